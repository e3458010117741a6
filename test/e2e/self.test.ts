import { expect, it } from 'vitest';
import { launchDesktop } from './harness/launch-desktop';

it('shows the commands and the traffic of its own three registries', async () => {
  const { ui } = await launchDesktop();
  await ui.chooseTarget('self');
  for (const id of ['main.info', 'preload.info', 'renderer.info']) {
    await ui.chooseCommand(id);
    expect(await ui.executed()).toContain(`${id}, ok`);
  }
  await expect.poll(() => ui.result().innerText()).toContain('app://meshscope/');
  await ui.openDock('traffic');
  const rows = ui.by('traffic-row').filter({ hasText: 'renderer.info' });
  // The call went main → preload → renderer, and each of the three saw it.
  await expect
    .poll(async () => (await rows.allInnerTexts()).join('\n'))
    .toMatch(/renderer[\s\S]*preload|preload[\s\S]*renderer/);
});

import { describe, expect, it } from 'vitest';
import { buildRustPeer } from '../../scripts/lib/rust-peer';
import { descendants } from './harness/descendants';
import { launchDesktop } from './harness/launch-desktop';

describe('a program of another implementation', () => {
  it('is called through a form of its schema, and its events arrive', async () => {
    const { ui } = await launchDesktop();
    await ui.addTarget(`stdio:${await buildRustPeer()}`);
    await ui.chooseCommand('greet.hello');
    await ui.field('name').fill('Ada');
    expect(await ui.executed()).toContain('greet.hello, ok');
    await expect.poll(() => ui.result().innerText()).toContain('Ada');
    await ui.openDock('events');
    await ui.by('event-row').filter({ hasText: 'root.beat' }).first().waitFor();
  });

  it('fails a call that it dies in, and says how it died', async () => {
    const { ui, app } = await launchDesktop();
    const id = await ui.addTarget(`stdio:${await buildRustPeer()}`);
    // The worker behind the root isn't listed, and is called all the same.
    await ui.chooseUnlisted('job.wait');
    await ui.writeJson('{"milliseconds": 60000}');
    const before = await ui.shownCall();
    await ui.execute();
    await ui.by('waiting').waitFor();
    const [peer] = await descendants(app.process().pid ?? 0, 'mesh-peer');
    process.kill(peer ?? 0, 'SIGKILL');
    await expect.poll(() => ui.shownCall()).not.toBe(before);
    await expect.poll(() => ui.by('result-error-code').innerText()).toBe('channel_disconnected');
    await ui.waitForStatus(id, 'failed');
    await expect.poll(() => ui.by(`target-${id}`).innerText()).toMatch(/SIGKILL/);
  });

  it('may take longer than any deadline that nobody set', async () => {
    const { ui } = await launchDesktop();
    await ui.addTarget(`stdio:${await buildRustPeer()}`);
    // The worker behind the root isn't listed, and is called all the same.
    await ui.chooseUnlisted('job.wait');
    await ui.writeJson('{"milliseconds": 31000}');
    const deadline = ui.page.getByLabel('Deadline', { exact: true });
    await deadline.fill('60 s');
    await deadline.press('Tab');
    expect(await ui.executed()).toMatch(/^job\.wait, ok, 31/);
  });
});

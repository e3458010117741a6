import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/lib/project-root';
import { descendants } from './harness/descendants';
import { launchBrowser } from './harness/launch-browser';
import { launchDesktop } from './harness/launch-desktop';
import { startWeb } from './harness/start-web';
import { tempFolder } from './harness/temp-folder';
import type { Ui } from './harness/ui';
import { until } from './harness/until';

const peer = (name: string, ...args: string[]): string =>
  [
    'stdio:',
    process.execPath,
    ' ',
    join(projectRoot, 'test/peers', name),
    ...args.map((arg) => ` ${arg}`),
  ].join('');

/** Whatever else happened, this still works. */
async function goesOn(ui: Ui): Promise<void> {
  await ui.chooseTarget('demo');
  await ui.chooseCommand('greet.hello');
  expect(await ui.executed()).toContain('greet.hello, ok');
}

/** Adds a target that can't be connected, of which the dialog says all of these words. */
async function failsToConnect(ui: Ui, url: string, words: readonly string[]): Promise<void> {
  await ui.addTarget(url, 'failed');
  const dialog = ui.page.getByRole('dialog');
  // A program's last words may come after its end.
  for (const word of words) await expect.poll(() => dialog.innerText()).toContain(word);
  await ui.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

describe('a target that is none', () => {
  it('says at its place why it can’t be connected, and what to do', async () => {
    const { ui } = await launchDesktop();
    await ui.by('add-target').click();
    for (const [url, problem] of [
      ['', undefined],
      ['greeter --stdio', 'A program is written as stdio:greeter --stdio'],
      ['nonsense:x', 'nonsense: isn’t a kind of target here'],
      ['stdio:', 'Write the command line after stdio:'],
    ] as const) {
      await ui.by('target-url').fill(url);
      if (problem !== undefined) await ui.page.getByText(problem).waitFor();
      expect(await ui.by('connect').isDisabled()).toBe(true);
    }
    await ui.page.keyboard.press('Escape');
    const folder = await tempFolder();
    await writeFile(join(folder, 'plain.sh'), 'echo\n', { mode: 0o644 });
    await writeFile(join(folder, 'orphan.sh'), '#!/no/such/interpreter\n', { mode: 0o755 });
    for (const [url, ...words] of [
      ['stdio:no-such-program --x', 'not found', 'No program called no-such-program is in the PATH.'],
      [`stdio:${folder}`, 'not a program', `${folder} is a directory.`],
      [`stdio:${folder}/plain.sh`, 'not executable', 'chmod +x'],
      [`stdio:${folder}/orphan.sh`, 'what runs it isn’t'.replace('’', "'")],
      ['stdio:node "open', 'is never closed'],
      [peer('crash.mjs', '--at-start', '3'), 'exit code 3', 'crash: no configuration found'],
      [peer('bad-list.mjs'), "a list that can't be read", 'is not a string (number 2)'],
    ] as const)
      await failsToConnect(ui, url, words);
    await goesOn(ui);
  });

  it('can be waited for, or called without its list', async () => {
    const { ui } = await launchBrowser();
    const id = await ui.addTarget(peer('mute.mjs', '--all'), 'failed');
    const dialog = ui.page.getByRole('dialog');
    await dialog.getByText("hasn't sent a byte since it started", { exact: false }).waitFor();
    await dialog.getByLabel('Time for the list').fill('1 s');
    await dialog.getByRole('button', { name: 'Wait longer' }).click();
    await dialog.getByText('in 1 s', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Connect anyway' }).click();
    await ui.waitForStatus(id, 'connected');
    await ui.by('unlisted-id').waitFor();
    await goesOn(ui);
  });

  it('keeps nobody from working while it floods its output', async () => {
    const { ui, app } = await launchDesktop();
    await ui.by('add-target').click();
    await ui.by('target-url').fill('stdio:yes');
    await ui.by('connect').click();
    await ui.page.getByRole('dialog').getByText('connecting', { exact: true }).waitFor();
    await ui.page.keyboard.press('Escape');
    await goesOn(ui);
    // It has failed, but it still runs: until a list comes, or somebody stops it.
    const id = (await ui.targetIds()).at(-1) ?? '';
    await ui.waitForStatus(id, 'failed');
    expect(await descendants(app.process().pid ?? 0, 'yes')).toHaveLength(1);
    await ui.by(`target-${id}`).click({ button: 'right' });
    await ui.page.getByRole('menuitem', { name: 'Stop its program' }).click();
    await ui.waitForStatus(id, 'disconnected');
    await until(
      'the program is gone',
      async () => (await descendants(app.process().pid ?? 0, 'yes')).length === 0,
    );
  });
});

describe('a peer that breaks the rules', () => {
  it('is shown with every reason, and stays linked', async () => {
    const { ui } = await launchBrowser();
    await ui.addTarget(peer('malformed.mjs'));
    await ui.openDock('traffic');
    const rows = ui.by('traffic-row');
    for (const reason of [
      'not an object',
      'eventId is not a string',
      'unknown key "surprise"',
      '_private.event',
    ])
      await rows.filter({ hasText: reason }).first().waitFor();
    await ui.chooseCommand('malformed.echo');
    await ui.writeJson('{"still": "there"}');
    expect(await ui.executed()).toContain('malformed.echo, ok');
    // A list that comes later and can't be read takes nothing away, and is told.
    await ui.addTarget(peer('bad-list.mjs', '--later'));
    await ui.chooseCommand('list.ask');
    await ui.page.getByRole('button', { name: 'More', exact: true }).first().click();
    await ui.page.getByRole('menuitem', { name: 'Read the commands again' }).click();
    await rows.filter({ hasText: 'the id of a command is not a string' }).first().waitFor();
    await ui.chooseCommand('list.ask');
    expect(await ui.executed()).toContain('list.ask, ok');
  });

  it('is sent and shown exactly, whatever it says', async () => {
    const { ui, page } = await launchBrowser();
    page.on('dialog', (dialog) => {
      void dialog.dismiss();
      throw new Error(`A script ran: ${dialog.message()}`);
    });
    await ui.addTarget(peer('exact.mjs'));
    for (const [command, shown] of [
      ['price', '206.00'],
      ['large', '9007199254740993'],
      ['huge', '1e400'],
      ['zero', '-0'],
    ] as const) {
      await ui.chooseCommand(`exact.${command}`);
      expect(await ui.executed()).toContain(', ok');
      await until(`${shown} is shown`, async () => (await ui.result().innerText()).includes(shown));
    }
    for (const text of ['206.00', '9007199254740993', '1e400', '-0', '{"a":1.0,"b":[1e3,0.10]}']) {
      await ui.chooseCommand('exact.tell');
      await ui.writeJson(text);
      await ui.executed();
      await until(`${text} was sent`, async () =>
        (await ui.result().innerText()).replaceAll('\\"', '"').includes(`"request":${text},`),
      );
    }
    for (const command of ['members', 'surrogate', 'script', 'deep', '.empty', 'turned\u202Egnp', 'CASE']) {
      await ui.chooseCommand(`exact.${command}`);
      expect(await ui.executed()).toContain(', ok');
    }
    const tree = page.getByRole('tree', { name: 'Commands' });
    await expect.poll(() => tree.innerText()).toContain('turned\\u202egnp');
    await goesOn(ui);
  });

  it('may list schemas that are none, endless or meant to hurt', async () => {
    const { ui, page } = await launchBrowser();
    await ui.addTarget(peer('hostile-schemas.mjs'));
    const commands = page.locator('[data-testid^="command-schemas."]');
    await commands.first().waitFor();
    const ids = await commands.evaluateAll((all) => all.map((row) => row.getAttribute('data-testid') ?? ''));
    expect(ids.length).toBeGreaterThan(5);
    for (const name of [
      'ref-nowhere',
      'ref-circle',
      'required-recursion',
      'doubling',
      'prototype',
      'odd-type',
    ]) {
      await ui.chooseCommand(`schemas.${name}`);
      // No form can be drawn: the JSON view says why, and takes anything.
      await page
        .locator('.notice', { hasText: /schema/i })
        .first()
        .waitFor();
      await ui.by('request-json').waitFor();
    }
    for (const name of ['deep', 'wide', 'script-title', 'explosive-pattern', 'empty-enum']) {
      await ui.chooseCommand(`schemas.${name}`);
      await ui.by('request-form').waitFor();
    }
    await ui.chooseCommand('schemas.ref-nowhere');
    await ui.writeJson('{"a": 1}');
    expect(await ui.executed()).toContain('schemas.ref-nowhere, ok');
  });
});

describe('a program that stops', () => {
  it('is shown as unresponsive after a deadline, and as well once it answers', async () => {
    const { ui, server } = await launchBrowser();
    const id = await ui.addTarget(peer('malformed.mjs'));
    await ui.chooseCommand('malformed.echo');
    const [pid = 0] = await descendants(server.pid, 'malformed.mjs');
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGSTOP');
    const deadline = ui.page.getByLabel('Deadline', { exact: true });
    await deadline.fill('1 s');
    await deadline.press('Tab');
    await ui.executed();
    expect(await ui.by('result-error-code').innerText()).toBe('timeout');
    await ui.waitForStatus(id, 'unresponsive');
    await ui.openDock('traffic');
    await ui.by('traffic-row').filter({ hasText: 'list.commands.request' }).last().waitFor();
    process.kill(pid, 'SIGCONT');
    await ui.waitForStatus(id, 'connected');
    await until('the late reply is told', async () => /\blate\b/.test(await ui.result().innerText()));
  });

  it('fails the calls that it took with it, with its code', async () => {
    const { ui } = await launchDesktop();
    const id = await ui.addTarget(peer('crash.mjs'));
    await ui.chooseCommand('crash.exit');
    await ui.executed();
    expect(await ui.by('result-error-code').innerText()).toBe('channel_disconnected');
    await expect.poll(() => ui.result().innerText()).toContain('(exit code 134)');
    await ui.waitForStatus(id, 'failed');
    await expect.poll(() => ui.by(`target-${id}`).innerText()).toContain('exit code 134');
    await ui.openDock('log');
    await ui.page.getByText('crash: going down').waitFor();
    await goesOn(ui);
  });
});

describe('the user’s files', () => {
  it('are set aside where they are damaged, and what is well in them is used', async () => {
    const data = await tempFolder();
    const damaged = {
      'settings.json': '{"theme": "dark"\n "dock": {}}',
      'targets.json':
        '{"targets":[{"id":"demo","url":"demo:","name":"Demo mesh","connectAtStart":true},{"id":5}]}',
      'drafts.json': '{"demo":{"greet.hello":"{\\"name\\":\\"Grace\\"}","math.add":7}}',
      'history.sqlite': 'this is no database '.repeat(500),
    };
    for (const [name, text] of Object.entries(damaged)) await writeFile(join(data, name), text);
    const { ui, page } = await launchBrowser({ data });
    const notice = await page.getByRole('alert').innerText();
    for (const said of [
      'line 2: a comma is missing',
      'Some targets couldn’t be read.',
      'Some drafts couldn’t be read.',
      'The history couldn’t be read, so it begins anew.',
      '1 target, 0 calls and 1 draft were read from their own files.',
    ])
      expect(notice).toContain(said);
    await ui.chooseCommand('greet.hello');
    await until('the draft is used', async () => (await ui.field('name').inputValue()) === 'Grace');
    expect(await ui.executed()).toContain('greet.hello, ok');
    const files = await readdir(data);
    for (const [name, text] of Object.entries(damaged)) {
      const [stem = '', ending = ''] = name.split('.');
      const kept = files.find((file) => file.startsWith(`${stem}.damaged-`) && file.endsWith(`.${ending}`));
      expect(await readFile(join(data, kept ?? 'missing'), 'utf8')).toBe(text);
    }
    // Mended where it is kept, a file is read again.
    const settings = files.find((file) => file.startsWith('settings.damaged-')) ?? 'missing';
    await writeFile(join(data, settings), damaged['settings.json'].replace('"dark"', '"dark",'));
    await page
      .locator('.damaged', { hasText: 'settings' })
      .getByRole('button', { name: 'Read it again' })
      .click();
    await page
      .locator('.damaged', { hasText: 'The settings couldn’t be read' })
      .waitFor({ state: 'detached' });
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  });

  it('are kept in memory while the disk takes nothing, and are written when it does again', async () => {
    const { ui, page, data } = await launchBrowser();
    // What is in the way of the file can't be replaced by it.
    await until('the drafts may be written', async () => (await readdir(data)).includes('targets.json'));
    const drafts = join(data, 'drafts.json');
    await rm(drafts, { force: true });
    await mkdir(join(drafts, 'in the way'), { recursive: true });
    await ui.chooseCommand('greet.hello');
    await ui.field('name').fill('Grace');
    await page.getByText('The drafts can’t be saved.').waitFor();
    await goesOn(ui);
    await rm(drafts, { recursive: true });
    await ui.field('name').fill('Grace Hopper');
    await page.getByText('The drafts can’t be saved.').waitFor({ state: 'detached' });
    await until('the draft is on the disk', async () =>
      (await readFile(drafts, 'utf8').catch(() => '')).includes('Grace Hopper'),
    );
  });

  it('survive a crash of the page and the end of the server', async () => {
    const data = await tempFolder();
    const desktop = await launchDesktop({ data });
    await desktop.ui.chooseCommand('greet.hello');
    await desktop.ui.field('name').fill('Grace');
    await until('the draft is kept', async () =>
      (await readFile(join(data, 'drafts.json'), 'utf8').catch(() => '')).includes('Grace'),
    );
    // Playwright gives up a page that crashed, so the new one is asked through the main process.
    const valueAfterCrash = await desktop.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      await new Promise<void>((resolve) => {
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      });
      const read = `document.querySelector('[data-testid="request-form"] input')?.value`;
      for (let tries = 0; tries < 200; tries++) {
        const value: unknown = await contents?.executeJavaScript(read);
        if (typeof value === 'string' && value !== '') return value;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return undefined;
    });
    expect(valueAfterCrash).toBe('Grace');
    await desktop.close();

    const { ui, server, page } = await launchBrowser({
      data,
      expectedErrors: [/WebSocket connection to .* failed/, /ERR_CONNECTION_REFUSED/],
    });
    await until('the draft is there', async () => (await ui.field('name').inputValue()) === 'Grace');
    process.kill(server.pid, 'SIGKILL');
    const notice = page.getByText('The link to the inspector closed.');
    await notice.waitFor();
    await ui.field('name').fill('Ada');
    // A press that nothing can be done about yet is answered.
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not sent: No link to the inspector').waitFor();
    await startWeb(data, ['--port', new URL(server.link).port]);
    await notice.waitFor({ state: 'detached' });
    expect(await ui.field('name').inputValue()).toBe('Ada');
    await goesOn(ui);
  });
});

describe('a flood of events', () => {
  it('leaves the page usable, also when it is reloaded meanwhile', async () => {
    const { ui, page } = await launchBrowser();
    await ui.addTarget(peer('large.mjs'));
    await ui.openDock('events');
    await ui.chooseCommand('large.events');
    await ui.writeJson('40000');
    await ui.execute();
    await ui.by('event-row').first().waitFor();
    await page.reload();
    await ui.ready();
    await ui.by('command-filter').fill('large.object');
    await ui.by('command-large.object').waitFor();
    await ui.by('command-filter').fill('');
    await ui.openDock('events');
    // Every one of them is counted, and what isn't kept is told.
    await until('all are counted', async () => /40,000/.test(await page.locator('body').innerText()), 45_000);
    await goesOn(ui);
  });
});

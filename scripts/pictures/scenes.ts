import { copyFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ui } from '../../test/e2e/harness/ui';
import { projectRoot } from '../lib/project-root';

/** One picture: how the interface gets there, from a first start. */
export interface Scene {
  readonly name: string;
  prepare(ui: Ui): Promise<void>;
}

async function placeOrder(ui: Ui): Promise<void> {
  await ui.chooseTarget('demo');
  await ui.chooseCommand('orders.place');
  await ui.executed();
}

/** Ready to follow an order, which takes so long. */
async function openWatch(ui: Ui, seconds: number): Promise<void> {
  await placeOrder(ui);
  await ui.chooseCommand('orders.watch');
  await ui.writeJson(`{"seconds": ${seconds}}`);
}

/** A call that is waiting for its reply. */
async function waitOnWatch(ui: Ui): Promise<void> {
  await openWatch(ui, 60);
  await ui.execute();
  await ui.by('waiting').waitFor();
}

/** A stream with something in it. */
async function someEvents(ui: Ui): Promise<void> {
  await placeOrder(ui);
  await ui.chooseCommand('demo.burst');
  await ui.writeJson('{"count": 40, "perSecond": 40}');
  await ui.executed();
  await placeOrder(ui);
}

/** The command line of a program of ours at a place that any machine has, so that no picture shows this one's. */
async function program(name: string): Promise<string> {
  const folder = join(tmpdir(), 'shop');
  await mkdir(folder, { recursive: true });
  await copyFile(join(projectRoot, 'scripts', 'pictures', name), join(folder, name));
  return `node ${join(folder, name)}`;
}

export const scenes: readonly Scene[] = [
  {
    name: 'call',
    prepare: async (ui) => {
      await placeOrder(ui);
      await ui.openDock('traffic');
      await ui.by('traffic-row').filter({ hasText: 'orders.place' }).first().click();
      await ui.by('command-orders.place').click();
    },
  },
  {
    name: 'events',
    prepare: async (ui) => {
      await someEvents(ui);
      await ui.openDock('events');
      await ui.by('event-row').filter({ hasText: 'order.placed' }).last().click();
    },
  },
  {
    name: 'palette',
    prepare: async (ui) => {
      await placeOrder(ui);
      await ui.page.keyboard.press('Control+k');
      await ui.page.keyboard.type('order');
    },
  },
  {
    name: 'connect',
    prepare: async (ui) => {
      await ui.by('add-target').click();
      await ui.by('target-url').fill(`stdio:${await program('inventory.mjs')} --read-only`);
      await ui.by('connect').click();
      // The list isn't answered; the dialog says so, and what can be done.
      await ui.page.getByRole('button', { name: 'Connect anyway' }).waitFor();
    },
  },
  {
    name: 'states-waiting',
    prepare: async (ui) => {
      await waitOnWatch(ui);
    },
  },
  {
    name: 'states-error',
    prepare: async (ui) => {
      await ui.chooseCommand('orders.fail');
      await ui.executed();
    },
  },
  {
    name: 'states-timeout',
    prepare: async (ui) => {
      await openWatch(ui, 2);
      await ui.page.getByLabel('Deadline').fill('500 ms');
      await ui.page.keyboard.press('Enter');
      await ui.executed();
      await ui.by('traffic-row').filter({ hasText: 'ignored: late' }).first().waitFor();
    },
  },
  {
    name: 'states-cancelled',
    prepare: async (ui) => {
      await waitOnWatch(ui);
      await ui.by('cancel').click();
      await ui.result().locator('[data-call]').waitFor();
    },
  },
  {
    name: 'states-disconnected',
    prepare: async (ui) => {
      await ui.chooseCommand('orders.crash');
      await ui.executed();
      await ui.openDock('log');
    },
  },
  {
    name: 'states-void',
    prepare: async (ui) => {
      await ui.chooseCommand('demo.ping');
      await ui.executed();
    },
  },
  {
    name: 'states-unlisted',
    prepare: async (ui) => {
      await ui.chooseUnlisted('legacy.sync');
      await ui.executed();
    },
  },
  {
    name: 'states-narrow',
    prepare: async (ui) => {
      await placeOrder(ui);
      await ui.page.setViewportSize({ width: 900, height: 700 });
    },
  },
  {
    name: 'settings',
    prepare: async (ui) => {
      await ui.page.keyboard.press('Control+,');
    },
  },
  {
    name: 'shortcuts',
    prepare: async (ui) => {
      await ui.page.keyboard.press('Control+Shift+/');
    },
  },
  {
    name: 'states-invalid',
    prepare: async (ui) => {
      await ui.chooseCommand('orders.place');
      await ui.field('customerId').fill('');
      await ui.execute();
      await ui.by('request-form').locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'states-large',
    prepare: async (ui) => {
      await ui.chooseCommand('demo.payload');
      await ui.writeJson('{"megabytes": 5}');
      await ui.executed();
    },
  },
  {
    name: 'states-failed',
    prepare: async (ui) => {
      const id = await ui.addTarget(`stdio:${await program('billing.mjs')}`, 'failed');
      await ui.page.keyboard.press('Escape');
      await ui.chooseTarget(id);
    },
  },
  {
    name: 'self',
    prepare: async (ui) => {
      await ui.chooseTarget('self');
      await ui.chooseCommand('renderer.info');
      await ui.executed();
      await ui.openDock('traffic');
    },
  },
];

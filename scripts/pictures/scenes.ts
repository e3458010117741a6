import type { Ui } from '../../test/e2e/harness/ui';

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

/** A stream with something in it. */
async function someEvents(ui: Ui): Promise<void> {
  await placeOrder(ui);
  await ui.chooseCommand('demo.burst');
  await ui.writeJson('{"count": 40, "perSecond": 40}');
  await ui.executed();
  await placeOrder(ui);
}

export const scenes: readonly Scene[] = [
  {
    name: 'call',
    prepare: async (ui) => {
      await placeOrder(ui);
      await ui.openDock('traffic');
      await ui.by('traffic-row').filter({ hasText: 'orders.place' }).first().waitFor();
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
      await ui.by('target-url').fill('stdio:node scripts/pictures/inventory.mjs --read-only');
      await ui.by('connect').click();
      // The list isn't answered; the dialog says so, and what can be done.
      await ui.page.getByRole('button', { name: 'Connect anyway' }).waitFor();
    },
  },
  {
    name: 'states-waiting',
    prepare: async (ui) => {
      await placeOrder(ui);
      await ui.chooseCommand('orders.watch');
      await ui.writeJson('{"seconds": 60}');
      await ui.execute();
      await ui.by('waiting').waitFor();
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
      const id = await ui.addTarget('stdio:node scripts/pictures/billing.mjs', 'failed');
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

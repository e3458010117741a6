import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callKey } from './calls';
import { createDraftsStore, type DraftsStore } from './drafts';
import { type InspectorBench, inspectorBench } from './testing/inspectorBench';

const key = callKey('demo', 'greet');

describe('the drafts', () => {
  let bench: InspectorBench;
  let drafts: DraftsStore;
  beforeEach(async () => {
    bench = await inspectorBench([]);
    drafts = createDraftsStore(bench.platform);
  });
  afterEach(() => bench.dispose());
  const text = (): string | undefined => drafts.getState().byKey[key]?.text;

  it('are what was kept, though the defaults had been filled in before it was read', () => {
    drafts.getState().begin('demo', 'greet', '"Ada"');
    drafts.getState().loaded('demo', { greet: '"Grace"' });
    expect(text()).toBe('"Grace"');
  });

  it('stay as they are being written, whatever was kept', () => {
    drafts.getState().begin('demo', 'greet', '"Ada"');
    drafts.getState().write('demo', 'greet', { text: '"Hedy"' });
    drafts.getState().loaded('demo', { greet: '"Grace"' });
    expect(text()).toBe('"Hedy"');
    drafts.getState().begin('demo', 'greet', '"Ada"');
    expect(text()).toBe('"Hedy"');
  });
});

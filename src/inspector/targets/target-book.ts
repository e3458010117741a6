import { randomUUID } from 'node:crypto';
import type { TargetConfig } from '@contract';
import type { Workspace } from '../workspace/workspace';
import type { Target } from './target';
import { nameFromUrl } from './target-url';

/** What a first start begins with. */
const DEFAULTS: readonly TargetConfig[] = [
  { id: 'demo', url: 'demo:', name: 'Demo mesh', connectAtStart: true },
  { id: 'self', url: 'self:', name: 'This app', connectAtStart: true },
];

/** A target as a person writes it down. */
export type NewTarget = Omit<TargetConfig, 'id' | 'name' | 'connectAtStart'> & {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly connectAtStart?: boolean | undefined;
};

/** All targets in their order, as they stand in the user's file. */
export class TargetBook {
  readonly #targets: { config: TargetConfig; target: Target }[] = [];

  constructor(
    private readonly workspace: Workspace,
    private readonly make: (config: TargetConfig) => Target,
  ) {
    const { targets } = workspace;
    for (const config of targets.wasThere ? targets.configs : this.#defaults()) this.#insert(config);
    // A damaged file was set aside: what was well in it goes into a new one.
    if (!targets.wasThere || targets.damaged !== undefined) this.#save();
  }

  get all(): Target[] {
    return this.#targets.map(({ target }) => target);
  }

  get configs(): TargetConfig[] {
    return this.#targets.map(({ config }) => config);
  }

  find(targetId: string): Target | undefined {
    return this.#targets.find(({ config }) => config.id === targetId)?.target;
  }

  add(wanted: NewTarget, index?: number): Target {
    const { id, name, connectAtStart, ...rest } = wanted;
    const isTaken = id !== undefined && this.find(id) !== undefined;
    const config: TargetConfig = {
      ...rest,
      id: id === undefined || id === '' || isTaken ? randomUUID() : id,
      name: name === undefined || name.trim() === '' ? nameFromUrl(wanted.url) : name,
      connectAtStart: connectAtStart ?? false,
    };
    const target = this.#insert(config, index);
    this.#setRemoved(config.id, false);
    this.#save();
    return target;
  }

  /** Takes what can be read by now of a damaged file. @returns the targets that it added */
  readAgain(): Target[] {
    const added = this.workspace.targets.readAgain().map((config) => this.#insert(config));
    if (added.length > 0) this.#save();
    return added;
  }

  /** Takes what a person wrote down anew. */
  change(config: TargetConfig): void {
    const entry = this.#targets.find((known) => known.config.id === config.id);
    if (entry === undefined) return;
    entry.config = config;
    entry.target.change(config);
    this.#save();
  }

  remove(targetId: string): Target | undefined {
    const index = this.#targets.findIndex(({ config }) => config.id === targetId);
    const [removed] = index === -1 ? [] : this.#targets.splice(index, 1);
    if (removed === undefined) return undefined;
    this.#setRemoved(targetId, true);
    this.#save();
    return removed.target;
  }

  #insert(config: TargetConfig, index?: number): Target {
    const target = this.make(config);
    this.#targets.splice(index ?? this.#targets.length, 0, { config, target });
    return target;
  }

  #defaults(): TargetConfig[] {
    const removed = this.workspace.settings.current.removedDefaults ?? [];
    return DEFAULTS.filter(({ id }) => !removed.includes(id));
  }

  #setRemoved(targetId: string, removed: boolean): void {
    if (!DEFAULTS.some(({ id }) => id === targetId)) return;
    const others = (this.workspace.settings.current.removedDefaults ?? []).filter((id) => id !== targetId);
    this.workspace.settings.change({ removedDefaults: removed ? [...others, targetId] : others });
  }

  #save(): void {
    this.workspace.targets.replace(this.configs);
  }
}

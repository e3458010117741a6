import {
  CommandError,
  CommandRegistry,
  type DynCommandOptions,
  dynCommand,
  dynEvent,
  type Link,
  type Message,
  type RegistryRecord,
} from '@mesh';
import { ajvValidator } from '@schema/ajv';
import { expect, vi } from 'vitest';
import { Bindings } from './frame-pattern';
import type { Behaviour, Scenario, ScenarioCommand, Step } from './scenario';
import { ScriptedChannel } from './scripted-channel';

/** Plays a scenario. Time stands still but for its own steps; a frame or a report that it doesn't name fails it. */
export async function runScenario(scenario: Scenario): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  const run = new ScenarioRun(scenario);
  try {
    for (const command of scenario.commands ?? []) await run.register(command);
    for (const [index, step] of scenario.steps.entries()) {
      try {
        await run.step(step);
      } catch (error) {
        throw new Error(`Step ${index + 1}, ${JSON.stringify(step)}: ${String(error)}`, { cause: error });
      }
    }
    run.expectNothingElse();
  } finally {
    await run.dispose();
    vi.useRealTimers();
  }
}

type Outcome = { readonly result: unknown } | { readonly error: unknown };

/** Lets everything happen that needs no time. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What happens in every scenario, or shows in its frames. */
const NOT_REPORTED: ReadonlySet<RegistryRecord['kind']> = new Set(['frame', 'link', 'waiting']);

class ScenarioRun {
  readonly #registry: CommandRegistry;
  readonly #isOwnKind: boolean;
  readonly #controllers = new Map<string, AbortController>();
  readonly #bindings = new Bindings();
  readonly #channels = new Map<string, ScriptedChannel>();
  readonly #links = new Map<string, Link>();
  readonly #ready = new Set<string>();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #registrations = new Map<string, () => void>();
  readonly #cleanUps: string[] = [];
  #heard: object[] = [];
  readonly #reports: RegistryRecord[] = [];

  constructor({ registry = {}, listens = [] }: Scenario) {
    this.#isOwnKind = registry.ownKind ?? true;
    this.#registry = new CommandRegistry({ id: 'scenario', validator: ajvValidator(), ...registry });
    this.#registry.observe((record) => {
      if (!NOT_REPORTED.has(record.kind)) this.#reports.push(record);
    });
    for (const id of listens)
      this.#registry.onDyn(id, (payload, context) => this.#heard.push({ payload, ...context }));
  }

  async register({ id, does = { void: true }, ...options }: ScenarioCommand, as = id): Promise<void> {
    const handler = behave(does, this.#registry, this.#cleanUps);
    const registering = this.#registry.registerCommand(dynCommand(id, handler, options as DynCommandOptions));
    this.#settleAs(
      as,
      registering.then(({ unregister }) => void this.#registrations.set(id, unregister)),
    );
    await settle();
  }

  async step(step: Step): Promise<void> {
    if ('link' in step) await this.#link(step);
    else if ('out' in step) this.#bindings.expectMatch(this.#channel(step.out).sent.shift(), step.frame);
    else if ('in' in step) this.#channel(step.in).sink?.receive(this.#bindings.fill(step.frame));
    else if ('closes' in step) this.#channel(step.closes).close();
    else if ('register' in step) await this.register(step.register, step.as);
    else if ('unregister' in step) this.#registrations.get(step.unregister)?.();
    else if ('call' in step) this.#call(step);
    else if ('abort' in step) this.#controllers.get(step.abort)?.abort(new Error('given up'));
    else if ('settled' in step) this.#expectOutcome(step);
    else if ('takes' in step) await this.#take(step);
    else if ('drops' in step) void this.#streamOf(step.drops).return?.();
    else if ('cleanedUp' in step) expect(this.#cleanUps.length).toBe(step.cleanedUp);
    else if ('pending' in step) expect(this.#outcomes.has(step.pending)).toBe(false);
    else if ('emit' in step) this.#registry.emit(dynEvent(step.emit, step.payload));
    else if ('heard' in step) this.#expectHeard(step.heard);
    else if ('lists' in step)
      expect(
        this.#registry
          .listCommands()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(step.lists);
    else if ('reported' in step) this.#expectReport(step.reported);
    else if ('advanceMs' in step) await vi.advanceTimersByTimeAsync(step.advanceMs);
    else if ('ready' in step) expect(this.#ready.has(step.ready)).toBe(step.is);
    else if ('dispose' in step) await this.#registry.dispose();
    else step satisfies never;
    await settle();
  }

  expectNothingElse(): void {
    for (const [id, { sent }] of this.#channels)
      expect(sent, `frames on ${id} that no step names`).toEqual([]);
    expect(this.#reports, 'reports that no step names').toEqual([]);
    expect(this.#heard, 'events that no step names').toEqual([]);
  }

  async dispose(): Promise<void> {
    await this.#registry.dispose();
    expect(vi.getTimerCount()).toBe(0);
  }

  #channel(id: string): ScriptedChannel {
    const channel = this.#channels.get(id);
    if (!channel) throw new Error(`The scenario has no channel ${id}.`);
    return channel;
  }

  async #link({
    link: id,
    private: privateCommands = false,
    list,
    quiet,
    shakes,
  }: Extract<Step, { link: string }>): Promise<void> {
    const channel = new ScriptedChannel(id);
    this.#channels.set(id, channel);
    this.#ready.delete(id);
    const link = await this.#registry.registerChannel(channel, { privateCommands });
    this.#links.set(id, link);
    void link.ready.then(() => this.#ready.add(id));
    const question = channel.sent.shift();
    // A free key, which a peer of another kind ignores: docs/own-kind.md.
    const hello = { version: 1, features: ['cancel', 'withdraw', 'deadline', 'stream'] };
    expect(question).toStrictEqual({
      type: 'list.commands.request',
      id: expect.any(String),
      ...(this.#isOwnKind && { _meta: { meshscope: hello } }),
    });
    if (shakes !== undefined) {
      const _meta = { meshscope: shakes };
      channel.sink?.receive({ type: 'list.commands.request', id: `hello-of-${id}`, _meta });
      expect(channel.sent.shift()?.type).toBe('list.commands.response');
    }
    if (quiet) this.#bindings.expectMatch(question?.id, `$list.${id}`);
    else
      channel.sink?.receive({
        type: 'list.commands.response',
        id: `list-of-${id}`,
        thid: question?.id,
        commands: list ?? [],
      });
  }

  #call({ call, request, as, timeoutMs, meta }: Extract<Step, { call: string }>): void {
    const controller = new AbortController();
    this.#controllers.set(as, controller);
    const options = {
      signal: controller.signal,
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(meta && { meta: meta as Message['_meta'] & object }),
    };
    this.#settleAs(as, this.#registry.executeDyn(call, request, options));
  }

  #settleAs(name: string, promise: Promise<unknown>): void {
    void promise.then(
      (result) => this.#outcomes.set(name, { result }),
      (error: unknown) => this.#outcomes.set(name, { error }),
    );
  }

  #expectOutcome({ settled, ...expected }: Extract<Step, { settled: string }>): void {
    const outcome = this.#outcomes.get(settled);
    if (outcome === undefined) throw new Error(`${settled} hasn't settled.`);
    if ('givenUp' in expected) expect(outcome).toEqual({ error: new Error('given up') });
    else if ('code' in expected) expect(outcome).toMatchObject({ error: { code: expected.code } });
    else expect(outcome).toEqual({ result: expected.result });
  }

  #streamOf(name: string): AsyncIterableIterator<unknown> {
    const outcome = this.#outcomes.get(name);
    if (outcome === undefined || !('result' in outcome)) throw new Error(`${name} hasn't given a stream.`);
    return outcome.result as AsyncIterableIterator<unknown>;
  }

  async #take({ takes, items, then }: Extract<Step, { takes: string }>): Promise<void> {
    const stream = this.#streamOf(takes);
    for (const item of items) expect(await stream.next()).toEqual({ done: false, value: item });
    if (then === 'end') expect(await stream.next()).toEqual({ done: true, value: undefined });
    else if (then) await expect(stream.next()).rejects.toMatchObject(then);
  }

  #expectHeard(expected: readonly object[]): void {
    expect(this.#heard).toEqual(this.#bindings.fill(expected));
    this.#heard = [];
  }

  #expectReport(expected: object): void {
    const report = this.#reports.shift();
    expect(report).toMatchObject(this.#bindings.fill(expected) as object);
    expect(report?.at).toBeTypeOf('number');
  }
}

function behave(
  does: Behaviour,
  registry: CommandRegistry,
  cleanUps: string[],
): (request: unknown, context: { commandId: string }) => unknown {
  return (request, { commandId }) => {
    if ('streams' in does) return streamed(does, () => cleanUps.push(commandId));
    if ('returns' in does) return does.returns;
    if ('echo' in does) return request;
    if ('hangs' in does) return new Promise(() => {});
    if ('throws' in does) throw does.throws;
    if ('throwsError' in does) throw new Error(does.throwsError);
    if ('throwsCoded' in does) throw new CommandError(does.throwsCoded.code, does.throwsCoded.message);
    if ('calls' in does) return registry.executeDyn(does.calls, request);
    return undefined;
  };
}

async function* streamed(
  { streams, forEver, thenThrows }: Extract<Behaviour, { streams: readonly unknown[] }>,
  cleanUp: () => void,
): AsyncGenerator<unknown> {
  try {
    do yield* streams;
    while (forEver);
    if (thenThrows !== undefined) throw new Error(thenThrows);
  } finally {
    cleanUp();
  }
}

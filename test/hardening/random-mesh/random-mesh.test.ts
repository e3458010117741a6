import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isRow } from '../pack/row-reader';
import { arbitraryCall, arbitraryOperation, type Operation } from './operation';
import { portPairs } from './port-pair';
import { RandomMesh } from './random-mesh';
import { DIRECT_FAULTS, FAULTS, type Fault } from './tapped-channel';

/** `MESH_RUNS=10000 MESH_SEED=7 npx vitest run test/hardening/random-mesh` for more, and for others. */
const RUNS = Number(process.env['MESH_RUNS'] ?? 300);
const SEED = Number(process.env['MESH_SEED'] ?? 20261121);
const MINUTE_MS = 60_000;

/** The kind of an entry of a row that is a call (docs/own-kind.md, Pack). */
const CALL = 1;

type Group = readonly Operation[];

const routers = fc.array(fc.boolean(), { minLength: 2, maxLength: 8 });
/** Most meshes are of one kind; in some there are registries that speak nothing but the protocol. */
const plain = fc.oneof(fc.constant<number[]>([]), fc.array(fc.nat({ max: 7 }), { maxLength: 4 }));
const single = arbitraryOperation.map((operation): Group => [operation]);
const several = fc.array(arbitraryOperation, { minLength: 2, maxLength: 5 });
/** A root with three below it, whose commands they call: what direct ports are for. */
const STAR: readonly boolean[] = [false, true, true, true];
const star: readonly Group[] = [1, 2, 3].flatMap((node): Group[] => [
  [{ kind: 'link', node, other: 0, isUp: true }],
  [{ kind: 'register', node, id: 'abcd'[node] ?? '' }],
]);
const inStar = fc.oneof(
  { weight: 3, arbitrary: arbitraryCall },
  { weight: 1, arbitrary: fc.constantFrom(...star.map(([operation]) => operation as Operation)) },
  { weight: 1, arbitrary: arbitraryOperation },
);
const oneInStar = inStar.map((operation): Group => [operation]);
const severalInStar = fc.array(inStar, { minLength: 2, maxLength: 5 });
const listsOf = (group: fc.Arbitrary<Group>): fc.Arbitrary<Group[]> =>
  fc.array(group, { minLength: 1, maxLength: 50, size: 'max' });

/** Does group after group of operations, and looks after each whether everything holds. */
async function drive(
  flags: readonly boolean[],
  foreign: readonly number[],
  groups: readonly Group[],
  fault?: Fault,
): Promise<void> {
  const mesh = new RandomMesh(flags, foreign, fault);
  try {
    for (const group of groups) {
      await mesh.apply(...group);
      expect(mesh.faults()).toEqual([]);
    }
    await mesh.apply({ kind: 'release', node: 0 });
    expect(mesh.faults()).toEqual([]);
    expect(mesh.pending).toBe(0);
    // Where nothing is pending there is no timer either.
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    await mesh.dispose();
    expect(vi.getTimerCount()).toBe(0);
  }
}

describe('random meshes of up to eight registries', () => {
  /** Calls that took a direct port. */
  let direct = 0;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const carried = (message: unknown): void => {
      const isCall = isRow(message)
        ? message[1] === CALL
        : (message as { type?: string }).type === 'execute.command.request';
      if (isCall) direct += 1;
    };
    vi.stubGlobal('MessageChannel', portPairs(carried));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it.each([
    ['one thing after the other', single],
    ['several at once', several],
  ])(
    'keep their rules through calls, registrations, closes and replacements, %s',
    async (_name, group) => {
      const property = fc.asyncProperty(routers, plain, listsOf(group), (flags, foreign, groups) =>
        drive(flags, foreign, groups),
      );
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
    },
    600_000,
  );

  it.each([
    ['one thing after the other', oneInStar],
    ['several at once', severalInStar],
  ])(
    'keep them where children of a root get direct ports, %s',
    async (_name, group) => {
      const property = fc.asyncProperty(listsOf(group), (groups) => drive(STAR, [], [...star, ...groups]));
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
      expect(direct).toBeGreaterThan(RUNS / 2);
    },
    600_000,
  );

  it.each(DIRECT_FAULTS)(
    'break them where a channel is faulty and there are direct ports: %s',
    async (fault) => {
      const property = fc.asyncProperty(listsOf(oneInStar), (groups) =>
        drive(STAR, [], [...star, ...groups], fault),
      );
      const details = await fc.check(property, { numRuns: 2000, seed: SEED, endOnFailure: true });
      expect(details.failed).toBe(true);
    },
    60_000,
  );

  it.each(FAULTS)(
    'break them where a channel is faulty: %s',
    async (fault) => {
      const property = fc.asyncProperty(routers, plain, listsOf(single), (flags, foreign, groups) =>
        drive(flags, foreign, groups, fault),
      );
      const details = await fc.check(property, { numRuns: 2000, seed: SEED, endOnFailure: true });
      expect(details.failed).toBe(true);
    },
    60_000,
  );
});

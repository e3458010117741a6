import type { CommandInfo } from '@mesh';
import { breakCycles } from './declarations/break-cycles';
import { type CommandPlan, nameOfCommand, planCommand } from './declarations/command-plan';
import { nameTypes } from './declarations/name-types';
import { NamedTypes, reachableFrom } from './declarations/named-types';
import { NameSet } from './names/name-set';
import { pascalCase } from './names/words';
import { type Layout, newLine, render } from './print/layout';
import { printDeclaration } from './print/print-declaration';
import { printCommand, printService } from './print/print-definition';
import type { TypeNames } from './print/print-type';
import { quoted } from './print/quote';

/** How the source is made. */
export interface GenerateOptions {
  /** The module that the definitions are made with; `meshscope/mesh` unless set. */
  readonly from?: string;
  /** Whether commands with a dotted prefix become services (`math.add` a method of `MathService`); off unless set. */
  readonly services?: boolean;
}

/** A definition to be written: of one command, or of a service. */
interface Unit {
  readonly wishes: readonly [string, ...string[]];
  /** Absent: a command of its own. */
  readonly prefix?: string;
  readonly plans: readonly CommandPlan[];
}

const WIDTH = 110;
const HEADER =
  "// Made by Meshscope from a registry's list of commands. Made anew, it loses what was changed by hand.";

/**
 * TypeScript source with a definition for every command and the types of its schemas, so that a caller in another
 * repository is typed. The same commands give the same source, in whichever order they come.
 *
 * @param commands as `registry.listCommands()` gives them; of two with one id the first counts
 * @returns the source of one module, formatted (2 spaces, single quotes, 110 columns)
 */
export function generateSource(commands: readonly CommandInfo[], options: GenerateOptions = {}): string {
  const types = new NamedTypes();
  const plans = plansOf(commands, types);
  breakCycles(types);
  const units = options.services ? servicesOf(plans) : plans.map(unitOf);
  const names = new NameSet();
  const unitNames = units.map((unit) => names.claim(...unit.wishes));
  const typeNames = nameTypes(types, names);
  const blocks: Layout[] = [];
  const users = usersOf(units, types);
  const shared = types.all().filter((type) => (users.get(type.key)?.size ?? 0) > 1);
  const declare = (keys: readonly string[]): void => {
    const sorted = keys.map((key) => [typeNames.get(key) ?? '', key] as const).sort(byFirst);
    for (const [name, key] of sorted) {
      const type = types.get(key);
      if (type) blocks.push(printDeclaration(type, name, namesWithin(key, types, typeNames)));
    }
  };
  declare(shared.map((type) => type.key));
  units.forEach((unit, index) => {
    const own = types.all().filter(({ key }) => users.get(key)?.size === 1 && users.get(key)?.has(unit));
    declare(own.map((type) => type.key));
    blocks.push(printUnit(unit, unitNames[index] ?? '', { nameOf: nameOf(typeNames), isRecursive: false }));
  });
  const head: Layout[] = [HEADER, newLine, importLine(units, options.from ?? 'meshscope/mesh')];
  return render([head, blocks.map((block): Layout => [newLine, newLine, block]), newLine], WIDTH);
}

function byFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function plansOf(commands: readonly CommandInfo[], types: NamedTypes): CommandPlan[] {
  const byId = new Map<string, CommandInfo>();
  for (const command of commands) if (!byId.has(command.id)) byId.set(command.id, command);
  return [...byId].sort(byFirst).map(([id, command]) => planCommand(command, nameOfCommand(id), types));
}

function unitOf(plan: CommandPlan): Unit {
  return { wishes: [plan.name, `${plan.name}Command`], plans: [plan] };
}

function servicesOf(plans: readonly CommandPlan[]): Unit[] {
  const services = new Map<string, CommandPlan[]>();
  const single: CommandPlan[] = [];
  for (const plan of plans) {
    const dot = plan.id.lastIndexOf('.');
    if (dot <= 0 || dot === plan.id.length - 1) single.push(plan);
    else services.set(plan.id.slice(0, dot), [...(services.get(plan.id.slice(0, dot)) ?? []), plan]);
  }
  const units = [...services].sort(byFirst).map(([prefix, methods]): Unit => {
    return { wishes: [`${pascalCase(prefix, 'The')}Service`], prefix, plans: methods };
  });
  return [...single.map(unitOf), ...units];
}

/** The units that speak of each named type, also through others. */
function usersOf(units: readonly Unit[], types: NamedTypes): Map<string, Set<Unit>> {
  const users = new Map<string, Set<Unit>>();
  for (const unit of units) {
    for (const root of unit.plans.flatMap(({ request, response }) => [request, response])) {
      for (const key of root ? reachableFrom(root.type, types) : []) {
        users.set(key, (users.get(key) ?? new Set()).add(unit));
      }
    }
  }
  return users;
}

function nameOf(typeNames: ReadonlyMap<string, string>): TypeNames['nameOf'] {
  return (target) => typeNames.get(target) ?? 'unknown';
}

function namesWithin(key: string, types: NamedTypes, typeNames: ReadonlyMap<string, string>): TypeNames {
  const node = types.get(key)?.node;
  return {
    nameOf: nameOf(typeNames),
    isRecursive: node !== undefined && reachableFrom(node, types).has(key),
  };
}

function printUnit(unit: Unit, name: string, names: TypeNames): Layout {
  if (unit.prefix !== undefined) return printService(unit.prefix, unit.plans, name, names);
  return unit.plans.map((plan) => printCommand(plan, name, names));
}

function importLine(units: readonly Unit[], from: string): string {
  const plans = units.flatMap((unit) => unit.plans);
  const imported = [
    ...(units.some((unit) => unit.prefix === undefined) ? ['defineCommand'] : []),
    ...(units.some((unit) => unit.prefix !== undefined) ? ['defineService'] : []),
    ...(plans.some((plan) => plan.request || plan.response) ? ['jsonSchema'] : []),
  ];
  return imported.length > 0 ? `import { ${imported.join(', ')} } from ${quoted(from)};` : 'export {};';
}

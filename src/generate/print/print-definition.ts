import type { CommandPlan } from '../declarations/command-plan';
import type { RootType } from '../declarations/named-types';
import { docComment } from './doc-comment';
import { group, indent, joined, type Layout, newLine } from './layout';
import { printType, type TypeNames } from './print-type';
import { printValue, propertyKey } from './print-value';
import { quoted } from './quote';

/** `export const MathAdd = defineCommand({ … });` */
export function printCommand(plan: CommandPlan, name: string, names: TypeNames): Layout {
  const fields: Layout[] = [['id: ', quoted(plan.id)], ...specFields(plan, names)];
  return [...docComment(commandDoc(plan)), `export const ${name} = defineCommand({`, block(fields), '});'];
}

/** `export const MathService = defineService('math', { add: { … }, … });` */
export function printService(
  prefix: string,
  plans: readonly CommandPlan[],
  name: string,
  names: TypeNames,
): Layout {
  const methods = plans.map((plan): Layout => {
    const key = propertyKey(plan.id.slice(prefix.length + 1));
    const fields = specFields(plan, names);
    const spec: Layout = fields.length > 0 ? ['{', block(fields), '}'] : '{}';
    return [...docComment(commandDoc(plan)), key, ': ', spec];
  });
  return [`export const ${name} = defineService(${quoted(prefix)}, {`, block(methods), '});'];
}

function commandDoc({ description, isCut }: CommandPlan): string {
  const note = isCut ? 'A schema was nested too deeply, or held itself: it is cut.' : '';
  return [description?.trim() ?? '', note].filter((text) => text !== '').join('\n\n');
}

function specFields(plan: CommandPlan, names: TypeNames): Layout[] {
  const fields: Layout[] = [];
  if (plan.description !== undefined) fields.push(['description: ', quoted(plan.description)]);
  if (plan.request) fields.push(['request: ', printSchema(plan.request, names)]);
  if (plan.response) fields.push(['response: ', printSchema(plan.response, names)]);
  return fields;
}

function printSchema({ schema, type }: RootType, names: TypeNames): Layout {
  const isSchema =
    typeof schema === 'boolean' || (typeof schema === 'object' && schema !== null && !Array.isArray(schema));
  return [group('jsonSchema<', printType(type, names), '>('), isSchema ? printValue(schema) : 'true', ')'];
}

function block(fields: readonly Layout[]): Layout {
  return [indent(newLine, joined([',', newLine], fields)), ',', newLine];
}

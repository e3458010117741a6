import { isRecord } from './isRecord';

/**
 * A schema object of an older draft (4 to 2019-09) in the words of 2020-12, as far as they differ. One that is modern
 * already comes back with the same members.
 */
export function modernise(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const modern: Record<string, unknown> = { ...schema };
  if (Array.isArray(modern['items'])) {
    modern['prefixItems'] = modern['items'];
    delete modern['items'];
    if (modern['additionalItems'] !== undefined) modern['items'] = modern['additionalItems'];
  }
  if (isRecord(modern['dependencies']))
    Object.assign(modern, splitDependencies(modern['dependencies'], modern));
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof modern[exclusive] !== 'boolean') continue;
    if (modern[exclusive]) {
      modern[exclusive] = modern[bound];
      delete modern[bound];
    } else delete modern[exclusive];
  }
  for (const keyword of ['$recursiveRef', '$dynamicRef']) {
    const ref = modern[keyword];
    if (ref === undefined) continue;
    if (modern['$ref'] === undefined) modern['$ref'] = ref;
    else modern['allOf'] = [...(Array.isArray(modern['allOf']) ? modern['allOf'] : []), { $ref: ref }];
  }
  return modern;
}

function splitDependencies(
  dependencies: Readonly<Record<string, unknown>>,
  schema: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const entries = Object.entries(dependencies);
  const names = entries.filter(([, value]) => Array.isArray(value));
  const schemas = entries.filter(([, value]) => !Array.isArray(value));
  return {
    dependentRequired: {
      ...(schema['dependentRequired'] as object | undefined),
      ...Object.fromEntries(names),
    },
    dependentSchemas: {
      ...(schema['dependentSchemas'] as object | undefined),
      ...Object.fromEntries(schemas),
    },
  };
}

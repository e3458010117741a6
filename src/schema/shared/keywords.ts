/** The keywords of JSON Schema (draft 2020-12) by what stands behind them. */
export type KeywordKind =
  | 'schema'
  | 'schemas'
  | 'schemaMap'
  | 'patternMap'
  | 'count'
  | 'number'
  | 'divisor'
  | 'names'
  | 'nameLists'
  | 'type'
  | 'values'
  | 'value'
  | 'pattern'
  | 'text'
  | 'flag';

const BY_KIND: Readonly<Record<KeywordKind, readonly string[]>> = {
  schema: [
    'not',
    'if',
    'then',
    'else',
    'items',
    'contains',
    'additionalProperties',
    'propertyNames',
    'unevaluatedItems',
    'unevaluatedProperties',
  ],
  schemas: ['allOf', 'anyOf', 'oneOf', 'prefixItems'],
  schemaMap: ['properties', 'dependentSchemas'],
  patternMap: ['patternProperties'],
  count: [
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'minContains',
    'maxContains',
    'minProperties',
    'maxProperties',
  ],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  divisor: ['multipleOf'],
  names: ['required'],
  nameLists: ['dependentRequired'],
  type: ['type'],
  values: ['enum'],
  value: ['const'],
  pattern: ['pattern'],
  text: ['format'],
  flag: ['uniqueItems'],
};

/** What kind of value a keyword has; undefined for one that checks nothing. */
export const KEYWORDS: ReadonlyMap<string, KeywordKind> = new Map(
  Object.entries(BY_KIND).flatMap(([kind, names]) =>
    names.map((name) => [name, kind as KeywordKind] as const),
  ),
);

/** The keywords that look at the same place of the value again: a cycle of them never ends. */
export const IN_PLACE: readonly string[] = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
];

/** A schema as both validators take it: draft 2020-12, every reference `#/$defs/<name>` of the root. */
export type PreparedSchema = boolean | PreparedObject;

export interface PreparedObject {
  readonly [keyword: string]: unknown;
}

/** Where a `$ref` of a prepared schema leads. */
export function resolveRef(root: PreparedSchema, ref: unknown): PreparedSchema {
  if (typeof root === 'boolean') return root;
  const definitions = root['$defs'] as Record<string, PreparedSchema> | undefined;
  return definitions?.[String(ref).slice('#/$defs/'.length)] ?? true;
}

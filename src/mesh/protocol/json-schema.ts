/** A JSON Schema (draft 2020-12) as it stands on the wire. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

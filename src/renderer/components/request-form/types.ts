/** A JSON Schema as it was advertised: an object, or `true` / `false`; anything else isn't one. */
export type JsonSchemaValue = unknown;

/** A fault of the data at a place: `path` is a JSON Pointer (`/address/postcode`, `''` for the whole). */
export interface Problem {
  path: string;
  message: string;
}

/** What a check of a request against its schema found. */
export interface RequestCheck {
  problems: Problem[];
  /** How many members aren't sent because their names come again in the same object. */
  repeated?: number;
  /** Why the schema itself couldn't be applied (it refers to what isn't there, isn't a schema). */
  schemaFault?: string;
}

/** Whether a form can be drawn from a schema, and if not, why not in a sentence for the user. */
export type Formability = { ok: true } | { ok: false; reason: string };

export interface RequestFormProps {
  schema: JsonSchemaValue;
  /** The request as JSON text: the single source of truth. `undefined` or blank: nothing is sent. */
  text: string | undefined;
  /** A change made in the form, as new JSON text; numbers that weren't touched keep their text. */
  onTextChange: (text: string) => void;
  /** What `checkRequest` (or the peer) found; each is shown at its field. */
  problems: readonly Problem[];
  /** Mod+Enter. */
  onSubmit: () => void;
  disabled?: boolean;
  /** The form couldn't be drawn after all: the caller shows the JSON editor and says why. */
  onFault?: (reason: string) => void;
}

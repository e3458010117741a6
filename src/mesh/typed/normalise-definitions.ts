import { isSchemaObject, mapSubschemas, type SchemaObject, textOf } from './schema-keywords';

/** Names that zod, Valibot and ArkType make up for what nobody has named; ArkType's are others in each process. */
const MADE_UP = /^#\/\$defs\/((?:__schema|alias|domain|intersection|morph|proto|type|union|unit)?\d+)$/;
/** Written out more often than this, shared parts are left where they are. */
const MOST_WRITTEN_OUT = 1_000;

type Definitions = Readonly<Record<string, unknown>>;

/**
 * Brings definitions that a library named by itself to one form: what doesn't hold itself stands where it is needed, what does
 * is `#` where it is the root, else `schema1` and so on. What its author named stays as it is.
 */
export function normaliseDefinitions(schema: SchemaObject): SchemaObject {
  const { $schema: _dialect, $defs, ...root } = schema;
  if (!isSchemaObject($defs)) return schema;
  const named = Object.entries($defs).flatMap(([name, body]): [string, SchemaObject][] =>
    isSchemaObject(body) && !MADE_UP.test(`#/$defs/${name}`) ? [[name, body]] : [],
  );
  const recursive = recursiveNames([root, ...named.map(([, body]) => body)], $defs);
  if (recursive === undefined) return schema;
  const rootName = nameOf(root, $defs);
  const first = writeOut(rootName === undefined ? root : bodyOf($defs, rootName), $defs, recursive);
  const bodies = [...recursive].map(
    (name) => [name, writeOut(bodyOf($defs, name), $defs, recursive)] as const,
  );
  bodies.sort(([, one], [, other]) => (textOf(one, true) < textOf(other, true) ? -1 : 1));
  const byText = new Map(bodies.map(([name, body]) => [textOf(body), name]));
  const atRoot = rootName !== undefined && recursive.has(rootName) ? rootName : byText.get(textOf(first));
  const others = bodies.filter(([name]) => name !== atRoot);
  const targets = new Map(others.map(([name], index) => [name, `schema${index + 1}`]));
  // Valibot writes what holds itself once more where it is used first.
  const shared = (part: SchemaObject, isTop: boolean): SchemaObject => {
    const name = nameOf(part, $defs) ?? (isTop ? undefined : byText.get(textOf(part)));
    if (name === undefined) return within(part, (inner) => shared(inner, false));
    const target = targets.get(name);
    return { $ref: target === undefined ? '#' : `#/$defs/${target}` };
  };
  const definitions = [
    ...named.map(([name, body]) => [name, shared(writeOut(body, $defs, recursive), true)]),
    ...others.map(([name, body]) => [targets.get(name), shared(body, true)]),
  ];
  return {
    ...shared(first, true),
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

/** The definition that a schema is nothing but a reference to, if its name is made up. */
function nameOf(schema: SchemaObject, definitions: Definitions): string | undefined {
  const { $ref } = schema;
  const name =
    typeof $ref === 'string' && Object.keys(schema).length === 1 ? MADE_UP.exec($ref)?.[1] : undefined;
  return name !== undefined && isSchemaObject(definitions[name]) ? name : undefined;
}

function bodyOf(definitions: Definitions, name: string): SchemaObject {
  const body = definitions[name];
  return isSchemaObject(body) ? body : {};
}

/** The definitions that lead back to themselves; undefined where it takes too long to tell. */
function recursiveNames(roots: readonly SchemaObject[], definitions: Definitions): Set<string> | undefined {
  const recursive = new Set<string>();
  let left = MOST_WRITTEN_OUT;
  const visit = (schema: SchemaObject, path: readonly string[]): SchemaObject => {
    const name = nameOf(schema, definitions);
    if (name === undefined) return within(schema, (inner) => visit(inner, path));
    if (path.includes(name)) recursive.add(name);
    else if ((left -= 1) > 0) visit(bodyOf(definitions, name), [...path, name]);
    return schema;
  };
  for (const root of roots) visit(root, []);
  return left > 0 ? recursive : undefined;
}

function writeOut(
  schema: SchemaObject,
  definitions: Definitions,
  recursive: ReadonlySet<string>,
): SchemaObject {
  const name = nameOf(schema, definitions);
  if (name !== undefined)
    return recursive.has(name) ? schema : writeOut(bodyOf(definitions, name), definitions, recursive);
  return within(schema, (inner) => writeOut(inner, definitions, recursive));
}

/** With every schema directly within changed. */
function within(schema: SchemaObject, change: (inner: SchemaObject) => SchemaObject): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      mapSubschemas(keyword, value, (inner) => (isSchemaObject(inner) ? change(inner) : inner)),
    ]),
  );
}

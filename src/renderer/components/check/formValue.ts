import { type JsonNode, JsonNumber, numberText, parseJsonTree } from '@json';

/** A JSON value in which every number is its text. */
export type FormValue = string | boolean | null | JsonNumber | FormValue[] | FormObject;
export interface FormObject {
  [name: string]: FormValue;
}

/** Sets a member whatever its name is, `__proto__` too. */
export function setMember<T>(target: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  else target[name] = value;
}

/**
 * A JSON text as a value that keeps its numbers' texts.
 * @throws JsonSyntaxError
 */
export function parseFormValue(text: string): FormValue {
  return formValueOfNode(parseJsonTree(text));
}

/** A parsed JSON text as such a value; of a name that is repeated, the last member. */
export function formValueOfNode(node: JsonNode): FormValue {
  switch (node.kind) {
    case 'object': {
      const object: FormObject = {};
      for (const { key, value } of node.members) setMember(object, key, formValueOfNode(value));
      return object;
    }
    case 'array':
      return node.items.map(formValueOfNode);
    case 'number':
      return new JsonNumber(node.text);
    case 'string':
    case 'literal':
      return node.value;
  }
}

/** Whether it is an object's value, neither a list nor a number. */
export function isFormObject(value: unknown): value is FormObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}

/** The same with doubles for numbers, as the libraries want it. */
export function plainValue(value: FormValue | undefined): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isFormObject(value)) return value;
  const plain: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) setMember(plain, name, plainValue(member));
  return plain;
}

/** Plain data (a schema's `default`, a `const`) as a form's value; what JSON has no word for becomes null. */
export function formValueOf(data: unknown): FormValue {
  if (typeof data === 'number') return Number.isFinite(data) ? new JsonNumber(JSON.stringify(data)) : null;
  if (typeof data === 'bigint') return new JsonNumber(data.toString());
  if (typeof data === 'string' || typeof data === 'boolean') return data;
  if (data instanceof JsonNumber) return data;
  if (Array.isArray(data)) return data.map((_, index) => formMember(data, index));
  if (typeof data !== 'object' || data === null) return null;
  const object: FormObject = {};
  for (const [name, member] of Object.entries(data))
    if (member !== undefined) setMember(object, name, formMember(data, name));
  return object;
}

/** One member of plain data, a number by its text where the container remembers one. */
export function formMember(container: object, key: string | number): FormValue {
  const text = numberText(container, key);
  return text === undefined ? formValueOf(Reflect.get(container, key)) : new JsonNumber(text);
}

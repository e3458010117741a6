import { type FormObject, type FormValue, isFormObject, setMember } from '../check/formValue';

/**
 * A copy of `root` with the value at a path replaced, or taken out where `value` is undefined. Containers that are
 * missing on the way are made; what isn't on the way is shared.
 */
export function editAt(
  root: FormValue | undefined,
  path: readonly string[],
  value: FormValue | undefined,
): FormValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(root)) {
    const index = Number(step);
    const edited = editAt(root[index], rest, value);
    if (edited === undefined) return root.filter((_, at) => at !== index);
    const copy = root.slice();
    copy[Math.min(index, root.length)] = edited;
    return copy;
  }
  const object = isFormObject(root) ? root : {};
  const edited = editAt(Object.hasOwn(object, step) ? object[step] : undefined, rest, value);
  return edited === undefined ? withoutMember(object, step) : withMember(object, step, edited);
}

function withMember(object: FormObject, name: string, value: FormValue): FormObject {
  const copy: FormObject = {};
  for (const [key, member] of Object.entries(object)) setMember(copy, key, member);
  setMember(copy, name, value);
  return copy;
}

function withoutMember(object: FormObject, name: string): FormObject {
  const copy: FormObject = {};
  for (const [key, member] of Object.entries(object)) if (key !== name) setMember(copy, key, member);
  return copy;
}

/** The same object with one member under another name, at the same place. */
export function renameMember(object: FormObject, from: string, to: string): FormObject {
  const copy: FormObject = {};
  for (const [key, member] of Object.entries(object)) setMember(copy, key === from ? to : key, member);
  return copy;
}

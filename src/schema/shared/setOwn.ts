/** Sets a member as JSON has it: a name like `__proto__` is one like any other. */
export function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Whether an id is private: it begins with `_` (protocol.md, Words). */
export function isPrivate(id: string): boolean {
  return id.charCodeAt(0) === 95;
}

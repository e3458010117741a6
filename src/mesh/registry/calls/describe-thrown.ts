/** What a person can read of anything that was thrown. Never throws itself. */
export function describeThrown(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return thrown.message || thrown.name;
    if (typeof thrown === 'string') return thrown;
    if (typeof thrown === 'object' && thrown !== null) {
      const { message } = thrown as { readonly message?: unknown };
      if (typeof message === 'string') return message;
      return JSON.stringify(thrown) ?? 'an object';
    }
    return String(thrown);
  } catch {
    // A hostile getter, a cycle, a BigInt within: there is nothing to be read then.
    return `a thrown value that can't be described`;
  }
}

/** Turns `order.*` into a test: `*` stands for anything, upper and lower case count the same. */
export function globTest(glob: string): (value: string) => boolean {
  const wanted = glob.toLowerCase();
  if (!wanted.includes('*')) return (value) => value.toLowerCase() === wanted;
  const parts = wanted.split('*');
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  return (value) => {
    const text = value.toLowerCase();
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
      return false;
    let at = first.length;
    const end = text.length - last.length;
    for (const part of middle) {
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}

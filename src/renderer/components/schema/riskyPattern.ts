/**
 * Whether a regular expression might take exponential time: a group that is repeated without bound and itself holds
 * a repetition or alternatives. Errs on the side of caution.
 */
export function isRiskyPattern(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const groups: boolean[] = [];
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at];
    if (character === '(') groups.push(false);
    else if (character === ')') {
      const repeats = groups.pop() ?? false;
      if (repeats && isUnbounded(plain.slice(at + 1))) return true;
      if (repeats && groups.length > 0) groups[groups.length - 1] = true;
    } else if (groups.length > 0 && (character === '|' || isUnbounded(plain.slice(at))))
      groups[groups.length - 1] = true;
  }
  return /\\[1-9]|\\k</.test(pattern) || (plain.match(/[*+]|\{\d+,\d*\}/g) ?? []).length > 6;
}

/** `*`, `+`, `{2,}`, or a bounded repetition that is long enough to hurt. */
function isUnbounded(rest: string): boolean {
  const counted = /^\{(\d+)(,?)(\d*)\}/.exec(rest);
  if (counted === null) return rest.startsWith('*') || rest.startsWith('+');
  return (counted[2] === ',' && counted[3] === '') || Number(counted[3] || counted[1]) > 8;
}

import type { JsonNode } from '@json';

/** A member whose name its object has again further on: the last one is sent. */
export interface RepeatedMember {
  /** The name of a member that isn't sent, in the text. */
  readonly start: number;
  readonly end: number;
  /** Such as `"name" is written twice; the last one, "Ada", is sent`. */
  readonly message: string;
}

/** So many are looked for at most. */
const MOST = 100;
const LONGEST_VALUE = 40;

/** The members of a JSON text that aren't sent because their names come again in the same object. */
export function repeatedMembers(root: JsonNode, text: string): RepeatedMember[] {
  const found: RepeatedMember[] = [];
  // No recursion: the text may be nested however deeply.
  const waiting: JsonNode[] = [root];
  for (let node = waiting.pop(); node !== undefined && found.length < MOST; node = waiting.pop()) {
    if (node.kind === 'array') waiting.push(...node.items.filter(isContainer));
    if (node.kind !== 'object') continue;
    const byName = new Map<string, typeof node.members>();
    for (const member of node.members) {
      byName.set(member.key, [...(byName.get(member.key) ?? []), member]);
      if (isContainer(member.value)) waiting.push(member.value);
    }
    for (const [name, members] of byName) {
      const sent = members.at(-1)?.value;
      if (members.length === 1 || sent === undefined) continue;
      const times = members.length === 2 ? 'twice' : `${members.length} times`;
      const message = `${JSON.stringify(name)} is written ${times}; the last one, ${shortened(text.slice(sent.start, sent.end))}, is sent`;
      for (const { keyStart, keyEnd } of members.slice(0, -1))
        found.push({ start: keyStart, end: keyEnd, message });
    }
  }
  return found.sort((one, other) => one.start - other.start).slice(0, MOST);
}

const isContainer = (node: JsonNode): boolean => node.kind === 'object' || node.kind === 'array';

function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length <= LONGEST_VALUE ? line : `${line.slice(0, LONGEST_VALUE)}…`;
}

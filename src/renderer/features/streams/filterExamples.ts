import type { FilterExample } from './FilterHelp';

const payloads: readonly FilterExample[] = [
  { text: 'amount>100', means: 'a member of the payload, wherever it stands' },
  { text: 'total.currency=EUR', means: 'by its path; = and != take *' },
];

/** The filter language by examples from Traffic. */
export const trafficExamples: readonly FilterExample[] = [
  { text: 'orders', means: 'text in type, id, channel or payload' },
  { text: 'id:orders.*', means: 'command or event id' },
  { text: 'type:list,register', means: 'a part of the type; one of several' },
  { text: 'dir:in', means: 'in or out' },
  { text: 'is:error', means: 'error, ok, violation, ignored, late, repeated, refused …' },
  { text: 'duration:>20ms', means: 'also size:>1KB' },
  ...payloads,
];

/** The filter language by examples from Events. */
export const eventExamples: readonly FilterExample[] = [
  { text: 'id:order.*', means: 'event id; * stands for anything' },
  { text: 'channel:root', means: 'the channel it came over' },
  { text: 'size:>1KB', means: 'also <, >=, <=' },
  ...payloads,
];

/** The filter language by examples from Log. */
export const logExamples: readonly FilterExample[] = [
  { text: 'exit code', means: 'words of the line, in any order' },
  { text: 'level:error', means: 'info, warn, error' },
  { text: 'source:stderr', means: 'stderr, link, violation, app' },
];

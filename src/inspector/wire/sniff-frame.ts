import { memberRanges, stringAt, type TextRange } from './member-ranges';

/** What a row shows of a frame, read off its text. Nothing is checked here: the registry does that. */
export interface SniffedFrame {
  readonly type?: string;
  readonly id?: string;
  readonly thid?: string;
  /** Command or event id. */
  readonly subject?: string;
  readonly outcome?: 'ok' | 'error';
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /** Where request, payload, result, error, command or list stands. */
  readonly body?: TextRange;
  readonly traceId?: string;
}

const NOTHING: SniffedFrame = {};
const BODIES = ['request', 'payload', 'commands', 'commandIds', 'timeoutMs', 'items', 'error'];
/** So much of a list of ids is read: a row shows its beginning. */
const IDS_CHARS = 1_024;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-/;

/** Reads off a frame's text what its row shows; of a text that isn't an object, nothing. */
export function sniffFrame(text: string): SniffedFrame {
  const members = memberRanges(text);
  if (members === undefined) return NOTHING;
  const member = (key: string): string | undefined => stringAt(text, members.get(key));
  return {
    ...defined('type', member('type')),
    ...defined('id', member('id')),
    ...defined('thid', member('thid')),
    ...defined('subject', member('commandId') ?? member('eventId') ?? member('channelId')),
    ...sniffIds(text, members.get('commandIds')),
    ...defined(
      'body',
      BODIES.map((key) => members.get(key)).find((range) => range !== undefined),
    ),
    ...sniffCommand(text, members.get('command')),
    ...sniffOutcome(text, members.get('response')),
    ...(member('type') === 'stream.end' && sniffEnd(text, members.get('error'))),
    ...sniffTrace(text, members.get('_meta')),
  };
}

function sniffCommand(text: string, range: TextRange | undefined): SniffedFrame {
  if (range === undefined) return NOTHING;
  const id = stringAt(text, memberRanges(text, range.start)?.get('id'));
  return { body: range, ...defined('subject', id) };
}

function sniffIds(text: string, range: TextRange | undefined): SniffedFrame {
  if (range === undefined || text[range.start] !== '[') return NOTHING;
  const list = text.slice(range.start, Math.min(range.end, range.start + IDS_CHARS));
  const ids = [...list.matchAll(/"(?:[^"\\]|\\.)*"/g)].flatMap(
    ([id]) => stringAt(id, { start: 0, end: id.length }) ?? [],
  );
  return ids.length === 0 ? NOTHING : { subject: ids.join(', ') };
}

function sniffOutcome(text: string, range: TextRange | undefined): SniffedFrame {
  if (range === undefined) return NOTHING;
  const members = memberRanges(text, range.start);
  const ok = members?.get('ok');
  if (members === undefined || ok === undefined) return { body: range };
  if (text.startsWith('true', ok.start)) return { outcome: 'ok', ...defined('body', members.get('result')) };
  const error = members.get('error');
  if (error === undefined) return { outcome: 'error' };
  const parts = memberRanges(text, error.start);
  return {
    outcome: 'error',
    body: error,
    ...defined('errorCode', parts === undefined ? stringAt(text, error) : stringAt(text, parts.get('code'))),
    ...defined('errorMessage', stringAt(text, parts?.get('message'))),
  };
}

/** How a stream ended: well, or with an error. */
function sniffEnd(text: string, error: TextRange | undefined): SniffedFrame {
  if (error === undefined) return { outcome: 'ok' };
  const parts = memberRanges(text, error.start);
  return {
    outcome: 'error',
    ...defined('errorCode', stringAt(text, parts?.get('code'))),
    ...defined('errorMessage', stringAt(text, parts?.get('message'))),
  };
}

function sniffTrace(text: string, range: TextRange | undefined): SniffedFrame {
  if (range === undefined) return NOTHING;
  const traceparent = stringAt(text, memberRanges(text, range.start)?.get('traceparent'));
  const traceId = traceparent === undefined ? undefined : TRACEPARENT.exec(traceparent)?.[1];
  return defined('traceId', traceId);
}

function defined<Key extends keyof SniffedFrame>(
  key: Key,
  value: SniffedFrame[Key] | undefined,
): SniffedFrame {
  return value === undefined ? NOTHING : { [key]: value };
}

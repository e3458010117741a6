import { MalformedFrame } from '../channels/malformed-frame';
import type { Message } from './message';
import { type Fields, isObject, PROTOCOL_SHAPES, type Shape, type Shapes } from './shapes';

/** Unknown keys of one frame are named as far as these; the others are counted. */
const MOST_KEYS_NAMED = 20;

/** Told of what is wrong with a frame. */
export type ReportViolation = (raw: unknown, reason: string) => void;

/**
 * Decodes what a channel received (protocol.md, Messages: "On receipt").
 *
 * @param raw anything at all
 * @param report told of everything that isn't as the protocol says
 * @param shapes the messages that the peer may send: the protocol's, unless it shook hands
 * @returns the message, the very object that came in where nothing had to be left out of it; undefined: drop it
 */
export function decodeMessage(
  raw: unknown,
  report: ReportViolation,
  shapes: Shapes = PROTOCOL_SHAPES,
): Message | undefined {
  if (isObject(raw) && isOrdinary(raw)) return raw as unknown as Message;
  return decodeCarefully(raw, report, shapes);
}

/** Whether a message is one of those that go by the thousand and there is nothing at all to report of it. */
function isOrdinary(raw: Fields): boolean {
  switch (raw['type']) {
    case 'execute.command.request': {
      const { id, commandId, request } = raw;
      const keys = request === undefined ? 3 : 4;
      return typeof id === 'string' && id !== '' && typeof commandId === 'string' && keysIn(raw) === keys;
    }
    case 'execute.command.response': {
      const { id, thid, response } = raw;
      if (typeof id !== 'string' || id === '' || typeof thid !== 'string' || keysIn(raw) !== 4) return false;
      if (!isObject(response) || response['ok'] !== true) return false;
      return keysIn(response) === (response['result'] === undefined ? 1 : 2);
    }
    case 'event': {
      const { id, eventId, payload } = raw;
      const keys = payload === undefined ? 3 : 4;
      return typeof id === 'string' && id !== '' && typeof eventId === 'string' && keysIn(raw) === keys;
    }
    case 'register.command.request': {
      const { id, command } = raw;
      if (typeof id !== 'string' || id === '' || keysIn(raw) !== 3 || !isObject(command)) return false;
      // Without a schema: that has more to look at.
      const keys = command['description'] === undefined ? 1 : 2;
      if (keys === 2 && typeof command['description'] !== 'string') return false;
      return typeof command['id'] === 'string' && keysIn(command) === keys;
    }
    case 'register.command.response': {
      const { id, thid, response } = raw;
      if (typeof id !== 'string' || id === '' || typeof thid !== 'string' || keysIn(raw) !== 4) return false;
      return isObject(response) && response['ok'] === true && keysIn(response) === 1;
    }
    default:
      return false;
  }
}

function decodeCarefully(raw: unknown, report: ReportViolation, shapes: Shapes): Message | undefined {
  if (raw instanceof MalformedFrame) return drop(raw.raw, report, raw.reason);
  if (!isObject(raw)) return drop(raw, report, 'not an object');
  const shape = shapes(raw['type']);
  if (shape === undefined) return drop(raw, report, `unknown type ${quote(raw['type'])}`);
  const { id, _meta } = raw;
  if (typeof id !== 'string' || id === '') return drop(raw, report, 'id is not a non-empty string');
  const fault = shape.fault(raw);
  if (fault !== undefined) return drop(raw, report, fault);
  const metaFault = _meta === undefined ? undefined : faultOfMeta(_meta);
  if (metaFault !== undefined) report(raw, metaFault);
  if (metaFault === undefined && isClosed(raw, shape)) return raw as unknown as Message;
  let unknownKeys = 0;
  const message = closedCopy(raw, shape, (key) => {
    unknownKeys += 1;
    if (unknownKeys <= MOST_KEYS_NAMED) report(raw, `unknown key ${quote(key)}`);
  });
  if (unknownKeys > MOST_KEYS_NAMED) report(raw, `${unknownKeys - MOST_KEYS_NAMED} more unknown keys`);
  if (metaFault !== undefined) delete message['_meta'];
  return message as unknown as Message;
}

function drop(raw: unknown, report: ReportViolation, reason: string): undefined {
  report(raw, reason);
  return undefined;
}

function quote(value: unknown): string {
  if (typeof value !== 'string') return `of kind ${value === null ? 'null' : typeof value}`;
  return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}

function faultOfMeta(meta: unknown): string | undefined {
  if (!isObject(meta)) return '_meta is not an object';
  const { traceparent } = meta;
  return traceparent === undefined || typeof traceparent === 'string'
    ? undefined
    : '_meta.traceparent is not a string';
}

function keysIn(fields: Fields): number {
  let keys = 0;
  for (const _key in fields) keys += 1;
  return keys;
}

/** Whether an object and the closed objects within have no keys but their own; counting is much quicker than looking. */
function isClosed(fields: Fields, shape: Shape): boolean {
  if (keysIn(fields) !== shape.count(fields)) return false;
  if (shape.nested === undefined) return true;
  const value = fields[shape.nested.key];
  if (value === undefined || typeof value === 'string') return true;
  const inner = shape.nested.shape(fields);
  if (Array.isArray(value)) return value.every((item: Fields) => isClosed(item, inner));
  return isClosed(value as Fields, inner);
}

/** A copy without the keys that the form doesn't have, and without those whose value is `undefined`. */
function closedCopy(fields: Fields, shape: Shape, unknownKey: (key: string) => void): Fields {
  const copy: Fields = {};
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value === undefined) continue;
    if (!shape.keys.includes(key)) unknownKey(key);
    else
      copy[key] =
        key === shape.nested?.key ? closedValue(value, shape.nested.shape(fields), unknownKey) : value;
  }
  return copy;
}

function closedValue(value: unknown, shape: Shape, unknownKey: (key: string) => void): unknown {
  if (Array.isArray(value)) return value.map((item: Fields) => closedCopy(item, shape, unknownKey));
  return isObject(value) ? closedCopy(value, shape, unknownKey) : value;
}

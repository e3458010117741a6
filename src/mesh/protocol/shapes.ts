import { isErrorCode } from './error-code';
import type { OwnKindMessage, ProtocolMessage } from './message';

/** A frame of a stream carries so many items at the most (docs/own-kind.md, Stream). */
export const MOST_ITEMS = 64;

/** An object whose kind of values nobody has looked at yet. */
export type Fields = Record<string, unknown>;

/** The closed form of an object of the protocol. */
export interface Shape {
  /** Every key that the form has. */
  readonly keys: readonly string[];
  /** What is wrong with the values; undefined: nothing. */
  fault(fields: Fields): string | undefined;
  /** How many keys of the form are there, given that `fault` found nothing. */
  count(fields: Fields): number;
  /** The closed objects within, by their key: one, or an array of them. */
  readonly nested?: { readonly key: string; shape(fields: Fields): Shape };
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const there = (value: unknown): 0 | 1 => (value === undefined ? 0 : 1);
const isSchema = (value: unknown): boolean =>
  value === undefined || typeof value === 'boolean' || isObject(value);

const SCHEMAS: Shape = {
  keys: ['request', 'response'],
  fault({ request, response }) {
    if (!isSchema(request)) return 'schema.request is not a schema';
    return isSchema(response) ? undefined : 'schema.response is not a schema';
  },
  count: ({ request, response }) => there(request) + there(response),
};

const COMMAND: Shape = {
  keys: ['id', 'description', 'schema'],
  fault({ id, description, schema }) {
    if (typeof id !== 'string') return 'the id of a command is not a string';
    if (description !== undefined && typeof description !== 'string') return 'a description is not a string';
    if (schema === undefined) return undefined;
    return isObject(schema) ? SCHEMAS.fault(schema) : 'the schema of a command is not an object';
  },
  count: ({ description, schema }) => 1 + there(description) + there(schema),
  nested: { key: 'schema', shape: () => SCHEMAS },
};

const WIRE_ERROR: Shape = {
  keys: ['code', 'message'],
  fault({ code, message }) {
    if (!isErrorCode(code)) return 'error.code is not one of the five codes';
    return typeof message === 'string' ? undefined : 'error.message is not a string';
  },
  count: () => 2,
};

const REGISTERED: Shape = { keys: ['ok'], fault: () => undefined, count: () => 1 };
const NOT_REGISTERED: Shape = {
  keys: ['ok', 'error'],
  fault: ({ error }) =>
    error === 'duplicate_command' ? undefined : 'response.error is not "duplicate_command"',
  count: () => 2,
};
const SUCCEEDED: Shape = {
  keys: ['ok', 'result'],
  fault: () => undefined,
  count: ({ result }) => 1 + there(result),
};
const FAILED: Shape = {
  keys: ['ok', 'error'],
  fault({ error }) {
    if (!isObject(error)) return 'response.error is not an object';
    const fault = WIRE_ERROR.fault(error);
    return fault && `response.${fault}`;
  },
  count: () => 2,
  nested: { key: 'error', shape: () => WIRE_ERROR },
};

function reply(succeeded: Shape, failed: Shape): Shape {
  return {
    keys: ['type', 'id', '_meta', 'thid', 'response'],
    fault({ thid, response }) {
      if (typeof thid !== 'string') return 'thid is not a string';
      if (!isObject(response)) return 'response is not an object';
      if (response['ok'] === true) return undefined;
      return response['ok'] === false ? failed.fault(response) : 'response.ok is not a boolean';
    },
    count: ({ _meta }) => 4 + there(_meta),
    nested: {
      key: 'response',
      shape: ({ response }) => (isObject(response) && response['ok'] ? succeeded : failed),
    },
  };
}

/** Which one of many is wrong: the list is dropped as a whole. */
function placeInList(command: unknown, index: number): string {
  const id = isObject(command) ? command['id'] : undefined;
  return typeof id === 'string' ? `number ${index + 1}, ${id.slice(0, 100)}` : `number ${index + 1}`;
}

const BY_TYPE: Readonly<Record<ProtocolMessage['type'], Shape>> = {
  'register.command.request': {
    keys: ['type', 'id', '_meta', 'command'],
    fault: ({ command }) => (isObject(command) ? COMMAND.fault(command) : 'command is not an object'),
    count: ({ _meta }) => 3 + there(_meta),
    nested: { key: 'command', shape: () => COMMAND },
  },
  'register.command.response': /* @__PURE__ */ reply(REGISTERED, NOT_REGISTERED),
  'list.commands.request': {
    keys: ['type', 'id', '_meta'],
    fault: () => undefined,
    count: ({ _meta }) => 2 + there(_meta),
  },
  'list.commands.response': {
    keys: ['type', 'id', '_meta', 'thid', 'commands'],
    fault({ thid, commands }) {
      if (typeof thid !== 'string') return 'thid is not a string';
      if (!Array.isArray(commands)) return 'commands is not an array';
      for (let index = 0; index < commands.length; index++) {
        const command: unknown = commands[index];
        const fault = isObject(command) ? COMMAND.fault(command) : 'a command is not an object';
        if (fault !== undefined) return `${fault} (${placeInList(command, index)})`;
      }
      return undefined;
    },
    count: ({ _meta }) => 4 + there(_meta),
    nested: { key: 'commands', shape: () => COMMAND },
  },
  'execute.command.request': {
    keys: ['type', 'id', '_meta', 'commandId', 'request'],
    fault: ({ commandId }) => (typeof commandId === 'string' ? undefined : 'commandId is not a string'),
    count: ({ _meta, request }) => 3 + there(_meta) + there(request),
  },
  'execute.command.response': /* @__PURE__ */ reply(SUCCEEDED, FAILED),
  event: {
    keys: ['type', 'id', '_meta', 'eventId', 'payload'],
    fault: ({ eventId }) => (typeof eventId === 'string' ? undefined : 'eventId is not a string'),
    count: ({ _meta, payload }) => 3 + there(_meta) + there(payload),
  },
};

type Fault = Shape['fault'];

/** The form of a message whose own keys are all there. */
function frame(own: readonly string[], fault: Fault): Shape {
  return {
    keys: ['type', 'id', '_meta', ...own],
    fault,
    count: ({ _meta }) => 2 + own.length + there(_meta),
  };
}

const textAt =
  (key: string): Fault =>
  (fields) =>
    typeof fields[key] === 'string' ? undefined : `${key} is not a string`;
const thidFault = /* @__PURE__ */ textAt('thid');
const channelFault = /* @__PURE__ */ textAt('channelId');

function faultOfIds({ commandIds }: Fields): string | undefined {
  if (!Array.isArray(commandIds)) return 'commandIds is not an array';
  return (commandIds as unknown[]).every((id) => typeof id === 'string')
    ? undefined
    : 'an entry of commandIds is not a string';
}

const HANDS_OVER: readonly unknown[] = [
  'execute.command.request',
  'execute.command.response',
  'stream.items',
];

const OF_CALL: Shape = /* @__PURE__ */ frame(['thid'], thidFault);

const OWN_KIND: Readonly<Record<OwnKindMessage['type'], Shape>> = {
  'command.cancel': OF_CALL,
  'stream.open': OF_CALL,
  'stream.items': /* @__PURE__ */ frame(['thid', 'items'], (fields) => {
    const { items } = fields;
    const isGood = Array.isArray(items) && items.length > 0 && items.length <= MOST_ITEMS;
    return isGood ? thidFault(fields) : `items is not an array of 1 to ${MOST_ITEMS} values`;
  }),
  'stream.end': {
    keys: ['type', 'id', '_meta', 'thid', 'error'],
    fault(fields) {
      const { error } = fields;
      if (error === undefined) return thidFault(fields);
      return isObject(error) ? (WIRE_ERROR.fault(error) ?? thidFault(fields)) : 'error is not an object';
    },
    count: ({ _meta, error }) => 3 + there(_meta) + there(error),
    nested: { key: 'error', shape: () => WIRE_ERROR },
  },
  'stream.credit': /* @__PURE__ */ frame(['thid', 'items'], (fields) => {
    const isCount = Number.isSafeInteger(fields['items']) && Number(fields['items']) > 0;
    return isCount ? thidFault(fields) : 'items is not a whole number of 1 or more';
  }),
  'command.deadline': /* @__PURE__ */ frame(['thid', 'timeoutMs'], (fields) => {
    const { timeoutMs } = fields;
    const isSpan = typeof timeoutMs === 'number' && timeoutMs >= 0 && Number.isFinite(timeoutMs);
    return thidFault(fields) ?? (isSpan ? undefined : 'timeoutMs is not a finite number of 0 or more');
  }),
  'command.withdraw': /* @__PURE__ */ frame(['commandIds'], faultOfIds),
  'port.offer': /* @__PURE__ */ frame(['channelId', 'port'], (fields) => {
    const { port } = fields;
    const isPort = isObject(port) && typeof port['postMessage'] === 'function';
    return channelFault(fields) ?? (isPort ? undefined : 'port is not a port');
  }),
  'port.route': /* @__PURE__ */ frame(
    ['channelId', 'commandIds'],
    (fields) => channelFault(fields) ?? faultOfIds(fields),
  ),
  'port.fence': /* @__PURE__ */ frame(
    ['channelId', 'thid'],
    (fields) => channelFault(fields) ?? thidFault(fields),
  ),
  'port.end': /* @__PURE__ */ frame(['channelId'], channelFault),
  // The message within is decoded by itself.
  'command.transfer': /* @__PURE__ */ frame(['message', 'transfer'], ({ message, transfer }) => {
    if (!isObject(message)) return 'message is not an object';
    if (!HANDS_OVER.includes(message['type'])) return 'message is no call, reply or items of a stream';
    if (!Array.isArray(transfer)) return 'transfer is not an array';
    return (transfer as unknown[]).every(isObject) ? undefined : 'an entry of transfer is not an object';
  }),
};

/** The closed form of messages with a `type`; undefined: there is no such type. */
export type Shapes = (type: unknown) => Shape | undefined;

/**
 * Those of the seven messages (protocol.md, Messages). Comparing is quicker than looking up: the hash of a text that has
 * just come in isn't known yet, and texts of different lengths differ at once.
 */
export const PROTOCOL_SHAPES: Shapes = (type) => {
  switch (type) {
    case 'event':
      return BY_TYPE.event;
    case 'execute.command.request':
      return BY_TYPE['execute.command.request'];
    case 'execute.command.response':
      return BY_TYPE['execute.command.response'];
    case 'register.command.request':
      return BY_TYPE['register.command.request'];
    case 'register.command.response':
      return BY_TYPE['register.command.response'];
    case 'list.commands.request':
      return BY_TYPE['list.commands.request'];
    case 'list.commands.response':
      return BY_TYPE['list.commands.response'];
    default:
      return undefined;
  }
};

const OWN_KIND_BY_TYPE: ReadonlyMap<unknown, Shape> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(OWN_KIND),
);

/** Those, and the forms of what a peer of our own kind says besides (docs/own-kind.md, Frames). */
export const OWN_KIND_SHAPES: Shapes = (type) => PROTOCOL_SHAPES(type) ?? OWN_KIND_BY_TYPE.get(type);

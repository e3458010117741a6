import { defineService, jsonSchema } from '@mesh';
import type { ProcessInfo } from './Supervisor';

export const MAX_PAYLOAD_MEGABYTES = 20;
export const MAX_BURST = 1_000_000;
export const MAX_BURST_PER_SECOND = 50_000;

/** A node of a tree of any depth: its schema refers to itself. */
export interface TreeNode {
  readonly name: string;
  readonly children?: readonly TreeNode[];
}

const treeNode = {
  type: 'object',
  properties: {
    name: { type: 'string', default: 'node' },
    children: { type: 'array', items: { $ref: '#/$defs/node' } },
  },
  required: ['name'],
  additionalProperties: false,
};

/** What else an inspector has to cope with: streams, large results, images, values without a schema. */
export const DemoService = defineService('demo', {
  processes: {
    description: 'The processes and threads of this mesh.',
    response: jsonSchema<readonly ProcessInfo[]>({
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          kind: { enum: ['process', 'worker'] },
          pid: { type: 'integer' },
          threadId: { type: 'integer' },
          startedAt: { type: 'string', format: 'date-time' },
          restarts: { type: 'integer' },
          running: { type: 'boolean' },
        },
        required: ['name', 'kind', 'restarts', 'running'],
        additionalProperties: false,
      },
    }),
  },
  ping: { description: 'Takes nothing and gives nothing.' },
  echo: {
    description: 'Gives back what it gets, whatever that is.',
    request: jsonSchema<unknown>(true),
    response: jsonSchema<unknown>(true),
  },
  burst: {
    description:
      'Emits `burst.item` at the rate that you ask for, and answers after the last. A long burst needs a longer deadline.',
    request: jsonSchema<{ count: number; perSecond: number }>({
      type: 'object',
      properties: {
        count: { type: 'integer', minimum: 1, maximum: MAX_BURST, default: 1_000 },
        perSecond: { type: 'integer', minimum: 1, maximum: MAX_BURST_PER_SECOND, default: 1_000 },
      },
      required: ['count', 'perSecond'],
      additionalProperties: false,
    }),
    response: jsonSchema<{ emitted: number; durationMs: number }>({
      type: 'object',
      properties: { emitted: { type: 'integer' }, durationMs: { type: 'number' } },
      required: ['emitted', 'durationMs'],
      additionalProperties: false,
    }),
  },
  payload: {
    description: 'A result of the size that you ask for, in megabytes of JSON.',
    request: jsonSchema<{ megabytes: number }>({
      type: 'object',
      properties: { megabytes: { type: 'number', minimum: 0, maximum: MAX_PAYLOAD_MEGABYTES, default: 1 } },
      required: ['megabytes'],
      additionalProperties: false,
    }),
    response: jsonSchema<{ rows: readonly unknown[] }>({
      type: 'object',
      properties: { rows: { type: 'array', items: { type: 'object' } } },
      required: ['rows'],
      additionalProperties: false,
    }),
  },
  image: {
    description: 'A small picture, as a data URL.',
    response: jsonSchema<string>({
      type: 'string',
      contentMediaType: 'image/png',
      contentEncoding: 'base64',
    }),
  },
  tree: {
    description: 'Counts the nodes of a tree; its schema refers to itself.',
    request: jsonSchema<TreeNode>({
      $ref: '#/$defs/node',
      $defs: { node: treeNode },
      default: {
        name: 'root',
        children: [{ name: 'left' }, { name: 'right', children: [{ name: 'leaf' }] }],
      },
    }),
    response: jsonSchema<{ nodes: number; depth: number }>({
      type: 'object',
      properties: { nodes: { type: 'integer' }, depth: { type: 'integer' } },
      required: ['nodes', 'depth'],
      additionalProperties: false,
    }),
  },
});

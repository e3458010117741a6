import { defineEvent, jsonSchema } from '@mesh';

export const WorkerTick = defineEvent({
  id: 'worker.tick',
  payload: jsonSchema<{ tick: number; threadId: number; upMs: number }>({ type: 'object' }),
});

export const UserUpdated = defineEvent({
  id: 'user.updated',
  payload: jsonSchema<{
    userId: string;
    name: string;
    plan: 'free' | 'team';
    seats: number;
    updatedAt: string;
  }>({
    type: 'object',
  }),
});

export const ProcessStarted = defineEvent({
  id: 'process.started',
  payload: jsonSchema<{ name: string; kind: 'process' | 'worker'; pid: number; threadId?: number }>({
    type: 'object',
  }),
});

/** `code` is absent where a signal ended it. */
export const ProcessExited = defineEvent({
  id: 'process.exited',
  payload: jsonSchema<{ name: string; code?: number; signal?: string; restartInMs: number }>({
    type: 'object',
  }),
});

export const BurstItem = defineEvent({
  id: 'burst.item',
  payload: jsonSchema<{ item: number; of: number; sentAt: number }>({ type: 'object' }),
});

export const OrderPlaced = defineEvent({
  id: 'order.placed',
  payload: jsonSchema<{ orderId: string; customerId: string; total: unknown; placedAt: string }>({
    type: 'object',
  }),
});

export const OrderStatusChanged = defineEvent({
  id: 'order.status',
  payload: jsonSchema<{ orderId: string; status: string; step: number; of: number }>({ type: 'object' }),
});

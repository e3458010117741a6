import { expect, it } from 'vitest';
import { PageConnection } from './page-connection';

it('tells once of every change, also those who come or go meanwhile', () => {
  const connection = new PageConnection();
  const told: string[] = [];
  const stop = connection.subscribe((state) => {
    told.push(`first ${state}`);
    stop();
  });
  connection.subscribe((state) => told.push(`second ${state}`));
  connection.set('closed');
  connection.set('open');
  connection.set('open');
  connection.set('closed');
  expect(told).toEqual(['first open', 'second open', 'second closed']);
  expect(connection.state).toBe('closed');
});

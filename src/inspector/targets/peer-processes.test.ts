import { describe, expect, it } from 'vitest';
import { PeerProcesses } from './peer-processes';

describe('PeerProcesses', () => {
  it('follows a process that ends and is started again', () => {
    const processes = new PeerProcesses();
    expect(processes.replace([{ name: 'orders', kind: 'process', pid: 1, restarts: 0, running: true }])).toBe(
      true,
    );
    expect(processes.take('process.exited', { name: 'orders', code: 134 }, 5)).toBe(
      'lost orders: exit code 134',
    );
    expect(processes.list).toEqual([
      { name: 'orders', kind: 'process', restarts: 0, lastExit: { label: 'exit code 134', at: 5 } },
    ]);
    expect(processes.take('process.started', { name: 'orders', kind: 'process', pid: 2 }, 6)).toBe(
      'orders started: process 2',
    );
    expect(processes.list).toEqual([
      { name: 'orders', kind: 'process', pid: 2, restarts: 1, lastExit: { label: 'exit code 134', at: 5 } },
    ]);
  });

  it('makes nothing of anything else', () => {
    const processes = new PeerProcesses();
    expect(processes.replace('none')).toBe(false);
    expect(processes.take('process.started', { pid: 1 }, 0)).toBeUndefined();
    expect(processes.take('process.exited', { name: 'nobody' }, 0)).toBeUndefined();
    expect(processes.take('tick', {}, 0)).toBeUndefined();
    for (let n = 0; n < 1_000; n++) processes.take('process.started', { name: `p${n}` }, 0);
    expect(processes.list).toHaveLength(200);
  });
});

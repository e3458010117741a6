import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StreamReport } from './streams/stream-report';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
/** All of the items at once would be over 200 MB. */
const BOUND_BYTES = 4 * 1024 * 1024;

describe('100,000 items of 1 KB, from a worker thread through a root', () => {
  let report: StreamReport;

  /** The process disposes of its registries with streams open: it must come to its end by itself. */
  beforeAll(async () => {
    const command = ['--expose-gc', 'scripts/run.mjs', 'test/hardening/streams/main.ts'];
    report = await new Promise((resolve, reject) => {
      execFile(process.execPath, command, { cwd: projectRoot, timeout: 120_000 }, (error, stdout) => {
        if (error) reject(new Error(`It failed, or didn't exit by itself: ${error.message} ${stdout}`));
        else resolve(JSON.parse(stdout) as StreamReport);
      });
    });
  }, 130_000);

  it('come whole, and are kept neither at the ends nor between', () => {
    expect(report.items).toBe(100_000);
    expect(report.heapGrowthBytes).toBeLessThan(BOUND_BYTES);
    expect(report.heapGrowthAtOwnerBytes).toBeLessThan(BOUND_BYTES);
  });

  it('wait for a consumer that stops', () => {
    expect(report.producedForSlow).toBeLessThanOrEqual(10 + 64);
  });

  it('end where the consumer is disposed of', () => {
    expect(report.atDispose).toBe('channel_disconnected');
  });
});

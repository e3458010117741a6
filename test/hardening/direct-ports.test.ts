import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForNode } from '../../scripts/build/node-bundle';
import { projectRoot } from '../../scripts/lib/project-root';
import { runOrFail } from '../../scripts/lib/run-command';
import type { DirectPortsReport } from './direct-ports/main';

const outDir = `.cache/direct-ports-${process.pid}`;

describe('direct ports between threads', () => {
  let report: DirectPortsReport;

  /** The process disposes of its root, and has nothing more to say: it must come to its end by itself. */
  beforeAll(async () => {
    const entries = {
      main: 'test/hardening/direct-ports/main.ts',
      child: 'test/hardening/direct-ports/child.ts',
    };
    await bundleForNode({ entries, outDir, format: 'es', target: 'node20' });
    report = JSON.parse(
      await runOrFail(process.execPath, [join(projectRoot, outDir, 'main.js')]),
    ) as DirectPortsReport;
  }, 60_000);

  afterAll(() => rmSync(join(projectRoot, outDir), { recursive: true, force: true }));

  it('take the calls of two threads who call each other often', () => {
    expect(report.ways).toEqual(['root', 'root/caller']);
  });

  it('carry what is handed over', () => {
    expect(report.handedOver).toEqual([0, 1_000_000]);
  });

  it('end with a thread that exits, and are there again when it is', () => {
    expect(report.crashed.slice(0, 2)).toEqual(['not yet', 'channel_disconnected']);
    expect(report.waysAfterRestart).toEqual(['root', 'root/caller']);
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { WAYS } from './exit/ways';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

describe('a program that has disposed of its registries', () => {
  it.each(WAYS)(
    'comes to its end by itself, whatever was under way: %s',
    async (way) => {
      const command = ['scripts/run.mjs', 'test/hardening/exit/main.ts', way];
      const said = await new Promise<string>((resolve) => {
        execFile(process.execPath, command, { cwd: projectRoot, timeout: 25_000 }, (error, stdout, stderr) =>
          resolve(
            error ? `It failed, or didn't exit by itself: ${error.message} ${stdout} ${stderr}` : stdout,
          ),
        );
      });
      expect(said).toBe('disposed\n');
    },
    30_000,
  );
});

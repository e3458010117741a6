import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeAtomic } from './write-atomic';

/** How much the disk still takes; a write that meets its end is a short one, and only the next one fails. */
const disk = vi.hoisted(() => ({
  freeBytes: Number.POSITIVE_INFINITY,
  atOnceBytes: Number.POSITIVE_INFINITY,
}));

// No test fills a disk: a write goes to the real file, as far as there is room.
vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const writeSync = (file: number, data: string | Uint8Array): number => {
    if (disk.freeBytes === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const room = Math.min(disk.freeBytes, disk.atOnceBytes);
    const bytes = Buffer.from(data as string);
    const taken = real.writeSync(file, bytes.subarray(0, Math.min(room, bytes.length)));
    disk.freeBytes -= taken;
    return taken;
  };
  return { ...real, writeSync };
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'meshscope-write-'));
  disk.freeBytes = Number.POSITIVE_INFINITY;
  disk.atOnceBytes = Number.POSITIVE_INFINITY;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('writes the whole text, however little the system takes at once', () => {
  const path = join(root, 'file.json');
  disk.atOnceBytes = 3;
  writeAtomic(path, '{"name":"Größe"}');
  expect(readFileSync(path, 'utf8')).toBe('{"name":"Größe"}');
  expect(statSync(path).mode & 0o077).toBe(0);
});

it('keeps the old text where the disk is full in the middle of the new one', () => {
  const path = join(root, 'file.json');
  writeFileSync(path, 'old');
  disk.freeBytes = 4;
  expect(() => writeAtomic(path, 'something new')).toThrow('no space left');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(root)).toEqual(['file.json']);
});

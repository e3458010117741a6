import { createHash } from 'node:crypto';
import { mkdir, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Longest path of a socket on every system (`sun_path`), with room to spare. */
const MAX_SOCKET_PATH = 100;

/** Another Meshscope works on this data directory: the two would overwrite each other's files. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';

  constructor(directory: string) {
    super(`Meshscope is open already on ${directory}. Close it, or choose another directory with --data.`);
  }
}

export interface Hold {
  release(): Promise<void>;
}

/** Where whoever holds the directory listens: unlike a file with a process id, it is free again whatever ends the process. */
function addressOf(directory: string): string {
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\meshscope-${name}`;
  const inside = join(directory, 'open.sock');
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH ? inside : join(tmpdir(), `meshscope-${name}.sock`);
}

function answers(address: string): Promise<boolean> {
  return new Promise((found) => {
    const socket = connect(address, () => {
      socket.destroy();
      found(true);
    });
    socket.once('error', () => found(false));
  });
}

function listen(address: string): Promise<Server> {
  return new Promise((listening, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => listening(server));
    // It keeps no process alive.
    server.unref();
  });
}

/**
 * Takes a data directory for this process, until it is released or the process ends.
 *
 * @throws DirectoryInUseError where another process has it
 */
export async function holdDirectory(path: string): Promise<Hold> {
  const directory = resolve(path);
  const address = addressOf(directory);
  let server: Server;
  try {
    // What is in it is nobody else's business, whatever the modes of its files.
    await mkdir(directory, { recursive: true, mode: 0o700 });
    server = await listen(address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      // The disk takes no sockets: then nobody can be told, and the app is of more use than its refusal.
      return { release: () => Promise.resolve() };
    }
    if (await answers(address)) throw new DirectoryInUseError(directory);
    // Left behind by a process that was killed.
    await unlink(address);
    server = await listen(address);
  }
  return { release: () => new Promise((released) => server.close(() => released())) };
}

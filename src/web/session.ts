import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const SECRET = /^[0-9a-f]{64}$/;
const newSecret = (): string => randomBytes(32).toString('hex');

function isSame(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Who may come in: whoever has the printed link, or the cookie that it was exchanged for. */
export class Session {
  /** In the printed link; made anew at every start. */
  readonly token: string = newSecret();
  /** In the cookie; kept over restarts, so that an open page finds back. */
  readonly #secret: string;
  readonly #forOnce = new Set<string>();

  constructor(secret: string = newSecret()) {
    this.#secret = secret;
  }

  /** A token that is good for one request. */
  newTokenForOnce(): string {
    const token = newSecret();
    this.#forOnce.add(token);
    return token;
  }

  /** Whether a token lets in; one that is good for once is used up by it. */
  takeToken(given: string): boolean {
    return isSame(given, this.token) || this.#forOnce.delete(given);
  }

  /** Cookies don't tell ports apart, so the port is part of the name. */
  isAdmitted(cookieHeader: string | undefined, port: number): boolean {
    return isSame(cookieOf(cookieHeader, `meshscope-${port}`), this.#secret);
  }

  cookie(port: number): string {
    return `meshscope-${port}=${this.#secret}; Path=/; HttpOnly; SameSite=Strict`;
  }
}

/**
 * The session with the secret kept in this file, which only its owner may read; made where it isn't there or is damaged.
 * Where the file can't be written, the session ends with the server.
 */
export async function openSession(file: string): Promise<Session> {
  const kept = await readFile(file, 'utf8').catch(() => '');
  const secret = SECRET.test(kept.trim()) ? kept.trim() : newSecret();
  try {
    await mkdir(dirname(file), { recursive: true });
    if (secret !== kept.trim()) await writeFile(file, `${secret}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
  } catch {
    // A directory that can't be written: open pages need the new link after a restart, which is all that is lost.
  }
  return new Session(secret);
}

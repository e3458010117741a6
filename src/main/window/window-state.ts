import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a window is like at its start. */
export interface WindowState {
  /** Absent: placed by the system. */
  readonly bounds?: Bounds;
  readonly maximized: boolean;
  /** The scheme the page was last drawn in, so that the empty window has its colour. */
  readonly scheme?: 'light' | 'dark';
}

export const MIN_WIDTH = 720;
export const MIN_HEIGHT = 480;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function readBounds(value: unknown): Bounds | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y, width, height } = value as Record<string, unknown>;
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return undefined;
  return { x, y, width: Math.max(MIN_WIDTH, width), height: Math.max(MIN_HEIGHT, height) };
}

/** Reads what was kept; what is missing or damaged counts as never kept, as a window's place is soon put right again. */
export function readWindowState(file: string): WindowState {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const bounds = readBounds(kept.bounds);
    return {
      ...(bounds && { bounds }),
      maximized: kept.maximized === true,
      ...((kept.scheme === 'light' || kept.scheme === 'dark') && { scheme: kept.scheme }),
    };
  } catch {
    return { maximized: false };
  }
}

/** Keeps it, whole or not at all. @throws where the file can't be written */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  writeFileSync(next, `${JSON.stringify(state, undefined, 2)}\n`);
  renameSync(next, file);
}

/** Whether enough of a window lies on one of the screens to be taken hold of. */
export function isReachable(bounds: Bounds, screens: readonly Bounds[]): boolean {
  return screens.some((screen) => {
    const width = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    const top = bounds.y >= screen.y - 8 && bounds.y <= screen.y + screen.height - 40;
    return width >= 120 && top;
  });
}

import { walkJson } from '@json';

/** Ends a walk early; no fault. One for all, because making an error costs its stack. */
const FOUND = new Error('found');

/**
 * The text of a member of a frame exactly as it was sent; undefined where there is none, or no JSON object. Builds
 * nothing, so that 20 MB are no matter.
 */
export function memberText(frame: string, member: string): string | undefined {
  let depth = 0;
  let wanted = false;
  let start = -1;
  let text: string | undefined;
  const begin = (at: number): void => {
    if (wanted && depth === 1) start = at;
  };
  const end = (at: number): void => {
    if (start < 0 || depth !== 1) return;
    text = frame.slice(start, at);
    throw FOUND;
  };
  const scalar = (_value: unknown, from: number, to: number): void => {
    begin(from);
    end(to);
  };
  const open = (at: number): void => {
    begin(at);
    depth++;
  };
  try {
    walkJson(frame, {
      openObject: open,
      openArray: open,
      key: (name) => {
        if (depth === 1) wanted = name === member;
      },
      string: scalar,
      number: scalar,
      literal: scalar,
      close: (at) => {
        depth--;
        end(at);
      },
    });
  } catch (error) {
    // Anything but FOUND: malformed frames have no members.
    if (error !== FOUND) return undefined;
  }
  return text;
}

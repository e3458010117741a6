import { walkJson } from '@json';

/** Longer lines end where no table is wide enough to show them. */
const LINE_CHARS = 300;
const END = new Error('the line is full');

/** A payload on one line, `{ n: 100401, load: 0.42 }`; numbers as sent, names without quotes where they need none. */
export function payloadLine(payload: string, cut: boolean): string {
  let line = '';
  /** Per open container: its closing mark, and whether something stands in it. */
  const open: { close: string; filled: boolean }[] = [];
  let afterKey = false;
  /** Where the last thing that was read ends. */
  let readTo = 0;

  const put = (text: string): void => {
    line += text;
    if (line.length > LINE_CHARS) throw END;
  };
  const begin = (): void => {
    const inside = open[open.length - 1];
    if (inside === undefined || afterKey) {
      afterKey = false;
      return;
    }
    put(inside.filled ? ', ' : inside.close === '}' ? ' ' : '');
    inside.filled = true;
  };
  const value = (text: string, end: number): void => {
    begin();
    put(text);
    readTo = end;
  };
  const enter = (mark: string, close: string, start: number): void => {
    value(mark, start + 1);
    open.push({ close, filled: false });
  };

  try {
    walkJson(payload, {
      openObject: (start) => enter('{', '}', start),
      openArray: (start) => enter('[', ']', start),
      key: (name, _start, end) => {
        begin();
        put(`${/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name)}: `);
        afterKey = true;
        readTo = end;
      },
      string: (text, _start, end) => value(JSON.stringify(text), end),
      number: (text, _start, end) => value(text, end),
      literal: (literal, _start, end) => value(String(literal), end),
      close: (end) => {
        const closed = open.pop();
        put(`${closed?.filled && closed.close === '}' ? ' ' : ''}${closed?.close}`);
        readTo = end;
      },
    });
    return line;
  } catch (error) {
    if (error === END) return `${line.slice(0, LINE_CHARS)}…`;
    if (!cut) return payload.slice(0, LINE_CHARS); // What isn't JSON is shown as it is.
    // A preview ends in the middle of its JSON: what stands there is shown as it came.
    const rest = payload.slice(readTo).replace(/^\s*[:,]?\s*/, '');
    const gap = afterKey || rest === '' ? '' : open[open.length - 1]?.filled ? ', ' : ' ';
    return `${`${line}${gap}${rest}`.slice(0, LINE_CHARS)}…`;
  }
}

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
  const value = (text: string): void => {
    begin();
    put(text);
  };
  const enter = (mark: string, close: string): void => {
    value(mark);
    open.push({ close, filled: false });
  };

  try {
    walkJson(payload, {
      openObject: () => enter('{', '}'),
      openArray: () => enter('[', ']'),
      key: (name) => {
        begin();
        put(`${/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name)}: `);
        afterKey = true;
      },
      string: (text) => value(JSON.stringify(text)),
      number: value,
      literal: (literal) => value(String(literal)),
      close: () => {
        const closed = open.pop();
        put(`${closed?.filled && closed.close === '}' ? ' ' : ''}${closed?.close}`);
      },
    });
    return line;
  } catch (error) {
    if (error === END) return `${line.slice(0, LINE_CHARS)}…`;
    // A preview ends in the middle of its JSON; what isn't JSON is shown as it is.
    return cut ? `${line}…` : payload.slice(0, LINE_CHARS);
  }
}

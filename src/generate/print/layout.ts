/**
 * Text that knows where it may be broken, after Wadler's "A prettier printer": a group is written on one line where it
 * fits, else each of its own breaks begins a new line.
 */
export type Layout =
  | string
  | readonly Layout[]
  | { readonly kind: 'group'; readonly of: Layout }
  | { readonly kind: 'indent'; readonly of: Layout }
  /** `flat`: what stands for it where its group is on one line; undefined: it always breaks. */
  | { readonly kind: 'break'; readonly flat: string | undefined }
  /** Text for a group that is broken, and for one that isn't. */
  | { readonly kind: 'either'; readonly broken: string; readonly flat: string };

export const group = (...of: readonly Layout[]): Layout => ({ kind: 'group', of });
export const indent = (...of: readonly Layout[]): Layout => ({ kind: 'indent', of });
export const either = (broken: string, flat: string): Layout => ({ kind: 'either', broken, flat });
/** A space, or a new line. */
export const line: Layout = { kind: 'break', flat: ' ' };
/** Nothing, or a new line. */
export const softLine: Layout = { kind: 'break', flat: '' };
/** A new line, also for every group around it. */
export const newLine: Layout = { kind: 'break', flat: undefined };

/** Layouts with a separator between them. */
export function joined(separator: Layout, layouts: readonly Layout[]): Layout[] {
  return layouts.flatMap((layout, index) => (index === 0 ? [layout] : [separator, layout]));
}

interface Piece {
  readonly layout: Layout;
  readonly depth: number;
  readonly isFlat: boolean;
}

const INDENT = '  ';

/** Writes a layout in lines of at most `width` columns, where its breaks allow it. */
export function render(layout: Layout, width: number): string {
  const pieces: Piece[] = [{ layout, depth: 0, isFlat: false }];
  const output: string[] = [];
  let column = 0;
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const { layout: now, depth, isFlat } = piece;
    if (typeof now === 'string') {
      output.push(now);
      column += now.length;
    } else if (!('kind' in now)) {
      for (let index = now.length - 1; index >= 0; index -= 1)
        pieces.push({ ...piece, layout: now[index] ?? '' });
    } else if (now.kind === 'group') {
      const flat: Piece = { layout: now.of, depth, isFlat: true };
      pieces.push(fits(flat, pieces, width - column) ? flat : { ...flat, isFlat: false });
    } else if (now.kind === 'indent') pieces.push({ ...piece, layout: now.of, depth: depth + 1 });
    else if (now.kind === 'either') pieces.push({ ...piece, layout: isFlat ? now.flat : now.broken });
    else if (isFlat && now.flat !== undefined) pieces.push({ ...piece, layout: now.flat });
    else {
      output.push('\n', INDENT.repeat(depth));
      column = depth * INDENT.length;
    }
  }
  return output.join('').replace(/[ \t]+$/gm, '');
}

/** Whether a piece, and what follows it up to the next break, has room on the line. */
function fits(first: Piece, following: readonly Piece[], room: number): boolean {
  const pieces = [first];
  let next = following.length;
  let left = room;
  while (left >= 0) {
    const piece = pieces.pop() ?? following[(next -= 1)];
    if (piece === undefined) return true;
    const { layout, isFlat } = piece;
    if (typeof layout === 'string') left -= layout.length;
    else if (!('kind' in layout)) {
      for (let index = layout.length - 1; index >= 0; index -= 1) {
        pieces.push({ ...piece, layout: layout[index] ?? '' });
      }
    } else if (layout.kind === 'either') left -= (isFlat ? layout.flat : layout.broken).length;
    else if (layout.kind === 'break') {
      if (!isFlat) return true;
      if (layout.flat === undefined) return false;
      left -= layout.flat.length;
    } else pieces.push({ ...piece, layout: layout.of });
  }
  return false;
}

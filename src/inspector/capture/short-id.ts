import { cutText } from '../wire/cut-text';

/** Longer ids are cut in rows and counts; the whole text has them. */
const ID_CHARS = 256;

/** An id as it is shown. */
export function shortId(id: string): string {
  return shortened(id, ID_CHARS);
}

/** The beginning of a text, marked where it was cut. */
export function shortened(text: string, limit: number): string {
  const shown = cutText(text, 0, text.length, limit);
  return shown.length < text.length ? `${shown}…` : shown;
}

import { decodedString, type JsonIndex, NodeKind, rawText } from './JsonIndex';

/** Characters of a data URL; larger images aren't drawn. */
const LARGEST = 12_000_000;

/** The data URL of an image that a string is; undefined for anything else. Only `data:image/…` is ever drawn. */
export function imageUrl(index: JsonIndex, node: number): string | undefined {
  const start = index.start[node] ?? 0;
  if (index.kind[node] !== NodeKind.string || (index.end[node] ?? 0) - start > LARGEST) return undefined;
  if (!/^"data:image\\?\//i.test(index.text.slice(start, start + 14))) return undefined;
  const url = decodedString(rawText(index, node));
  return /^data:image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon)[;,]/i.test(url) ? url : undefined;
}

/** A pane's size as Mantine's Splitter writes it. */
export const px = (size: number): `${number}px` => `${size}px`;

/** The px of a pane's size; 0 where it isn't written in px. */
export const pixelsOf = (size: number | string | undefined): number =>
  typeof size === 'string' && size.endsWith('px') ? Number.parseFloat(size) : 0;

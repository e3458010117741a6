import { createContext } from 'react';
import type { KeyStroke } from './types';

/** Which way a key moves the active row, beside the arrows: 1 down, -1 up; undefined: it is no such key. */
export type RowStep = (event: KeyStroke) => 1 | -1 | undefined;

/** j and k, where nobody set others. */
export const lettersStep: RowStep = ({ key, ctrlKey, metaKey, altKey }) => {
  if (ctrlKey || metaKey || altKey) return undefined;
  return key === 'j' ? 1 : key === 'k' ? -1 : undefined;
};

/** The keys of all lists and trees under it. */
export const RowKeys = createContext<RowStep>(lettersStep);

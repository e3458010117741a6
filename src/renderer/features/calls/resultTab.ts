export type ResultTab = 'result' | 'frames' | 'history';

export const isResultTab = (value: unknown): value is ResultTab =>
  value === 'result' || value === 'frames' || value === 'history';

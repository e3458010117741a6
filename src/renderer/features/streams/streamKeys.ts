import type { KeyboardEvent } from 'react';
import type { Sequenced } from './rowWindow';
import type { Stream } from './stream';

const inText = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    // A choice or a switch takes no letters.
    (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)));

const onButton = (target: EventTarget): boolean =>
  target instanceof HTMLElement && ['BUTTON', 'INPUT'].includes(target.tagName);

interface StreamKeys<Row extends Sequenced> {
  stream: Stream<Row>;
  focusFilter: () => void;
  /** Closes the detail; gives whether there was one to close. */
  closeDetail?: () => boolean;
  /** Further single keys. */
  keys?: Readonly<Record<string, () => void>>;
}

/** Single keys of a dock tab: Space pauses, / filters, Esc closes the detail, End follows. They rest in text fields. */
export function streamKeyHandler<Row extends Sequenced>(
  input: StreamKeys<Row>,
): (event: KeyboardEvent) => void {
  const { stream, focusFilter, closeDetail, keys } = input;
  return (event) => {
    // In the dock, Mod+L means the dock's own filter.
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'l') {
      event.preventDefault();
      event.stopPropagation();
      focusFilter();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || inText(event.target)) return;
    const { paused, setPaused, setFollowing } = stream.store.getState();
    const actions: Record<string, (() => boolean | void) | undefined> = {
      ' ': onButton(event.target) ? undefined : () => setPaused(!paused),
      '/': focusFilter,
      Escape: closeDetail,
      ...keys,
    };
    if (event.key === 'End') setFollowing(true);
    const action = actions[event.key];
    if (action === undefined || action() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

import type { KeyboardEvent } from 'react';
import { isSingleKey, pressedShortcut, useApp } from '../../stores';
import type { Sequenced } from './rowWindow';
import type { Stream } from './stream';

const inText = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    // A choice or a switch takes no letters.
    (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)));

/** What Space and Enter press. */
const onButton = (target: EventTarget): boolean =>
  target instanceof HTMLElement && ['BUTTON', 'INPUT'].includes(target.tagName);

interface StreamKeys<Row extends Sequenced> {
  stream: Stream<Row>;
  focusFilter: () => void;
  /** Closes the detail; gives whether there was one to close. */
  closeDetail?: () => boolean;
  goToRelated?: () => void;
}

/**
 * The keys of a dock tab: pausing, the dock's own filter by the keys that filter commands elsewhere, the related frame;
 * Esc closes the detail, End follows. Single keys rest in text fields.
 */
export function useStreamKeys<Row extends Sequenced>(input: StreamKeys<Row>): (event: KeyboardEvent) => void {
  const { settings } = useApp();
  return (event) => {
    const { stream, focusFilter, closeDetail, goToRelated } = input;
    const { keys } = settings.getState().settings;
    const { paused, setPaused, setFollowing } = stream.store.getState();
    const text = inText(event.target);
    const pressed = (id: 'filterCommands' | 'pauseStream' | 'relatedFrame'): boolean => {
      const shortcut = pressedShortcut(event, id, keys);
      return shortcut !== undefined && !(text && isSingleKey(shortcut));
    };
    const done = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (pressed('filterCommands')) {
      focusFilter();
      return done();
    }
    if (pressed('pauseStream') && !([' ', 'Enter'].includes(event.key) && onButton(event.target))) {
      setPaused(!paused);
      return done();
    }
    if (goToRelated !== undefined && pressed('relatedFrame')) {
      goToRelated();
      return done();
    }
    if (text || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'End') setFollowing(true);
    if (event.key === 'Escape' && closeDetail?.() === true) done();
  };
}

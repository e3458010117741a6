import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { editorTheme } from './editorTheme';
import { problemLines } from './problemMarks';
import { schemaCompletion } from './schemaCompletion';
import { withoutSoftBreaks } from './softBreaks';

export interface EditorHooks {
  label: string;
  readOnly: boolean;
  /** Too large to be parsed and coloured on every key. */
  plain: boolean;
  schema: () => unknown;
  /** Mod+Enter; false: nothing to do here. */
  submit: () => boolean;
  changed: (value: string) => void;
}

/** Everything that the JSON editor is made of. */
export function editorExtensions(hooks: EditorHooks): Extension[] {
  return [
    // Before the default keymap, where Mod-Enter inserts a line; not passed on, or the window would do it again.
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: hooks.submit, stopPropagation: true }])),
    ...(hooks.plain ? [] : [lineNumbers()]),
    drawSelection(),
    search({ top: true }),
    keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
    editorTheme,
    EditorView.contentAttributes.of({ 'aria-label': hooks.label, spellcheck: 'false', autocorrect: 'off' }),
    ...(hooks.plain
      ? []
      : [
          json(),
          codeFolding({ placeholderText: '…' }),
          foldGutter({ openText: '⌄', closedText: '›' }),
          bracketMatching(),
        ]),
    ...(hooks.plain || hooks.readOnly ? [] : editing(hooks)),
    ...(hooks.readOnly || hooks.plain ? [EditorState.readOnly.of(true)] : []),
    ...(hooks.plain ? [EditorView.clipboardOutputFilter.of(withoutSoftBreaks)] : []),
  ];
}

function editing(hooks: EditorHooks): Extension[] {
  return [
    history(),
    indentOnInput(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    problemLines,
    autocompletion({ override: [schemaCompletion(hooks.schema)], icons: false }),
    // Esc, then Tab leaves the editor, which CodeMirror does by itself.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) hooks.changed(update.state.doc.toString());
    }),
  ];
}

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'transparent', fontSize: 'var(--fs-mono)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '4px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 8px 0 4px' },
  // Lines scroll under the gutters sideways.
  '.cm-gutters': { backgroundColor: 'var(--editor-bg, var(--pane))', color: 'var(--text-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '24px', padding: '0 4px 0 8px' },
  '.cm-foldGutter .cm-gutterElement': { color: 'var(--text-3)', width: '12px', cursor: 'pointer' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--sunken)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selected)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--mark)' },
  '.cm-matchingBracket': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--selected-idle)',
    outline: 'none',
  },
  '.cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--error-soft)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'transparent',
    border: 'none',
    color: 'var(--text-3)',
    font: '11px/20px var(--font-ui)',
    padding: '0 4px',
  },
  '.cm-bad-line, &.cm-focused .cm-bad-line': { backgroundColor: 'var(--error-soft)' },
  '.cm-warn-line, &.cm-focused .cm-warn-line': { backgroundColor: 'var(--warn-soft)' },
  '.cm-problem': {
    color: 'var(--error)',
    font: '12px/20px var(--font-ui)',
    padding: '0 8px 2px 12px',
    whiteSpace: 'pre-wrap',
    // In sight, however far a long line is scrolled.
    position: 'sticky',
    left: '0',
    width: 'fit-content',
  },
  '.cm-problem.cm-warning': { color: 'var(--warn)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--warn)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--warn)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--error)' },
  '.cm-diagnostic': { padding: '4px 8px', font: '12px/1.4 var(--font-ui)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--error)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line-2)',
    borderRadius: '4px',
    boxShadow: 'var(--shadow)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: 'var(--fs-mono)' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', lineHeight: '20px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--selected)',
    color: 'var(--text)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent-text)', fontWeight: '600' },
  '.cm-completionDetail': { color: 'var(--text-3)', fontStyle: 'normal', marginLeft: '8px' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-panels': { backgroundColor: 'var(--chrome)', color: 'var(--text)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '4px 28px 4px 8px', font: '12px/1.4 var(--font-ui)' },
  '.cm-panel.cm-search label': { fontSize: '12px', display: 'inline-flex', alignItems: 'center', gap: '3px' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--text-2)', fontSize: '16px', right: '6px' },
  '.cm-textfield': {
    backgroundColor: 'var(--ctl-bg)',
    color: 'var(--text)',
    border: '1px solid var(--ctl-border)',
    borderRadius: '4px',
    fontSize: '12px',
    padding: '2px 6px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--btn-bg)',
    color: 'var(--text)',
    border: '1px solid var(--ctl-border)',
    borderRadius: '4px',
    fontSize: '12px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--selected)', outline: '1px solid var(--accent)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text)' },
  { tag: tags.string, color: 'var(--text-2)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--accent-text)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: 'var(--text-3)' },
  { tag: tags.invalid, color: 'var(--error)' },
]);

/** The editor in our tokens, so that it follows the theme by itself. */
export const editorTheme: Extension = [look, syntaxHighlighting(colours)];

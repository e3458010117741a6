import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { formatBytes } from '../format/format';
import { Notice } from '../small/Notice';
import { changeBetween } from './changeBetween';
import { editorExtensions } from './extensions';
import { showProblems } from './problemMarks';
import { withSoftBreaks } from './softBreaks';
import type { JsonEditorProps } from './types';

/** Past so many characters the text is shown plain and read-only (docs/interface.md, "JSON editor"). */
const PLAIN_FROM = 1_000_000;

/** A JSON editor: folding, search, marks, completion from a schema; read-only and plain where the text is large. */
export function JsonEditor(props: JsonEditorProps): ReactNode {
  const { value, problems, label, maxHeight } = props;
  const readOnly = props.readOnly === true;
  const plain = value.length > PLAIN_FROM;
  const shown = useMemo(() => (plain ? withSoftBreaks(value) : value), [plain, value]);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  // What the editor's own listeners read: they outlive a render.
  const latest = useRef({ ...props, shown });
  useLayoutEffect(() => {
    latest.current = { ...props, shown };
  });

  useLayoutEffect(() => {
    const parent = host.current;
    if (parent === null) return;
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.shown,
        extensions: editorExtensions({
          label,
          readOnly,
          plain,
          schema: () => latest.current.schema,
          submit: () => {
            latest.current.onSubmit?.();
            return latest.current.onSubmit !== undefined;
          },
          changed: (text) => {
            if (text !== latest.current.value) latest.current.onChange?.(text);
          },
        }),
      }),
    });
    editor.current = view;
    if (latest.current.autoFocus === true) view.focus();
    return () => {
      editor.current = undefined;
      view.destroy();
    };
  }, [label, readOnly, plain]);

  useLayoutEffect(() => {
    const view = editor.current;
    if (view === undefined) return;
    // Only what differs is replaced, so that the caret and the folds stay.
    const change = changeBetween(view.state.doc.toString(), shown);
    if (change !== undefined) view.dispatch({ changes: change });
  }, [shown]);

  useEffect(() => {
    const view = editor.current;
    if (view !== undefined && !readOnly && !plain) showProblems(view, problems ?? []);
  }, [problems, value, readOnly, plain]);

  return (
    <div
      className="json-editor"
      data-testid={props['data-testid']}
      style={maxHeight === undefined ? undefined : { maxHeight, flex: 'none' }}
    >
      {plain ? (
        <Notice>
          {formatBytes(value.length)}: shown as plain text and read-only, because it is over{' '}
          {formatBytes(PLAIN_FROM)}.
          {shown === value ? null : ' Long lines are broken here, not in what is copied.'}
        </Notice>
      ) : null}
      <div ref={host} className="json-editor-host" />
    </div>
  );
}

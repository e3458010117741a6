import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { type EditorState, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { type JsonNode, JsonSyntaxError, parseJsonTree } from '@json';
import { repeatedMembers } from '../check/repeatedMembers';
import type { Problem } from '../request-form/types';
import { pointerSteps } from '../schema/pointer';

/** So many messages stand below their lines; the others are still marked. */
const MOST_MESSAGES = 20;

class Message extends WidgetType {
  readonly #text: string;
  readonly #warns: boolean;

  constructor(text: string, warns: boolean) {
    super();
    this.#text = text;
    this.#warns = warns;
  }

  override eq(other: Message): boolean {
    return other.#text === this.#text && other.#warns === this.#warns;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = this.#warns ? 'cm-problem cm-warning' : 'cm-problem';
    element.textContent = this.#text;
    return element;
  }
}

const setMarks = StateEffect.define<readonly Diagnostic[]>();

function decorate(state: EditorState, diagnostics: readonly Diagnostic[]): DecorationSet {
  const byLine = new Map<number, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const line = state.doc.lineAt(Math.min(diagnostic.from, state.doc.length));
    byLine.set(line.from, [...(byLine.get(line.from) ?? []), diagnostic]);
  }
  const ranges = [...byLine].flatMap(([from, marks], index) => {
    const warns = marks.every(({ severity }) => severity === 'warning');
    const line = Decoration.line({ class: warns ? 'cm-warn-line' : 'cm-bad-line' }).range(from);
    if (index >= MOST_MESSAGES) return [line];
    const messages = new Set(marks.map(({ message }) => message));
    const widget = Decoration.widget({
      widget: new Message([...messages].slice(0, 3).join('; '), warns),
      block: true,
      side: 1,
    });
    return [line, widget.range(state.doc.lineAt(from).to)];
  });
  return Decoration.set(ranges, true);
}

/** Lines with problems are tinted, with what is wrong written below them. */
export const problemLines: StateField<DecorationSet> = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks: DecorationSet, transaction: Transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    return set === undefined ? marks.map(transaction.changes) : decorate(transaction.state, set.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks a syntax fault, or else the problems at the values that their paths name, and names that come again. */
export function showProblems(view: EditorView, problems: readonly Problem[]): void {
  const diagnostics = diagnosticsOf(view.state.doc.toString(), problems);
  view.dispatch(setDiagnostics(view.state, diagnostics), { effects: setMarks.of(diagnostics) });
}

/** Where in the text each problem is; a text that isn't JSON has just the one fault of its syntax. */
export function diagnosticsOf(text: string, problems: readonly Problem[]): Diagnostic[] {
  if (text.trim() === '')
    return problems.map(({ message }) => ({ from: 0, to: 0, severity: 'error', message }));
  let root: JsonNode;
  try {
    root = parseJsonTree(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const from = Math.min(error.offset, text.length);
    return [{ from, to: Math.min(from + 1, text.length), severity: 'error', message: error.message }];
  }
  const faults = problems.map(({ path, message }): Diagnostic => {
    const { from, to } = placeOf(root, pointerSteps(path));
    return { from, to, severity: 'error', message: named(path, message) };
  });
  const repeated = repeatedMembers(root, text).map(
    ({ start, end, message }): Diagnostic => ({ from: start, to: end, severity: 'warning', message }),
  );
  return [...faults, ...repeated].sort((one, other) => one.from - other.from);
}

/** The value at a path, or the nearest one around it that exists: its name, or its first character. */
function placeOf(root: JsonNode, steps: readonly string[]): { from: number; to: number } {
  let node = root;
  for (const step of steps) {
    const next: JsonNode | undefined =
      node.kind === 'array'
        ? node.items[Number(step)]
        : node.kind === 'object'
          ? node.members.filter((member) => member.key === step).at(-1)?.value
          : undefined;
    if (next === undefined) break;
    node = next;
  }
  return {
    from: node.start,
    to: node.kind === 'object' || node.kind === 'array' ? node.start + 1 : node.end,
  };
}

/** "postcode must match …": the place is said too, because the line may hold many. */
function named(path: string, message: string): string {
  const last = pointerSteps(path).at(-1);
  return last === undefined ? message : `${last} ${message}`;
}

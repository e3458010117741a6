const focusable = 'input, textarea, select, button, [tabindex="0"], [contenteditable="true"]';

/**
 * Moves the focus to the first field of a form that has a problem, or to the one at a path (JSON Pointer),
 * where the form marks its fields; else into the editor.
 */
export function goToProblem(region: HTMLElement | null, path?: string): void {
  if (region === null) return;
  const marked = path === undefined ? null : region.querySelector(`[data-path="${CSS.escape(path)}"]`);
  const found = marked ?? region.querySelector('[aria-invalid="true"], [data-error="true"], [data-error]');
  const field = found?.matches(focusable) === true ? found : found?.querySelector(focusable);
  const target = field ?? region.querySelector('.cm-content');
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

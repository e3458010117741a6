import { pointerSteps, toPointer } from '../schema/pointer';

/** Moves the focus into the field of a JSON Pointer, or the nearest one around it; false where there is none. */
export function focusField(container: ParentNode, path: string): boolean {
  for (let steps = pointerSteps(path); ; steps = steps.slice(0, -1)) {
    const field = container.querySelector(`[data-path=${JSON.stringify(toPointer(steps))}]`);
    const control =
      field?.matches('button') === true
        ? field
        : field?.querySelector('input, textarea, button, [contenteditable=true]');
    if (control instanceof HTMLElement) {
      control.focus();
      return true;
    }
    if (steps.length === 0) return false;
  }
}

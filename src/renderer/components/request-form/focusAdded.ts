import { pointerSteps, toPointer } from '../schema/pointer';

/**
 * Moves the focus from the button that added a value into the value's first control, once it is drawn; text is
 * selected, so that typing replaces it. Stays where there is none (past what is shown of a long list).
 */
export function focusAdded(button: HTMLElement, path: string): void {
  const form = button.closest('[data-testid="request-form"]');
  requestAnimationFrame(() => {
    const control = controlAt(form, path);
    control?.focus();
    if (control instanceof HTMLInputElement && control.type === 'text') control.select();
  });
}

/** A row of a table has no element of its own: its first cell counts. */
function controlAt(form: ParentNode | null, path: string): HTMLElement | undefined {
  const fields = form?.querySelectorAll<HTMLElement>('[data-path]') ?? [];
  const steps = pointerSteps(path);
  for (const field of fields) {
    const at = field.dataset.path ?? '';
    if (toPointer(pointerSteps(at).slice(0, steps.length)) !== path) continue;
    const control = field.querySelector<HTMLElement>('input:not(:disabled), textarea:not(:disabled)');
    if (control !== null) return control;
  }
  return undefined;
}

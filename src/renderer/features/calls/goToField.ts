import { focusField } from '../../components';

/** Moves the focus into the field at a path (JSON Pointer), to the first field, or into the JSON editor. */
export function goToField(region: HTMLElement | null, path?: string): void {
  const form = region?.querySelector('[data-testid="request-form"]') ?? undefined;
  if (form !== undefined && path !== undefined && focusField(form, path)) return;
  const field =
    form?.querySelector('[aria-invalid="true"], input, textarea') ?? region?.querySelector('.cm-content');
  if (field instanceof HTMLElement) field.focus();
}

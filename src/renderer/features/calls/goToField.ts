import { focusField } from '../../components';

/**
 * Moves the focus into the field at a path (JSON Pointer), to the first field, or into the JSON editor; false where
 * none of them is shown.
 */
export function goToField(region: HTMLElement | null, path?: string): boolean {
  const form = region?.querySelector('[data-testid="request-form"]') ?? undefined;
  if (form !== undefined && path !== undefined && focusField(form, path)) return true;
  const field =
    form?.querySelector('[aria-invalid="true"], input, textarea') ?? region?.querySelector('.cm-content');
  if (!(field instanceof HTMLElement)) return false;
  field.focus();
  return true;
}

/** The filter of the dock tab that is shown. */
export const focusFilter = (): void => document.querySelector<HTMLElement>('[data-stream-filter]')?.focus();

/** The rows of the dock tab that is shown. */
export const focusRows = (): void =>
  document.querySelector<HTMLElement>('.stream-body [role="grid"]')?.focus();

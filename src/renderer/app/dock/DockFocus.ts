const dock = (): HTMLElement | null => document.querySelector('[data-region="dock"]');

/** Takes the focus into the dock's rows for the keys that show it, and back to where it was when it goes away. */
export class DockFocus {
  #before: HTMLElement | undefined;

  /** Moves the focus to the rows once they are drawn, or to the chosen tab where there are none. */
  enter(): void {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && dock()?.contains(activeElement) === false)
      this.#before = activeElement;
    requestAnimationFrame(() => {
      const rows = dock()?.querySelector<HTMLElement>('[role="grid"]');
      (rows ?? dock()?.querySelector<HTMLElement>('[role="tab"][tabindex="0"]'))?.focus();
    });
  }

  /** Whether the focus is in the dock. */
  get inside(): boolean {
    return dock()?.contains(document.activeElement) === true;
  }

  /** Moves the focus back to where it was before `enter`, once that is drawn again. */
  leave(): void {
    const before = this.#before;
    this.#before = undefined;
    if (before !== undefined) requestAnimationFrame(() => before.focus());
  }
}

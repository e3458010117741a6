/** The regions in the order in which F6 visits them. */
const order = ['targets', 'commands', 'request', 'result', 'dock'] as const;

const focusable =
  'input:not(:disabled), textarea:not(:disabled), button:not(:disabled):not([tabindex="-1"]), [tabindex="0"], [contenteditable="true"]';

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** The labelled regions of the window, and where each had the focus last. */
export class Regions {
  readonly #last = new WeakMap<Element, HTMLElement>();

  /** Keeps where the focus is in its region, so that `move` returns to it. */
  remember(event: FocusEvent): void {
    const { target } = event;
    const region = target instanceof HTMLElement ? target.closest('[data-region]') : null;
    if (region !== null && target instanceof HTMLElement) this.#last.set(region, target);
  }

  /** Moves the focus to the next (1) or previous (-1) region in sight, to where it was in it. */
  move(step: 1 | -1): void {
    const regions = order
      .map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`))
      .filter((region): region is HTMLElement => region !== null && isShown(region));
    const at = regions.findIndex((region) => region.contains(document.activeElement));
    const from = at === -1 && step === -1 ? 0 : at;
    for (let tried = 1; tried <= regions.length; tried++) {
      const region = regions[(from + (step + regions.length) * tried) % regions.length];
      const target = region === undefined ? undefined : this.#targetIn(region);
      if (target === undefined) continue;
      target.focus();
      return;
    }
  }

  #targetIn(region: HTMLElement): HTMLElement | undefined {
    const before = this.#last.get(region);
    if (before !== undefined && region.contains(before) && isShown(before)) return before;
    const chosen = region.querySelector<HTMLElement>('[aria-current="true"]');
    return chosen ?? [...region.querySelectorAll<HTMLElement>(focusable)].find(isShown);
  }
}

/** The scheme that the page is drawn in; Mantine writes it there. */
const ATTRIBUTE = 'data-mantine-color-scheme';

/** Tells the scheme that the page is drawn in, once it is drawn and whenever it changes. */
export function watchScheme(tell: (scheme: 'light' | 'dark') => void): void {
  let told: string | undefined;
  const look = (): void => {
    const scheme = document.documentElement.getAttribute(ATTRIBUTE);
    if ((scheme !== 'light' && scheme !== 'dark') || scheme === told) return;
    told = scheme;
    // Two frames later it is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => tell(scheme)));
  };
  new MutationObserver(look).observe(document.documentElement, { attributeFilter: [ATTRIBUTE] });
  look();
}

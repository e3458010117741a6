import { PAGE_HOST, PAGE_SCHEME } from '@contract';
import type { App, Session } from 'electron';

/** Copying is done by the page itself, and only after a gesture; it can't read the clipboard. */
const GRANTED = new Set(['clipboard-sanitized-write']);

function isOwnPage(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${PAGE_SCHEME}:` && host === PAGE_HOST;
  } catch {
    return false;
  }
}

/** No contents of this app ever lead anywhere else, or open another window. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      // Reloading its own page is the one navigation that a page may ask for.
      if (!isOwnPage(url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** No permission is given, whatever asks, but for copying. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(GRANTED.has(permission) && isOwnPage(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => GRANTED.has(permission) && isOwnPage(origin),
  );
  session.setDevicePermissionHandler(() => false);
}

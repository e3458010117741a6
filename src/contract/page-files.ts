/** How the page is served, whoever serves it: Electron's protocol handler, or the browser edition's server. */

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

export interface PageFile {
  /** Below the folder of the built page, with `/` between its parts. */
  readonly path: string;
  readonly mediaType: string;
}

/** A part of a path that names a file or folder plainly: none that begins with a dot, and no separator of any system. */
const PLAIN_PART = /^(?!\.)[\w.@-]+$/;

/**
 * Which file a URL's path names.
 *
 * @param pathname as it stands in the URL, still percent-encoded
 * @returns undefined where it names none: it leads out of the folder, or is of a kind that the page doesn't have
 */
export function pageFile(pathname: string): PageFile | undefined {
  const path = pathname === '/' ? 'index.html' : pathname.slice(1);
  // A plain name needs no percent-encoding, so that what is encoded is nothing of ours.
  if (!pathname.startsWith('/') || !path.split('/').every((part) => PLAIN_PART.test(part))) return undefined;
  const mediaType = MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)];
  return mediaType === undefined ? undefined : { path, mediaType };
}

/**
 * The headers that every answer carries.
 *
 * @param connectTo what the page may connect to besides its own origin
 */
export function pageHeaders(connectTo: readonly string[] = []): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

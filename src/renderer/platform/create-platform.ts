import { PAGE_ORIGIN } from '@contract';
import { createBrowserPlatform } from './browser/browser-platform';
import { createDesktopPlatform } from './desktop/desktop-platform';
import type { Platform } from './platform';

/** The platform that the page finds itself on; its own address says which. */
export function createPlatform(): Promise<Platform> {
  return location.origin === PAGE_ORIGIN ? createDesktopPlatform() : createBrowserPlatform();
}

import { PAGE_ORIGIN } from '@contract';
import { linkPreload } from './link-preload';

// A debugger that attaches early, and a crash, make this script run in the empty document too; there it does nothing.
if (location.origin === PAGE_ORIGIN && window.top === window) linkPreload();

import { defineEvent, defineService } from '@mesh';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';

const WindowState = v.object({ maximized: v.boolean() });
export type WindowState = v.InferOutput<typeof WindowState>;

/** What a page asks of its own window. Hosted by the registry `main` of the desktop edition. */
export const WindowService = defineService('window', {
  state: { description: 'How the window is', response: toStandardJsonSchema(WindowState) },
  minimize: { description: 'Minimise the window' },
  toggleMaximize: { description: 'Maximise the window, or restore it' },
  close: { description: 'Close the window' },
  appear: {
    description: 'Show the window, which the page has drawn in this scheme',
    request: toStandardJsonSchema(v.object({ scheme: v.picklist(['light', 'dark']) })),
  },
  chooseDirectory: {
    description: "Choose a directory in the system's dialog; no path: given up",
    request: toStandardJsonSchema(v.object({ startAt: v.optional(v.string()) })),
    response: toStandardJsonSchema(v.object({ path: v.optional(v.string()) })),
  },
  openDamaged: {
    description: 'Open a damaged file of the user in whatever program the system opens such files with',
    request: toStandardJsonSchema(v.object({ path: v.string() })),
  },
  openExternal: {
    description: 'Open an http or https address in the browser, after asking',
    request: toStandardJsonSchema(v.object({ url: v.string() })),
  },
});

/** The window was maximised or restored, by whatever. */
export const WindowChanged = defineEvent({
  id: 'window.changed',
  payload: toStandardJsonSchema(WindowState),
});

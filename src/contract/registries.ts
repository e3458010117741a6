import { defineCommand } from '@mesh';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';

/** The app's own registries, as `self:` names them. */
export const RegistryName = { main: 'main', preload: 'preload', renderer: 'renderer' } as const;

const AppInfo = v.object({
  version: v.string(),
  edition: v.picklist(['desktop', 'browser']),
  pid: v.number(),
  uptimeSeconds: v.number(),
  /** Of the programs under it: `node`, `electron`, `chrome` … */
  versions: v.record(v.string(), v.string()),
});

/** A command of the registry `main`. */
export const MainInfo = defineCommand({
  id: 'main.info',
  description: 'Versions and process of the main process',
  response: toStandardJsonSchema(AppInfo),
});

/** A command of the registry `preload`. */
export const PreloadInfo = defineCommand({
  id: 'preload.info',
  description: "The preload script's process and page",
  response: toStandardJsonSchema(
    v.object({ origin: v.string(), sandboxed: v.boolean(), versions: v.record(v.string(), v.string()) }),
  ),
});

/** Commands of the registry `renderer`. */
export const RendererInfo = defineCommand({
  id: 'renderer.info',
  description: 'The page: its address, size and language',
  response: toStandardJsonSchema(
    v.object({
      url: v.string(),
      language: v.string(),
      width: v.number(),
      height: v.number(),
      pixelRatio: v.number(),
      userAgent: v.string(),
    }),
  ),
});
export const RendererPing = defineCommand({
  id: 'renderer.ping',
  description: 'Gives back what it gets, from the page',
  request: toStandardJsonSchema(v.object({ text: v.string() })),
  response: toStandardJsonSchema(v.object({ text: v.string(), at: v.number() })),
});

export const RendererSettle = defineCommand({
  id: 'renderer.settle',
  description: 'Save what waits to be saved, because the page is about to go',
});

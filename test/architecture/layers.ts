/** The import table of the design, as data: which folder of `src` may import which, and what from outside. */
export interface Layer {
  /** Doors of other folders, as aliases. */
  readonly doors: readonly string[];
  /** Packages; a name that ends in `*` stands for all that begin so. */
  readonly packages: readonly string[];
}

const NODE = 'node:*';
const REACT_FAMILY = [
  'react',
  'react-dom',
  'react-dom/*',
  'react/*',
  '@mantine/*',
  '@rjsf/*',
  '@tabler/icons-react',
  '@tanstack/*',
  '@codemirror/*',
  '@lezer/*',
  '@fontsource-variable/*',
  'zustand',
  'zustand/*',
  'dayjs',
];

/** By folder of `src`; the longest folder that a file lies in counts. */
export const layers: Readonly<Record<string, Layer>> = {
  mesh: { doors: [], packages: [] },
  schema: { doors: ['@mesh'], packages: ['ajv', 'ajv/*', '@cfworker/json-schema'] },
  json: { doors: [], packages: [] },
  'transports/shared': { doors: ['@mesh', '@json'], packages: [] },
  'transports/node': {
    doors: ['@mesh', '@json'],
    packages: [NODE, 'ws'],
  },
  'transports/web': { doors: ['@mesh', '@json'], packages: [] },
  contract: { doors: ['@mesh'], packages: ['valibot', '@valibot/to-json-schema'] },
  inspector: {
    doors: ['@mesh', '@schema/ajv', '@json', '@transports/node', '@contract'],
    packages: [NODE, 'libsql', 'valibot'],
  },
  demo: { doors: ['@mesh', '@transports/node'], packages: [NODE] },
  main: { doors: ['@inspector', '@contract', '@mesh'], packages: ['electron', NODE] },
  preload: { doors: ['@contract', '@mesh'], packages: ['electron'] },
  renderer: {
    doors: ['@contract', '@mesh', '@schema/cfworker', '@json', '@transports/web'],
    // RJSF's validator interface is put over cfworker here (a page has no generated code).
    packages: [...REACT_FAMILY, '@cfworker/json-schema'],
  },
  web: { doors: ['@inspector', '@transports/node', '@contract', '@mesh'], packages: [NODE] },
  generate: { doors: ['@mesh'], packages: [] },
  cli: {
    doors: ['@inspector', '@web', '@generate', '@transports/node', '@contract', '@mesh'],
    packages: [NODE],
  },
};

/** Folders within one layer that may be reached from each other by relative paths, besides from within themselves. */
export const sharedFolders: Readonly<Record<string, readonly string[]>> = {
  'transports/node': ['transports/shared'],
  'transports/web': ['transports/shared'],
};

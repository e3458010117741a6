import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { aliases } from './aliases';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What main and preload are built for: Electron 22, the oldest that the app runs on, has Node 16.17 (design.md, Runtime). */
const NODE_TARGET = 'node16.17';

export default defineConfig({
  main: {
    resolve: { alias: aliases },
    build: {
      target: NODE_TARGET,
      outDir: at('out/main'),
      // Everything is bundled but libsql, whose addon has to stay a file.
      externalizeDeps: { include: ['libsql'] },
      rollupOptions: {
        input: { index: at('src/main/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    resolve: { alias: aliases },
    build: {
      target: NODE_TARGET,
      outDir: at('out/preload'),
      // A sandboxed preload script can't load files of its own: it is one file.
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    resolve: { alias: aliases },
    plugins: [react()],
    build: {
      target: 'chrome108',
      cssTarget: 'chrome108',
      outDir: at('out/renderer'),
      minify: true,
      // The policy allows no inline script, and the app loads all of its page at once anyway.
      modulePreload: false,
      // Fonts stay files: the policy's font-src has no data:.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3_000,
      rollupOptions: { input: at('src/renderer/index.html') },
    },
  },
});

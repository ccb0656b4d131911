import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { noteBundledPackages } from './scripts/packaging/bundled-packages.mjs';
import { quickWrappers } from './scripts/packaging/quick-wrappers.mjs';
import { smallerLibraries } from './scripts/packaging/smaller-libraries.mjs';

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * The targets are the oldest runtime that the code has to run on (Electron 33).
 * Everything is bundled but keytar and libsql, which are native modules: what is shipped is `out/` and
 * those.
 * The rehearsal is an entry of its own, since it runs in a process of its own.
 */
export default defineConfig({
  main: {
    plugins: [noteBundledPackages('main'), quickWrappers()],
    resolve: { alias: smallerLibraries },
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      sourcemap: true,
      rolldownOptions: {
        input: { index: at('main/index.ts'), rehearsal: at('rehearsal/cli.ts') },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages('preload')],
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      // A sandboxed preload script can require nothing but Electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), noteBundledPackages('renderer')],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      // The policy allows no data: address, so nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: at('renderer/index.html'), mini: at('renderer/mini.html') },
      },
    },
  },
});

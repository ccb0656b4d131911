import { defineConfig } from 'vite';

/** The relay and its tokens' command, with their libraries, for the container: `vite build -c relay/vite.config.ts`. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'out/relay',
    target: 'node20',
    rolldownOptions: {
      input: { relay: 'relay/cli.ts', 'relay-token': 'relay/token-cli.ts' },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
  ssr: { noExternal: true },
});

import { runTypeScript } from './run-typescript.mjs';

/* `npm run bench -- [NAME]`: the measurements. */
await runTypeScript('bench/cli.ts');

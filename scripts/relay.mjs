import { runTypeScript } from './run-typescript.mjs';

/* `npm run relay -- ARGS`: the relay. Its stdout is one line of JSON; see --help. */
await runTypeScript('relay/cli.ts');

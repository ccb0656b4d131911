import { runTypeScript } from './run-typescript.mjs';

/* `npm run simulator -- ARGS`: the rehearsal Twilio alone. Its stdout is one line of JSON. */
await runTypeScript('simulator/cli.ts');

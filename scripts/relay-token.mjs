import { runTypeScript } from './run-typescript.mjs';

/* `npm run relay:token -- issue|revoke|list …`: who may connect to the relay, and as what. */
await runTypeScript('relay/token-cli.ts');

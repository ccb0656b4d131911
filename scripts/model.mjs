import { runTypeScript } from './run-typescript.mjs';

/* `npm run model -- [--runs N] [--seed N] [--path P]`: the model-based test, as long as one likes. */
await runTypeScript('test/model/cli.ts');

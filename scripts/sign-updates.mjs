import { runTypeScript } from './run-typescript.mjs';

/* `node scripts/sign-updates.mjs`: signs the lists of versions that `npm run dist` has left; docs/release.md. */
await runTypeScript('scripts/packaging/sign-lists.mjs');

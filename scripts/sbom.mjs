import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { ensureBuilt } from './build.mjs';
import { onlyShipped } from './packaging/bill-of-materials.mjs';
import { shippedPackages } from './packaging/bundled-packages.mjs';
import { capture } from './processes.mjs';
import { inProject, projectFolder, runScript, SetUpError, say } from './project.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';

/*
 * `npm run sbom`: what is shipped, package by package and for every system, as CycloneDX in dist/.
 */
await runScript(async () => {
  await ensureNpmPackages();
  await ensureBuilt();
  const { version, packages } = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'));
  const shipped = ['node_modules/electron', ...(await shippedPackages())];
  const bill = onlyShipped(await billOfAll(), shipped, packages);
  const file = inProject('dist', `earshot-${version}.cdx.json`);
  await mkdir(inProject('dist'), { recursive: true });
  await writeFile(file, `${JSON.stringify(bill, undefined, 2)}\n`);
  say(`${bill.components.length} components: ${file}`);
  return 0;
});

/** @returns {Promise<import('./packaging/bill-of-materials.mjs').Bill>} */
async function billOfAll() {
  const program = ['node_modules', '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js'];
  const { code, stdout, stderr } = await capture(
    process.execPath,
    [inProject(...program), '--package-lock-only', '--flatten-components', '--output-reproducible'],
    { cwd: projectFolder },
  );
  if (code === 0) return JSON.parse(stdout);
  throw new SetUpError(`The list of packages failed with code ${code}:\n${stderr.trim()}`);
}

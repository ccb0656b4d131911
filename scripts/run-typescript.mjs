import { show } from './processes.mjs';
import { inProject, projectFolder, runScript } from './project.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';

/**
 * Runs a TypeScript program of the project with this command's arguments and exit code. Nothing of
 * the set-up goes to stdout, which belongs to the program.
 * @param {string} program
 */
export function runTypeScript(program) {
  return runScript(async () => {
    await ensureNpmPackages();
    const args = ['--import', 'tsx', inProject(program), ...process.argv.slice(2)];
    return show(process.execPath, args, { cwd: projectFolder, stdout: 'stdout' });
  });
}

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { inProject, runScript, SetUpError } from './project.mjs';

/*
 * `node scripts/release-notes.mjs TAG`: what CHANGELOG.md says of the version that the tag names, which
 * has to be package.json's. It needs no packages, as the release asks it before anything else.
 */

/**
 * @param {{ tag: string, version: string, changelog: string }} release
 * @returns {string} the section of the version, without its head
 */
export function releaseNotes({ tag, version, changelog }) {
  if (tag !== `v${version}`) {
    throw new SetUpError(`The tag is ${tag}, but package.json has the version ${version}.`);
  }
  const sections = changelog.split(/^## /m);
  const section = sections.find((each) => each.split(/[\s,]/, 1)[0] === version);
  const notes = section?.slice(section.indexOf('\n')).trim();
  if (notes) return `${notes}\n`;
  throw new SetUpError(`CHANGELOG.md says nothing of ${version}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
    const changelog = await readFile(inProject('CHANGELOG.md'), 'utf8');
    process.stdout.write(releaseNotes({ tag: process.argv[2] ?? '', version, changelog }));
    return 0;
  });
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { inProject, projectFolder, say } from '../project.mjs';
import { ensureSystemLibraries, packers } from '../setup/system-libraries.mjs';
import { ensureNativePackages } from './native-packages.mjs';
import { developmentRuntime } from './runtime-to-package.mjs';
import { signingEnvironment, signingWords } from './signing.mjs';
import { writeThirdPartyNotices } from './third-party-notices.mjs';
import { feedWords, updateFeed } from './update-feed.mjs';
import { updateKeys, updateKeysWords } from './update-keys.mjs';

/** @typedef {import('electron-builder').Configuration} Configuration */
/** @typedef {import('./runtime-to-package.mjs').DevelopmentRuntime} DevelopmentRuntime */

/**
 * Packages what was built for this machine's system: all that electron-builder.yml names, or where
 * there is only a runtime for development, the one archive that tests need.
 * @param {string} [only] nothing but this target
 * @returns {Promise<readonly string[]>} the files that were made
 */
export async function packageApp(only) {
  await writeThirdPartyNotices();
  await ensureNativePackages(process.platform);
  const runtime = await developmentRuntime();
  const publish = runtime ? null : updateFeed(process.env);
  const keys = updateKeys(process.env);
  process.env = signingEnvironment(process.env);
  say(runtime ? notForUsers(runtime) : signingWords(process.platform, process.env));
  say(feedWords(publish));
  if (publish) say(updateKeysWords(keys));
  await rm(inProject('dist'), { recursive: true, force: true });
  return build({
    projectDir: projectFolder,
    publish: 'never',
    config: {
      publish,
      ...(runtime ? await withRuntime(runtime) : {}),
      extraMetadata: {
        ...(runtime && { notForUsers: notForUsers(runtime) }),
        ...(keys !== undefined && { updateKeys: keys }),
      },
    },
    ...targets(only ?? (runtime && 'tar.gz')),
  });
}

/** As on electron-builder's own command line; nothing: what its configuration says. @param {string} [only] */
function targets(only) {
  if (only === undefined) return {};
  if (process.platform === 'darwin') return { mac: [only] };
  return process.platform === 'win32' ? { win: [only] } : { linux: [only] };
}

/** @param {DevelopmentRuntime} runtime */
function notForUsers({ version }) {
  return `Not for users: it runs on Electron ${version}, which gets no security updates any more.`;
}

/** @param {DevelopmentRuntime} runtime @returns {Promise<Configuration>} */
async function withRuntime(runtime) {
  // electron-builder would fetch its own packer from where this machine cannot reach.
  await ensureSystemLibraries(packers);
  process.env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7za';
  // A quarter of an hour for a tenth of the size is a bad bargain for a test.
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '1';
  return {
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
    artifactName: '${name}-${version}-${os}-${arch}-not-for-users.${ext}',
    // What makes it start a folder that is named on the command line.
    afterExtract: async ({ appOutDir }) => {
      await rm(join(appOutDir, 'resources', 'app'), { recursive: true });
      await rm(join(appOutDir, 'version'));
    },
  };
}

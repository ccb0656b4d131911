import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../project.mjs';
import { privateFolder } from './app-user.mjs';

const everyMs = 1_000;
const screenshotName = /^start-\d+\.png$/;

/**
 * Has the app write screenshots of its window into `from`, and copies each to `to` as it appears.
 * @param {string} from a folder for the app's user, made here
 * @param {string} to
 * @param {import('./app-user.mjs').AppUser | undefined} user
 */
export async function collectScreenshots(from, to, user) {
  await privateFolder(from, user);
  await removeEarlier(to);
  /** @type {Set<string>} */
  const copied = new Set();
  const copyNew = async () => {
    for (const name of await readdir(from)) {
      if (!screenshotName.test(name) || copied.has(name)) continue;
      const image = await readWhole(join(from, name));
      if (image === undefined) continue;
      copied.add(name);
      await writeFile(join(to, name), image);
      say(`Screenshot: ${join(to, name)}`);
    }
  };
  const timer = setInterval(() => copyNew().catch((error) => say(String(error))), everyMs);
  return {
    env: { EARSHOT_SCREENSHOT_DIR: from },
    stop: async () => {
      clearInterval(timer);
      await copyNew();
    },
  };
}

/** @param {string} folder */
async function removeEarlier(folder) {
  await mkdir(folder, { recursive: true });
  const earlier = (await readdir(folder)).filter((name) => screenshotName.test(name));
  await Promise.all(earlier.map((name) => rm(join(folder, name))));
}

/**
 * The image, once it is written to its end. No link is followed: the folder belongs to another
 * user, and root reads here.
 * @param {string} file
 */
async function readWhole(file) {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const image = await handle.readFile();
    return isWholePng(image) ? image : undefined;
  } finally {
    await handle.close();
  }
}

/** A PNG ends with an empty chunk of type IEND and its checksum. @param {Buffer} image */
export function isWholePng(image) {
  return image.subarray(-8, -4).toString('latin1') === 'IEND';
}

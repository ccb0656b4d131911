import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { icns, ico } from './packaging/icon-containers.mjs';
import { inProject, runScript, SetUpError, say } from './project.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

/*
 * `npm run icons`, after a change of packaging/icon.svg or icon-small.svg: draws them in all sizes. What
 * it writes is committed, so that nobody needs the drawing program to build.
 */

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Fewer strokes say more on so few pixels. */
const smallUpTo = 32;

/** Apple's icons leave so much of their square free on each side, where a shadow falls. */
const macMargin = 100 / 1024;

const folder = inProject('packaging');

await runScript(async () => {
  await ensureSystemLibraries([['librsvg2-bin']]);
  const [large, small] = await Promise.all([read('icon.svg'), read('icon-small.svg')]);
  /** @type {Map<number, Buffer>} */
  const full = new Map();
  /** @type {Map<number, Buffer>} */
  const mac = new Map();
  for (const size of sizes) {
    const drawing = size <= smallUpTo ? small : large;
    full.set(size, await draw(drawing, size));
    mac.set(
      size,
      size <= smallUpTo ? await draw(drawing, size) : await draw(withMargin(drawing), size),
    );
  }
  await mkdir(join(folder, 'icons'), { recursive: true });
  for (const [size, image] of full) {
    await writeFile(join(folder, 'icons', `${size}x${size}.png`), image);
  }
  await writeFile(join(folder, 'icon.ico'), ico(full));
  await writeFile(join(folder, 'icon.icns'), icns(mac));
  say(`${sizes.length} sizes, icon.ico and icon.icns are in packaging/.`);
  return 0;
});

/** @param {string} name */
function read(name) {
  return readFile(join(folder, name), 'utf8');
}

/** @param {string} svg */
function withMargin(svg) {
  return svg.replace(/viewBox="0 0 (\d+) \d+"/, (_, side) => {
    const margin = (Number(side) * macMargin) / (1 - 2 * macMargin);
    const whole = Number(side) + 2 * margin;
    return `viewBox="${-margin} ${-margin} ${whole} ${whole}"`;
  });
}

/** @param {string} svg @param {number} size @returns {Promise<Buffer>} */
function draw(svg, size) {
  return new Promise((resolve, reject) => {
    const child = spawn('rsvg-convert', ['-w', `${size}`, '-h', `${size}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => reject(new SetUpError(`rsvg-convert: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new SetUpError(`rsvg-convert failed with code ${code}.`));
    });
    child.stdin.end(svg);
  });
}

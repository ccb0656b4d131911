import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Others than the owner may do something with it. */
const FOR_OTHERS = 0o077;

/**
 * A folder that can be written, in place of one that cannot: each time the same, so that starts find each
 * other there. Where anybody may have put something, a name that can be known before is only taken if
 * nobody else has.
 */
export function standInFor(folder: string, below: string = tmpdir()): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const standIn = path.join(below, `earshot-${process.getuid?.() ?? 'own'}-${name}`);
  return isOursToTake(standIn) ? standIn : mkdtempSync(path.join(below, 'earshot-'));
}

function isOursToTake(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    // Windows has no such owner; there the folder for what passes is a person’s own.
    const isOwn =
      process.getuid === undefined ||
      (found.uid === process.getuid() && (found.mode & FOR_OTHERS) === 0);
    return found.isDirectory() && isOwn;
  } catch {
    return false;
  }
}

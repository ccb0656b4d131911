import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { UpdateStanding } from '../core/update-service.ts';

/** How this copy of the console was started, and from where. */
interface Copy {
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  readonly resources: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whether this copy can be replaced by a newer one from the place that `config`, a file, names. */
export function standingOf(copy: Copy, config: string): UpdateStanding {
  if (!existsSync(config)) return 'not-installed';
  const standing = STANDING[copy.platform]?.(copy) ?? 'active';
  if (standing !== 'active') return standing;
  // One that was built without an address of newer versions is told of none.
  return /^provider:/m.test(readFileSync(config, 'utf8')) ? 'active' : 'no-feed';
}

const STANDING: Partial<Record<NodeJS.Platform, (copy: Copy) => UpdateStanding>> = {
  linux({ execPath, resources, env: { APPIMAGE, APPDIR } }) {
    // A package, which its own tool replaces.
    if (existsSync(path.join(resources, 'package-type'))) return 'active';
    // Whatever an AppImage starts inherits its variables, and must not put itself in that one's place.
    if (!APPIMAGE || !APPDIR || !isInside(execPath, APPDIR)) return 'not-installed';
    return mayWrite(path.dirname(APPIMAGE)) ? 'active' : 'no-rights';
  },
  // The .msi leaves no such file: whoever installed that for a whole computer updates it as well.
  win32({ execPath }) {
    const uninstaller = `Uninstall ${path.basename(execPath)}`;
    return existsSync(path.join(path.dirname(execPath), uninstaller)) ? 'active' : 'not-installed';
  },
};

function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

import { open } from 'node:fs/promises';
import type { Failure } from '../../common/failure.ts';
import {
  NO_POLICY,
  type PolicyState,
  policySchema,
  STRICTEST_POLICY,
} from '../../common/ipc/policy.ts';

/** More than any policy needs. */
const MOST_BYTES = 64 * 1_024;
/** Others than the owner may write. */
const WRITABLE_BY_OTHERS = 0o022;
const ROOT = 0;

/** Where operations put the policy of a computer: a place that its users cannot write. */
export function policyPlace(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  switch (platform) {
    case 'win32':
      return `${env.ProgramData ?? 'C:\\ProgramData'}\\Earshot\\policy.json`;
    case 'darwin':
      return '/Library/Application Support/Earshot/policy.json';
    default:
      return '/etc/earshot/policy.json';
  }
}

/**
 * Reads the policy of this computer, once. One that is there and cannot be followed fails: what it forbids
 * must not become allowed by a slip of the pen.
 */
export async function readPolicy(
  file: string,
  platform: NodeJS.Platform = process.platform,
): Promise<PolicyState> {
  let text: string;
  try {
    const handle = await open(file, 'r');
    try {
      const { size, uid, mode } = await handle.stat();
      if (size > MOST_BYTES) return broken(file, `It is larger than ${MOST_BYTES} bytes.`);
      // Windows has no such owner; there the folder’s own rights decide.
      const isGuarded = platform === 'win32' || (uid === ROOT && (mode & WRITABLE_BY_OTHERS) === 0);
      if (!isGuarded) return broken(file, 'It can be written by others than the administrator.');
      text = await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return NO_POLICY;
    return broken(file, `It cannot be read (${code || 'unknown error'}).`);
  }
  return fromText(file, text);
}

function fromText(file: string, text: string): PolicyState {
  let written: unknown;
  try {
    // Editors on Windows put a mark before the text.
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return broken(file, 'It is not JSON.');
  }
  const policy = policySchema.safeParse(written);
  if (policy.success) return { policy: policy.data, file, failure: null };
  const complaints = policy.error.issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys
          .map((key) => `“${[...issue.path, key].join('.')}” is no key of it`)
          .join('; ');
      }
      const key = issue.path.join('.');
      return key === '' ? issue.message : `“${key}”: ${issue.message}`;
    })
    .join('; ');
  return broken(file, `${complaints}.`);
}

function broken(file: string, why: string): PolicyState {
  return { policy: STRICTEST_POLICY, file, failure: cannotFollow(file, why) };
}

function cannotFollow(file: string, why: string): Failure {
  return {
    code: 'forbidden',
    message: `The policy of this computer cannot be followed. ${why}`,
    hint: `Until ${file} is mended and Earshot started anew, nobody can sign in or rehearse, no update is fetched and nothing of the history is dropped.`,
  };
}

/** Said by the system, when there is no window any more. */
export const NOT_INSTALLED_WORDS = {
  title: (version: string) => `Version ${version} of Earshot was not installed`,
  text: (why: string) => `${why}\n\nStart Earshot again: this version goes on working.`,
} as const;

export const SENT_AROUND =
  'The place of newer versions sends one from address to address, without end.';

/** Whoever wrote the list does not have the key that belongs to this copy. */
export class ListNotSignedError extends Error {
  constructor() {
    super(
      'The list of versions is not signed by the publisher of Earshot, so nothing of it was fetched.',
    );
  }
}

/** Why newer versions could not be had, in a sentence. What follows it is for programmers, and is in the log. */
export function whyNotUpdated(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = SENTENCES.find(({ when }) => when.test(`${code} ${message}`));
  return known?.says ?? firstLine(message);
}

const SENTENCES: readonly { readonly when: RegExp; readonly says: string }[] = [
  {
    when: /CHECKSUM_MISMATCH|checksum mismatch/i,
    says: 'What came is not the file that was announced, so it was thrown away.',
  },
  {
    when: /INVALID_SIGNATURE|not signed by the application owner/i,
    says: 'What came is not signed by the publisher of Earshot, so it was thrown away.',
  },
  {
    when: /net::ERR_|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET/,
    says: 'The place of newer versions cannot be reached.',
  },
  {
    when: /CHANNEL_FILE_NOT_FOUND|LATEST_VERSION_NOT_FOUND|HttpError: 404|NO_PUBLISHED_VERSIONS/,
    says: 'There is no list of versions where they should be.',
  },
  {
    when: /INVALID_UPDATE_INFO|INVALID_VERSION|NO_FILES_PROVIDED|NO_CHECKSUM|YAMLException/,
    says: 'The list of versions cannot be understood.',
  },
  {
    when: /HttpError: [45]\d\d|status [45]\d\d/,
    says: 'The place of newer versions answers with an error.',
  },
  { when: /ENOSPC/, says: 'The disk is full.' },
  { when: /EACCES|EPERM|EROFS/, says: 'This copy of Earshot may not be changed by you.' },
  {
    when: /read-only volume/,
    says: 'This copy of Earshot cannot be changed where it lies. Move it to the applications.',
  },
  {
    when: /exited with code 12[67]|pkexec/,
    says: 'The password of an administrator was not given.',
  },
];

function firstLine(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const LONGEST = 200;

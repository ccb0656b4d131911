import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { AnnouncementText } from '../../common/ipc/announcement.ts';
import { playableUrlSchema } from '../../common/model/announce-url.ts';
import type { RelayAddress } from './relay-socket.ts';

const TIMEOUT_MS = 5_000;

const writtenSchema = z.object({ url: playableUrlSchema });
const refusalSchema = z.object({ error: z.object({ message: z.string(), hint: z.string() }) });

/** Hands a text to the relay, which keeps it for ten minutes; answers where Twilio finds it. */
export async function writeAnnouncement(
  { url, token }: Pick<RelayAddress, 'url' | 'token'>,
  announcement: AnnouncementText,
): Promise<Result<{ url: string }>> {
  try {
    const response = await fetch(`${url}/announcements`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(announcement),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer: unknown = await response.json().catch(() => null);
    const written = writtenSchema.safeParse(answer);
    return response.ok && written.success
      ? ok(written.data)
      : fail(refused(response.status, answer));
  } catch {
    return fail(AWAY);
  }
}

function refused(status: number, answer: unknown): Failure {
  const said = refusalSchema.safeParse(answer);
  const { message, hint } = said.success ? said.data.error : NO_WORDS;
  const code = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : 'refused';
  const failure = { code, message: `Nothing was announced. ${message}`, hint } as const;
  // It could not be read as it was typed.
  return status === 400 ? { ...failure, field: 'text' } : failure;
}

const NO_WORDS = {
  message: 'The relay did not say where the announcement is.',
  hint: 'Announce an address instead, or ask whoever runs the relay.',
};

const AWAY: Failure = {
  code: 'unreachable',
  message: 'Nothing was announced: the relay that keeps announcements cannot be reached.',
  hint: 'Try again in a moment, or announce an address of your own.',
};

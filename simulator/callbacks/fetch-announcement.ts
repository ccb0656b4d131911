import { request } from 'undici';
import type { AnnouncementSpec } from '../domain/announcement.ts';

const TIMEOUT = 5_000;

/** Whether an announcement's address answers with TwiML that speaks or plays something. */
export async function fetchAnnouncement({ url, method }: AnnouncementSpec): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, {
      method,
      signal: AbortSignal.timeout(TIMEOUT),
      headers: { 'user-agent': 'TwilioProxy/1.1' },
    });
    const text = await body.text();
    return statusCode === 200 && /<Response>\s*<(Say|Play)\b/.test(text);
  } catch {
    return false;
  }
}

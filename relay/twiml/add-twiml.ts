import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { VOICES } from '../../common/announcement/voices.ts';
import { accountSidSchema } from '../../common/model/sid.ts';
import type { Audit } from '../audit/audit.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { foreignAddress } from '../gateway/own-address.ts';
import { mayDo } from '../gateway/permissions.ts';
import { addJsonErrors, failureJson } from '../http/json-failures.ts';
import { addKnownCallers } from '../http/known-callers.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { announcementSchema, readAnnouncement, SPEAKABLE } from './announcement-request.ts';
import { createSignedIds } from './signed-id.ts';
import type { Announcement } from './twiml.ts';

export interface TwimlNeeds {
  readonly fleet: Fleet;
  readonly tokens: Tokens;
  readonly audit: Audit;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Signs the addresses of announcements; older ones still read them. */
  readonly secrets: readonly [string, ...string[]];
  /** Music on hold by name: addresses that Twilio can fetch. */
  readonly holdMusic?: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly requestsPerToken?: number;
}

/** Of all accounts together. */
const MOST_ANNOUNCEMENTS = 1_000;
const LARGEST_BODY = 16 * 1_024;
const REQUESTS_PER_TOKEN = 120;

/**
 * What Twilio fetches to speak or to play it. The addresses of announcements are signed and run out; they
 * need no token, since Twilio has none.
 */
export async function addTwiml(app: FastifyInstance, needs: TwimlNeeds): Promise<void> {
  const { fleet, tokens, audit, publicUrl, secrets, holdMusic = {}, now } = needs;
  const board = fleet.board<Announcement>({
    name: 'announcements',
    most: MOST_ANNOUNCEMENTS,
    schema: announcementSchema,
  });
  const ids = createSignedIds(secrets, now);
  const playable = foreignAddress(publicUrl);
  const config = { rateLimit: false } as const;
  // Its library is larger than the rest of the relay, and many a relay never needs it.
  const twiml = () => import('./twiml.ts');

  await app.register(async (scope) => {
    const callers = await addKnownCallers(scope, {
      tokens,
      audit,
      mostPerMinute: needs.requestsPerToken ?? REQUESTS_PER_TOKEN,
    });

    scope.post('/announcements', { config, bodyLimit: LARGEST_BODY }, async (request, reply) => {
      const who = callers.claims(request);
      if (!mayDo(who.role, 'announce to everybody') && !mayDo(who.role, 'announce to one person')) {
        return callers.refuse(request, reply, 403, {
          message: `A token of the role ${who.role} may not announce anything.`,
          hint: 'Ask a supervisor.',
        });
      }
      const read = readAnnouncement(request.body, playable);
      if (!read.ok) {
        return failureJson(reply, 400, { message: read.error, hint: 'Nothing was kept.' });
      }
      const { announcement, keepMs } = read.value;
      // The account is found by the id alone: Twilio asks without saying whose it is.
      const key = randomBytes(12).toString('base64url');
      const put = await board.update(ALL, key, () => ({ put: announcement, ttlMs: keepMs }));
      if ('full' in put) {
        return failureJson(reply, 429, {
          message: 'Too many announcements are waiting.',
          hint: 'Wait until some have run out.',
        });
      }
      const expiresAt = now() + keepMs;
      const url = `${publicUrl}/announcements/${ids.sign(key, expiresAt)}`;
      const details =
        announcement.is === 'say'
          ? { text: announcement.text, language: announcement.language }
          : { url: announcement.url };
      audit.noted(
        { who, did: ['write an announcement'], details, address: request.ip },
        { ok: true },
      );
      return reply.code(201).header('cache-control', 'no-store').send({ url, expiresAt });
    });
    scope.get('/announcements/voices', { config }, async () => VOICES);
    scope.get('/hold-music', { config }, async () =>
      Object.fromEntries(
        [SILENCE, ...Object.keys(holdMusic)].map((name) => [
          name,
          `${publicUrl}/hold-music/${name}`,
        ]),
      ),
    );
    scope.get('/twiml/conference', { config }, async (request, reply) => {
      const query = conferenceQuerySchema.safeParse(request.query);
      return query.success
        ? xml(reply, (await twiml()).conferenceTwiml(publicUrl, query.data.name))
        : failureJson(reply, 400, NO_NAME);
    });
  });

  await app.register(async (scope) => {
    addJsonErrors(scope);
    // Twilio sends a form by POST, of which nothing is needed.
    scope.addContentTypeParser('*', { bodyLimit: LARGEST_BODY }, (_request, payload, done) => {
      payload.resume();
      payload.on('end', () => done(null, undefined));
    });
    scope.route<{ Params: { id: string } }>({
      method: ['GET', 'POST'],
      url: '/announcements/:id',
      async handler({ params: { id } }, reply) {
        const read = ids.read(id);
        if (read === 'forged') return failureJson(reply, 404, NO_SUCH);
        if (read === 'expired') return failureJson(reply, 410, RUN_OUT);
        const announcement = await board.get(ALL, read.key);
        return announcement === null
          ? failureJson(reply, 410, RUN_OUT)
          : xml(reply, (await twiml()).announcementTwiml(announcement));
      },
    });
    scope.route<{ Params: { name: string } }>({
      method: ['GET', 'POST'],
      url: '/hold-music/:name',
      async handler({ params: { name } }, reply) {
        if (name === SILENCE) return xml(reply, (await twiml()).holdMusicTwiml(null));
        const url = Object.hasOwn(holdMusic, name) ? holdMusic[name] : undefined;
        return url === undefined
          ? failureJson(reply, 404, NO_SUCH)
          : xml(reply, (await twiml()).holdMusicTwiml(url));
      },
    });
  });
}

const SILENCE = 'silence';

const conferenceQuerySchema = z.strictObject({
  name: z.string().max(200).regex(SPEAKABLE).default('NAME OF THE CONFERENCE'),
});
const NO_NAME = {
  message: 'That is no name of a conference.',
  hint: 'Give it once, as ?name=…, with at most 200 characters.',
};
/** Announcements of all accounts are kept in one place. */
const ALL = accountSidSchema.parse(`AC${'0'.repeat(32)}`);

function xml(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/xml; charset=utf-8').send(text);
}

const NO_SUCH = {
  message: 'There is nothing to hear at this address.',
  hint: 'Write the announcement anew.',
};
const RUN_OUT = {
  message: 'This announcement has run out.',
  hint: 'Write it anew.',
};

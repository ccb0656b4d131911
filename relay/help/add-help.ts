import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Server, Socket } from 'socket.io';
import { z } from 'zod';
import {
  type HelpMarked,
  helpAskSchema,
  helpMarkSchema,
  helpSchema,
} from '../../common/wire/relay-help.ts';
import type { Audit } from '../audit/audit.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { showBoard } from '../fleet/shown-board.ts';
import { failureJson } from '../http/json-failures.ts';
import { addKnownCallers } from '../http/known-callers.ts';
import { createCrowd } from '../presence/crowd.ts';
import { type Member, type MemberOf, memberKey, roomOf } from '../presence/member.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { createHelpDesk, type KeptHelp } from './help-desk.ts';

export interface HelpNeeds {
  readonly fleet: Fleet;
  readonly tokens: Tokens;
  readonly memberOf: MemberOf;
  readonly audit: Audit;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly every: (ms: number, act: () => void) => () => void;
  readonly requestsPerToken?: number;
}

/** Of one account at a time. */
const MOST_REQUESTS = 500;
const LARGEST_BODY = 4 * 1_024;
/** An agent asks, looks every few seconds, and cancels. */
const REQUESTS_PER_TOKEN = 120;

const keptSchema = z.object({ help: helpSchema, agentId: z.string() });

/**
 * `POST /help` and what follows from it: agents ask with a token of the role agent, and every console of
 * the account sees who asks, who has seen it, and who helps.
 */
export async function addHelp(
  app: FastifyInstance,
  io: Server,
  needs: HelpNeeds,
): Promise<{ close(): void }> {
  const { fleet, tokens, memberOf, audit, now, every } = needs;
  const board = fleet.board<KeptHelp>({ name: 'help', most: MOST_REQUESTS, schema: keptSchema });
  const desk = createHelpDesk({ board, now, newNonce: () => randomBytes(9).toString('base64url') });
  const crowd = createCrowd();
  const shown = showBoard({
    io,
    name: 'help',
    board,
    hasOthers: fleet.hasOthers,
    accounts: crowd.accounts,
    every,
    tellAll: (socket, things) =>
      socket.emit('help', { whole: true, asked: [...things.values()].map(helpOf), gone: [] }),
    tellChange(account, { before, put, gone: goneSlots }) {
      const asked = put.map(([, kept]) => helpOf(kept));
      // The board knows them by their calls, consoles by their ids.
      const isThere = new Set(asked.map(({ id }) => id));
      const gone = [...goneSlots, ...put.map(([slot]) => slot)].flatMap((slot) => {
        const id = before.get(slot)?.help.id;
        return id === undefined || isThere.has(id) ? [] : [id];
      });
      io.local.to(roomOf(account)).emit('help', { whole: false, asked, gone });
    },
  });
  io.on('connection', (socket) => {
    const member = memberOf(socket);
    if (member !== null) void serveConsole(socket, member);
  });
  await app.register(serveAgents);
  return { close: () => shown.close() };

  async function serveAgents(scope: FastifyInstance): Promise<void> {
    const callers = await addKnownCallers(scope, {
      tokens,
      audit,
      mostPerMinute: needs.requestsPerToken ?? REQUESTS_PER_TOKEN,
    });
    scope.addHook('onRequest', async (request, reply) =>
      callers.claims(request).role === 'agent'
        ? undefined
        : callers.refuse(request, reply, 403, {
            message: 'Only a token of the role agent asks for help.',
            hint: 'Consoles see and take requests for help over their own connection.',
          }),
    );

    const config = { rateLimit: false } as const;
    const options = { config, bodyLimit: LARGEST_BODY };
    scope.post('/help', options, async (request, reply) => {
      const agent = callers.claims(request);
      const ask = helpAskSchema.safeParse(request.body);
      if (!ask.success) {
        return failureJson(reply, 400, { message: whatIsWrong(ask.error), hint: SEE });
      }
      const help = await desk.ask(agent, ask.data);
      if (help === 'full') {
        return failureJson(reply, 429, {
          message: 'Too many requests for help are open.',
          hint: 'Cancel one that is no longer needed.',
        });
      }
      const { id, callSid, conferenceSid, reason } = help;
      audit.noted(
        {
          who: agent,
          did: ['ask for help'],
          details: { id, call: callSid ?? '', conference: conferenceSid ?? '', reason },
          address: request.ip,
        },
        { ok: true },
      );
      shown.changed(agent.accountSid);
      return reply.code(201).send(help);
    });
    scope.get<ById>('/help/:id', { config }, async (request, reply) =>
      answer(reply, await desk.own(callers.claims(request), request.params.id)),
    );
    scope.delete<ById>('/help/:id', { config }, async (request, reply) => {
      const agent = callers.claims(request);
      const help = await desk.cancel(agent, request.params.id);
      if (help !== null) {
        audit.noted(
          { who: agent, did: ['cancel a request for help'], details: { id: help.id } },
          { ok: true },
        );
        shown.changed(agent.accountSid);
      }
      return answer(reply, help);
    });
  }

  async function serveConsole(socket: Socket, member: Member): Promise<void> {
    const { accountSid } = member.claims;
    const key = memberKey(member);
    crowd.add(accountSid, key, socket);
    socket.once('disconnect', () => crowd.remove(accountSid, key, socket));
    socket.on('help:mark', async (message: unknown, reply: unknown) => {
      const mark = helpMarkSchema.safeParse(message);
      if (!mark.success || typeof reply !== 'function') return;
      const marked = await desk.mark(member.claims, mark.data).catch((): HelpMarked => NOT_NOW);
      reply(marked);
      const { id, as } = mark.data;
      const act = { who: member.claims, did: [`help: ${as}`], details: { id } };
      if (marked.is === 'refused') audit.noted(act, { ok: false, reason: marked.message });
      if (marked.is !== 'marked') return;
      if (as !== 'seen') audit.noted(act, { ok: true });
      shown.changed(accountSid);
    });
    await socket.join(roomOf(accountSid));
    await shown.show(socket, accountSid);
  }
}

interface ById {
  Params: { id: string };
}

const helpOf = ({ help }: KeptHelp) => help;

function answer(reply: FastifyReply, help: KeptHelp['help'] | null): FastifyReply {
  return help === null
    ? failureJson(reply, 404, {
        message: 'There is no such request for help of yours.',
        hint: 'It is over, or has run out after 15 minutes.',
      })
    : reply.send(help);
}

const SEE = 'The operations guide shows what to send.';

function whatIsWrong({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.join('.') ?? '';
  return `That is no request for help: ${where === '' ? '' : `${where}: `}${issue?.message ?? ''}`;
}

const NOT_NOW = {
  is: 'refused',
  message: 'The relay cannot keep this at the moment.',
  hint: 'Try again in a few seconds.',
} as const;

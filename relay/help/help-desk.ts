import { createHash } from 'node:crypto';
import type { AccountSid } from '../../common/model/sid.ts';
import type { Help, HelpAsk, HelpMarked } from '../../common/wire/relay-help.ts';
import { type Board, type Decision, KEEP } from '../fleet/board.ts';
import type { Claims } from '../tokens/tokens.ts';

/** Requests for help of all agents, until somebody has helped or they have run out. */
export interface HelpDesk {
  /** Asking again about the same call changes what was asked and keeps its place. */
  ask(agent: Claims, ask: HelpAsk): Promise<Help | 'full'>;
  /** Null when it is not the agent's own, or is no more. */
  own(agent: Claims, id: string): Promise<Help | null>;
  cancel(agent: Claims, id: string): Promise<Help | null>;
  mark(
    person: Claims,
    mark: {
      readonly id: string;
      readonly as: 'seen' | 'taken' | 'done';
      readonly takeOver: boolean;
    },
  ): Promise<HelpMarked>;
}

/** What is kept of a request besides what consoles are shown. */
export interface KeptHelp {
  readonly help: Help;
  /** By the token, not by the name, which somebody else may have, too. */
  readonly agentId: string;
}

export interface HelpDeskNeeds {
  readonly board: Board<KeptHelp>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newNonce: () => string;
}

/** How long a request waits for somebody, in milliseconds. */
const HELP_TTL_MS = 15 * 60_000;
/** How long it is shown after it was done or cancelled. */
const OVER_TTL_MS = 60_000;
const MOST_SEEN_BY = 50;
/** Of one agent at a time. */
const MOST_OPEN = 3;

export function createHelpDesk({ board, now, newNonce }: HelpDeskNeeds): HelpDesk {
  return {
    async ask(agent, ask) {
      const slot = slotOf(agent, ask);
      const others = [...(await board.all(agent.accountSid))].filter(
        ([at, { agentId, help }]) => at !== slot && agentId === agent.id && !isOver(help),
      );
      const isFull = others.length >= MOST_OPEN;
      const outcome = await board.update(agent.accountSid, slot, (current) => {
        const open = current !== null && !isOver(current.help) ? current.help : null;
        if (open === null && isFull) return KEEP;
        const id = open?.id ?? `${slot}.${newNonce()}`;
        const put = { agentId: agent.id, help: asked(agent, ask, id, open) };
        return { put, ttlMs: HELP_TTL_MS };
      });
      if ('full' in outcome || outcome.now === null || isOver(outcome.now.help)) return 'full';
      return outcome.now.help;
    },

    async own(agent, id) {
      const kept = await board.get(agent.accountSid, slotIn(id));
      return kept?.help.id === id && kept.agentId === agent.id ? kept.help : null;
    },

    async cancel(agent, id) {
      const help = await change(agent.accountSid, id, (kept) => {
        if (kept.agentId !== agent.id || isOver(kept.help)) return KEEP;
        return over({ ...kept, help: { ...kept.help, cancelledAt: now() } });
      });
      return help?.agentId === agent.id ? help.help : null;
    },

    async mark({ accountSid, name, role }, { id, as, takeOver }) {
      if (role === 'agent' || (role === 'viewer' && as !== 'seen')) return NOT_ALLOWED;
      const me = { name, at: now() };
      const kept = await change(accountSid, id, (current) => {
        const { help } = current;
        if (isOver(help)) return KEEP;
        const seenBy = withSeen(help.seenBy, me);
        switch (as) {
          case 'seen':
            return seenBy === help.seenBy ? KEEP : stay({ ...current, help: { ...help, seenBy } });
          case 'taken':
            return help.takenBy !== null && (help.takenBy.name === name || !takeOver)
              ? KEEP
              : stay({ ...current, help: { ...help, seenBy, takenBy: me } });
          case 'done':
            return over({ ...current, help: { ...help, seenBy, doneBy: me } });
        }
      });
      if (kept === null) return NO_MORE;
      const { help } = kept;
      const isAnothers = as === 'taken' && (isOver(help) || help.takenBy?.name !== name);
      return { is: isAnothers ? 'taken' : 'marked', help };
    },
  };

  function asked(agent: Claims, ask: HelpAsk, id: string, before: Help | null): Help {
    return {
      seenBy: [],
      takenBy: null,
      askedAt: now(),
      ...before,
      id,
      name: agent.name,
      callSid: ask.callSid ?? null,
      conferenceSid: ask.conferenceSid ?? null,
      reason: ask.reason,
      comment: ask.comment,
      expiresAt: now() + HELP_TTL_MS,
      doneBy: null,
      cancelledAt: null,
    };
  }

  async function change(
    account: AccountSid,
    id: string,
    decide: (kept: KeptHelp) => Decision<KeptHelp>,
  ): Promise<KeptHelp | null> {
    const outcome = await board.update(account, slotIn(id), (current) =>
      current?.help.id === id ? decide(current) : KEEP,
    );
    return 'full' in outcome || outcome.now?.help.id !== id ? null : outcome.now;
  }

  function stay(put: KeptHelp): Decision<KeptHelp> {
    return { put, ttlMs: Math.max(1, put.help.expiresAt - now()) };
  }

  function over(put: KeptHelp): Decision<KeptHelp> {
    return { put, ttlMs: OVER_TTL_MS };
  }
}

function isOver({ doneBy, cancelledAt }: Help): boolean {
  return doneBy !== null || cancelledAt !== null;
}

/**
 * Where an agent's request about a call is kept. The same for every time that they ask, so that a
 * request that was sent twice at once, and to two instances, is one.
 */
function slotOf({ id }: Claims, { callSid, conferenceSid }: HelpAsk): string {
  const text = `${id} ${callSid ?? ''} ${conferenceSid ?? ''}`;
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Each request has an id of its own, which says where it is kept. */
function slotIn(id: string): string {
  return id.split('.')[0] ?? '';
}

/** The same array when nothing is added to it. */
function withSeen(seenBy: Help['seenBy'], me: Help['seenBy'][number]): Help['seenBy'] {
  const isThere = seenBy.some(({ name }) => name === me.name);
  return isThere || seenBy.length >= MOST_SEEN_BY ? seenBy : [...seenBy, me];
}

const NOT_ALLOWED = {
  is: 'refused',
  message: 'Your token does not allow taking requests for help.',
  hint: 'Ask whoever runs the relay for one that does.',
} as const;

const NO_MORE = {
  is: 'refused',
  message: 'This request for help is no more.',
  hint: 'It was done, cancelled, or has run out after 15 minutes.',
} as const;

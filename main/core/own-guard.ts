import type { Result } from '../../common/failure.ts';
import type { CallSid } from '../../common/model/sid.ts';
import { participantOf } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { type Hearing, hearingOf } from './own-hearing.ts';
import type { OwnLeg } from './own-leg.ts';
import type { OwnVoice, SupervisionAlarm } from './own-voice.ts';
import type { ParticipantFacts } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import { andMuted, andPerhapsHeard, heardUnasked } from './supervision-words.ts';
import { withinTime } from './time-limit.ts';

/** An event this long after a change of mine may tell of the time before it, in milliseconds. */
const EVENT_MAY_BE_OLD_MS = 3_000;
/** How long Twilio may take to say whether it does, in milliseconds. */
const VERIFY_WITHIN_MS = 1_000;

interface OwnGuardNeeds {
  readonly roster: RosterService;
  readonly leg: OwnLeg;
  readonly voice: OwnVoice;
  readonly facts: ParticipantFacts;
  readonly clock: Clock;
  /** Mutes the leg before anything else is done with it. */
  readonly mute: (leg: ParticipantRow) => Promise<Result<number>>;
  readonly onAlarm: (alarm: SupervisionAlarm) => void;
}

/**
 * Mutes my leg wherever the roster shows it heard in a way that was not asked for, and raises alarm.
 * What is under way, or not confirmed, is left to whoever sees to it.
 */
export function createOwnGuard({
  roster,
  leg: own,
  voice,
  facts,
  clock,
  mute,
  onAlarm,
}: OwnGuardNeeds): () => Promise<void> {
  /** Legs that are being seen to, since the roster is shown again meanwhile. */
  const guarded = new Set<CallSid>();

  return async () => {
    await Promise.all(
      own.all().map(async (leg) => {
        if (guarded.has(leg.callSid)) return;
        guarded.add(leg.callSid);
        try {
          await guard(leg);
        } finally {
          guarded.delete(leg.callSid);
        }
      }),
    );
  };

  async function guard(leg: ParticipantRow): Promise<void> {
    if (!isHeardUnasked(leg)) return;
    const wish = voice.heardBy(leg.callSid);
    if (mayBeOld(leg, wish)) {
      await withinTime(clock, VERIFY_WITHIN_MS, undefined, (signal) =>
        facts.look(leg, { signal, repeat: false }),
      );
      const now = participantOf(roster.roster(), leg.conferenceSid, leg.callSid);
      if (now === undefined || !isHeardUnasked(now)) return;
    }
    const others = roster.roster().conferences.get(leg.conferenceSid)?.participants;
    const target = wish === undefined || wish === 'everyone' ? undefined : others?.get(wish);
    const muted = await mute(leg);
    const cause = heardUnasked(wish, target);
    const failure = muted.ok ? andMuted(cause) : andPerhapsHeard(cause);
    onAlarm({ conferenceSid: leg.conferenceSid, callSid: leg.callSid, failure });
  }

  function isHeardUnasked(leg: ParticipantRow): boolean {
    if (voice.isDoubtful(leg.callSid)) return false;
    const others = roster.roster().conferences.get(leg.conferenceSid)?.participants;
    const hearing = hearingOf(leg, others ?? new Map());
    return hearing !== 'nobody' && hearing !== voice.heardBy(leg.callSid);
  }

  /** An event contradicts what Twilio answered a moment ago, and nobody knows which of them is older. */
  function mayBeOld(leg: ParticipantRow, wish: Hearing | undefined): boolean {
    const isAsWished = leg.coaching && leg.callSidToCoach === wish;
    const changedAt = voice.changedAt(leg.callSid) ?? Number.NEGATIVE_INFINITY;
    return leg.source === 'event' && !isAsWished && clock.now() < changedAt + EVENT_MAY_BE_OLD_MS;
  }
}

import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { ProfileSummary } from '../../common/ipc/profile.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { parseSupervisorLabel, supervisorLabel } from '../../common/model/supervisor-label.ts';
import { displayName } from '../../common/roster/display-name.ts';
import { legMode } from '../../common/roster/leg-mode.ts';
import { participantOf } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import type { RosterService } from './roster-service.ts';
import { type ParticipantChanges, saysGone, type TwilioPort } from './twilio-port.ts';

/** The supervisor's own leg: dialled in silently, made to whisper, muted on every doubt. */
export interface SupervisionService {
  isOwnLeg(callSid: CallSid): boolean;
  /** Whispers to one person, after dialling my leg in where it is not on the call yet. */
  coach(conferenceSid: ConferenceSid, target: CallSid): Promise<Result<number>>;
  /** Mutes my leg; it stays on the call, listening. */
  stopCoaching(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Takes my leg off the call, or stops it ringing. */
  leave(conferenceSid: ConferenceSid): Promise<Result<number>>;
  /** Ends the wait for my phone to be answered; the command that waits fails at once. */
  stopDialling(): void;
  /** Mutes my leg where the roster shows it unmuted and coaching nobody who is on the call. */
  guard(): Promise<void>;
  /** Before the console goes away: stops what rings for me and mutes me where I can be heard. */
  standDown(): Promise<void>;
}

/** How long my own phone may ring before we give up, in seconds. */
const RING_SECONDS = 40;
/** How often Twilio is asked whether it was answered, in milliseconds. */
const RING_POLL_MS = 700;
/** After a lost answer to the dial request: when to look for the leg, in milliseconds. */
const SEARCH_AFTER_MS = [300, 1_000, 2_500];

interface SupervisionNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly consoleId: string;
  readonly profile: Pick<ProfileSummary, 'endpoint' | 'callerId' | 'supervisorName'>;
}

export function createSupervisionService({
  twilio,
  roster,
  clock,
  consoleId,
  profile,
}: SupervisionNeeds): SupervisionService {
  const label = supervisorLabel({ consoleId, name: profile.supervisorName });
  let dialling = new AbortController();
  let guarding = false;

  return {
    isOwnLeg: (callSid) => allOwnLegs().some((leg) => leg.callSid === callSid),
    coach,
    stopCoaching,
    leave,
    stopDialling: () => dialling.abort(),
    guard,
    standDown,
  };

  async function coach(conferenceSid: ConferenceSid, target: CallSid): Promise<Result<number>> {
    const name = displayName(participantOf(roster.roster(), conferenceSid, target));
    const elsewhere = allOwnLegs().find((leg) => leg.conferenceSid !== conferenceSid);
    if (elsewhere !== undefined) return fail(onAnotherCall(elsewhere, name));

    const leg = await legOn(conferenceSid, `coach ${name}`);
    if (!leg.ok) return leg;

    // To anything more private: silent first, so that no word reaches whoever heard me before.
    if (!leg.value.muted) {
      const muted = await change(leg.value, { muted: true }, `coach ${name}`);
      if (!muted.ok) return muted;
    }
    const wish = { coaching: true, callSidToCoach: target, muted: false } as const;
    const answer = await change(leg.value, wish, `coach ${name}`);
    if (!answer.ok) return muteOnDoubt(leg.value, answer.error);

    const { participant, rev } = answer.value;
    const asAsked =
      participant.coaching && participant.callSidToCoach === target && !participant.muted;
    return asAsked ? ok(rev) : muteOnDoubt(leg.value, notAsAsked(name));
  }

  async function stopCoaching(conferenceSid: ConferenceSid): Promise<Result<number>> {
    const leg = ownLeg(conferenceSid);
    if (leg === undefined) return fail(notOnCall('stop coaching'));
    // Two requests: whichever way Twilio applies one with both, nobody must hear a word in between.
    const muted = await change(leg, { muted: true }, 'mute you');
    if (!muted.ok) return muted;
    const answer = await change(leg, { coaching: false }, 'stop coaching');
    return answer.ok ? ok(answer.value.rev) : answer;
  }

  async function leave(conferenceSid: ConferenceSid): Promise<Result<number>> {
    const leg = ownLeg(conferenceSid);
    if (leg === undefined) return ok(roster.rev());
    // A ringing leg may refuse to be removed from the conference: its call is ended instead.
    const answer =
      leg.status === 'connected'
        ? await twilio.removeParticipant(conferenceSid, leg.callSid)
        : await twilio.cancelCall(leg.callSid);
    if (!answer.ok && !saysGone(answer.error)) {
      return fail(failureInWords(answer.error, 'take you off the call'));
    }
    return ok(lose(leg));
  }

  async function guard(): Promise<void> {
    for (const leg of allOwnLegs()) {
      const others = roster.roster().conferences.get(leg.conferenceSid)?.participants;
      const mode = legMode(leg, (callSid) => others?.has(callSid) ?? false);
      if (mode.kind === 'alarm' && !guarding) {
        guarding = true;
        await change(leg, { muted: true }, 'mute you');
        guarding = false;
      }
    }
  }

  async function standDown(): Promise<void> {
    dialling.abort();
    const once = { repeat: false };
    await Promise.all(
      allOwnLegs().map(async ({ conferenceSid, callSid, status, muted }) => {
        if (status !== 'connected') await twilio.cancelCall(callSid, once);
        else if (!muted) {
          await twilio.updateParticipant(conferenceSid, callSid, { muted: true }, once);
        }
      }),
    );
  }

  /** My leg on this call, connected: the one that is there, or a new one once it is answered. */
  async function legOn(
    conferenceSid: ConferenceSid,
    act: string,
  ): Promise<Result<Participant | ParticipantRow>> {
    const present = ownLeg(conferenceSid);
    if (present?.status === 'connected') return ok(present);
    dialling = new AbortController();
    const dialled = present === undefined ? await dial(conferenceSid, act) : ok(present);
    return dialled.ok ? untilAnswered(dialled.value) : dialled;
  }

  /** Muted, silent, neither starting nor ending the call: a careless join beeps at the customer. */
  async function dial(conferenceSid: ConferenceSid, act: string): Promise<Result<Participant>> {
    const answer = await twilio.createParticipant(conferenceSid, {
      to: profile.endpoint,
      from: profile.callerId,
      label,
      muted: true,
      beep: false,
      startConferenceOnEnter: false,
      endConferenceOnExit: false,
      timeoutSeconds: RING_SECONDS,
    });
    if (answer.ok) {
      tell(answer.value);
      return answer;
    }
    if (answer.error.mayHaveHappened) {
      const found = await search(conferenceSid);
      if (found !== null) return ok(found);
    }
    return fail(failureInWords(answer.error, act));
  }

  /** The answer to the dial request was lost. Dialling again could ring twice, so look for the leg. */
  async function search(conferenceSid: ConferenceSid): Promise<Participant | null> {
    for (const waitMs of SEARCH_AFTER_MS) {
      await clock.sleep(waitMs, dialling.signal);
      const answer = await twilio.fetchParticipant(conferenceSid, label);
      if (!answer.ok) continue;
      tell(answer.value);
      return answer.value;
    }
    return null;
  }

  async function untilAnswered(leg: Participant | ParticipantRow): Promise<Result<Participant>> {
    const giveUpAt = clock.now() + RING_SECONDS * 1_000;
    while (!dialling.signal.aborted && clock.now() < giveUpAt) {
      const asOf = clock.now();
      const answer = await twilio.fetchParticipant(leg.conferenceSid, leg.callSid);
      if (answer.ok) {
        roster.apply({ kind: 'participant-told', asOf, participant: answer.value });
        if (answer.value.status === 'connected') return answer;
        if (isOver(answer.value)) return fail(notAnswered(profile.endpoint));
      } else if (saysGone(answer.error)) {
        lose(leg);
        return fail(notAnswered(profile.endpoint));
      }
      await clock.sleep(RING_POLL_MS, dialling.signal);
    }
    if (dialling.signal.aborted) return fail(STOPPED);
    await twilio.cancelCall(leg.callSid);
    lose(leg);
    return fail(notAnswered(profile.endpoint));
  }

  async function change(
    leg: Ids,
    changes: ParticipantChanges,
    act: string,
  ): Promise<Result<{ participant: Participant; rev: number }>> {
    const answer = await twilio.updateParticipant(leg.conferenceSid, leg.callSid, changes);
    if (answer.ok) return ok({ participant: answer.value, rev: tell(answer.value) });
    if (saysGone(answer.error)) lose(leg);
    return fail(failureInWords(answer.error, act));
  }

  /** Silence is the safe state: mute first, then explain. */
  async function muteOnDoubt(leg: Ids, failure: Failure): Promise<Result<number>> {
    const muted = await change(leg, { muted: true }, 'mute you');
    if (muted.ok && muted.value.participant.muted) return fail(failure);
    if (!muted.ok && muted.error.code === 'gone') return fail(failure);
    return fail({
      ...failure,
      message: `${failure.message} Earshot could not mute you: you may be heard on this call.`,
      hint: 'Mute your own phone now, then leave the call.',
    });
  }

  function tell(participant: Participant): number {
    return roster.apply({ kind: 'participant-told', asOf: clock.now(), participant });
  }

  function lose({ conferenceSid, callSid }: Ids): number {
    return roster.apply({
      kind: 'participant-gone',
      asOf: clock.now(),
      conferenceSid,
      callSid,
    });
  }

  function ownLeg(conferenceSid: ConferenceSid): ParticipantRow | undefined {
    return allOwnLegs().find((leg) => leg.conferenceSid === conferenceSid);
  }

  function allOwnLegs(): readonly ParticipantRow[] {
    return Array.from(roster.roster().conferences.values(), ({ participants }) => [
      ...participants.values(),
    ])
      .flat()
      .filter((row) => parseSupervisorLabel(row.label)?.consoleId === consoleId);
  }
}

interface Ids {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
}

function isOver({ status }: Participant): boolean {
  return status === 'complete' || status === 'failed';
}

const STOPPED: Failure = {
  code: 'cancelled',
  message: 'You left before your phone was answered.',
  hint: 'Nobody on the call noticed.',
};

function onAnotherCall(leg: ParticipantRow, name: string): Failure {
  const where =
    leg.status === 'connected' ? 'You are on another call' : 'Your phone rings for another call';
  return {
    code: 'refused',
    message: `Could not coach ${name}. ${where}, and your phone can be on one at a time.`,
    hint: 'Leave that call first.',
  };
}

function notOnCall(act: string): Failure {
  return {
    code: 'gone',
    message: `Could not ${act}. Your leg is not on this call any more.`,
    hint: 'Nobody hears you.',
  };
}

function notAnswered(endpoint: string): Failure {
  return {
    code: 'refused',
    message: `You were not put on the call: ${endpoint} did not answer.`,
    hint: 'Nobody on the call noticed. Check your phone or softphone, then try again.',
  };
}

function notAsAsked(name: string): Failure {
  return {
    code: 'refused',
    message: `Could not coach ${name}. Twilio answered with another mode than the one asked for.`,
    hint: 'You are muted, so nobody hears you. Try again, or leave the call.',
  };
}

import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { Participant } from '../../common/model/participant.ts';
import { parseSupervisorLabel } from '../../common/model/supervisor-label.ts';
import { consequenceOfRemoval } from '../../common/roster/consequences.ts';
import { displayName } from '../../common/roster/display-name.ts';
import { participantOf } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import { createChangeCommand } from './change-command.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { alreadyLeft, answerLost, perhapsPlayed } from './outcome-words.ts';
import { createParticipantFacts, isOver, type ParticipantIds } from './participant-facts.ts';
import type { Reconciler } from './reconciler.ts';
import type { RosterService } from './roster-service.ts';
import type { SupervisionService } from './supervision-service.ts';
import { takeOffCall } from './take-off-call.ts';
import {
  isOutcomeOpen,
  type ParticipantChanges,
  saysGone,
  type TwilioPort,
} from './twilio-port.ts';
import { type CommandWatch, untilKnown } from './until-known.ts';
import { createWishQueue } from './wish-queue.ts';

type Wish<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** What is done to one participant: one thing at a time for each, at the same time for different ones. */
export interface ParticipantCommands {
  mute(wish: Wish<'mute'>, watch: CommandWatch): Promise<Result<number>>;
  hold(wish: Wish<'hold'>, watch: CommandWatch): Promise<Result<number>>;
  announce(wish: Wish<'announce'>): Promise<Result<number>>;
  remove(wish: Wish<'remove'>, watch: CommandWatch): Promise<Result<number>>;
  change(wish: Wish<'change'>, watch: CommandWatch): Promise<Result<number>>;
}

interface ParticipantCommandsNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly reconciler: Pick<Reconciler, 'refresh'>;
  readonly supervision: Pick<SupervisionService, 'silentTowards'>;
  readonly clock: Clock;
}

export function createParticipantCommands({
  twilio,
  roster,
  reconciler,
  supervision,
  clock,
}: ParticipantCommandsNeeds): ParticipantCommands {
  const queue = createWishQueue();
  const facts = createParticipantFacts({ twilio, roster, clock });
  const changing = createChangeCommand({ twilio, roster, facts, supervision, clock });

  return {
    mute: (wish, watch) =>
      queue.set(wish.callSid, `muted: ${wish.muted}`, watch, (all) => mute(wish, all)),
    hold: (wish, watch) =>
      queue.set(wish.callSid, `hold: ${wish.hold}`, watch, (all) => hold(wish, all)),
    announce: (wish) => queue.run(wish.callSid, () => announce(wish)),
    remove: (wish, watch) => queue.run(wish.callSid, () => remove(wish, watch)),
    change: (wish, watch) => queue.run(wish.callSid, () => changing.change(wish, watch)),
  };

  async function mute(wish: Wish<'mute'>, watch: CommandWatch): Promise<Result<number>> {
    const { muted } = wish;
    const row = rowOf(wish);
    // Nobody is made heard by somebody else's click: an unmuted supervisor may be heard by customers.
    if (!muted && parseSupervisorLabel(row?.label ?? null) !== null) {
      return fail(onlyThemselves(displayName(row)));
    }
    const act = `${muted ? 'mute' : 'unmute'} ${displayName(row)}`;
    return set(wish, act, { muted }, (now) => now.muted === muted, watch);
  }

  async function hold(wish: Wish<'hold'>, watch: CommandWatch): Promise<Result<number>> {
    const { hold: onHold } = wish;
    const row = rowOf(wish);
    const act = `${onHold ? 'hold' : 'resume'} ${displayName(row)}`;
    // A supervisor comes back muted: somebody may have unmuted them while nobody could hear them.
    const isSupervisor = parseSupervisorLabel(row?.label ?? null) !== null;
    const changes = !onHold && isSupervisor ? { hold: false, muted: true } : { hold: onHold };
    const apply = () => set(wish, act, changes, (now) => now.hold === onHold, watch);
    if (onHold) return supervision.silentTowards({ ...wish, name: act }, apply);
    const resumed = await apply();
    // Whether the end of a hold restores mute is not documented, so what is shown is asked for.
    return resumed.ok ? ok(await lookAgain(wish)) : resumed;
  }

  /** Sets a value. When the answer is lost, Twilio is looked at until it shows the value or denies it. */
  async function set(
    target: ParticipantIds,
    act: string,
    changes: ParticipantChanges,
    isDone: (now: Participant) => boolean,
    watch: CommandWatch,
  ): Promise<Result<number>> {
    const name = displayName(rowOf(target));
    const { conferenceSid, callSid } = target;
    const askedAt = clock.now();
    const answer = await twilio.updateParticipant(conferenceSid, callSid, changes);
    if (answer.ok) {
      const rev = facts.told(answer.value, askedAt);
      return isDone(answer.value) ? ok(rev) : fail(otherwise(act));
    }
    const { error: failure } = answer;
    if (!isOutcomeOpen(failure)) {
      await lookAgain(target);
      return fail(
        saysGone(failure) ? alreadyLeft(name, act, failure.code) : failureInWords(failure, act),
      );
    }
    return untilKnown<number>({
      words: answerLost(failure, act),
      clock,
      watch,
      async look() {
        const now = await facts.look(target, { repeat: false });
        if (!now.ok && !saysGone(now.error)) return 'nothing';
        if (!now.ok || isOver(now.value)) return { settled: fail(alreadyLeft(name, act)) };
        return isDone(now.value) ? { settled: ok(roster.rev()) } : 'not-done';
      },
    });
  }

  async function announce(wish: Wish<'announce'>): Promise<Result<number>> {
    const { conferenceSid, callSid, url: announceUrl, method: announceMethod } = wish;
    const name = displayName(rowOf(wish));
    const act = `announce to ${name}`;
    const changes = { announceUrl, announceMethod };
    const askedAt = clock.now();
    const answer = await twilio.updateParticipant(conferenceSid, callSid, changes);
    if (answer.ok) return ok(facts.told(answer.value, askedAt));
    await lookAgain(wish);
    if (saysGone(answer.error)) return fail(alreadyLeft(name, act, answer.error.code));
    return fail(
      isOutcomeOpen(answer.error)
        ? perhapsPlayed(answer.error, act)
        : failureInWords(answer.error, act),
    );
  }

  async function remove(wish: Wish<'remove'>, watch: CommandWatch): Promise<Result<number>> {
    const act = `remove ${displayName(rowOf(wish))}`;
    // It cannot be undone, so it is done to what Twilio says now, not to what the screen said.
    const now = await facts.look(wish);
    if (!now.ok && !saysGone(now.error)) return fail(failureInWords(now.error, act));
    if (!now.ok || isOver(now.value)) return ok(roster.rev());
    if (!wish.endsCall && endsCall(wish)) return fail(wouldEndCall(act));
    return supervision.silentTowards({ ...wish, name: act }, () =>
      takeOff(wish, now.value, act, watch),
    );
  }

  async function takeOff(
    wish: Wish<'remove'>,
    person: Participant,
    act: string,
    watch: CommandWatch,
  ): Promise<Result<number>> {
    const answer = await takeOffCall(twilio, person);
    if (answer.ok || saysGone(answer.error)) return ok(left(wish));
    const { error: failure } = answer;
    if (!isOutcomeOpen(failure)) {
      await lookAgain(wish);
      return fail(failureInWords(failure, act));
    }
    return untilKnown<number>({
      words: answerLost(failure, act),
      clock,
      watch,
      async look() {
        const seen = await facts.look(wish, { repeat: false });
        if (!seen.ok && !saysGone(seen.error)) return 'nothing';
        return !seen.ok || isOver(seen.value) ? { settled: ok(left(wish)) } : 'not-done';
      },
    });
  }

  function left(target: ParticipantIds): number {
    const rev = facts.gone(target);
    // Their leaving may have ended the call for everybody.
    void reconciler.refresh(target.conferenceSid);
    return rev;
  }

  function endsCall(target: ParticipantIds): boolean {
    const conference = roster.roster().conferences.get(target.conferenceSid);
    const row = rowOf(target);
    if (conference === undefined || row === undefined) return false;
    return consequenceOfRemoval(row, conference.participants.values()).kind === 'ends-call';
  }

  /** Shows the truth after a doubt: what Twilio says of this participant now. */
  async function lookAgain(target: ParticipantIds): Promise<number> {
    await facts.look(target, { repeat: false });
    return roster.rev();
  }

  function rowOf({ conferenceSid, callSid }: ParticipantIds): ParticipantRow | undefined {
    return participantOf(roster.roster(), conferenceSid, callSid);
  }
}

function otherwise(act: string): Failure {
  return {
    code: 'refused',
    message: `Could not ${act}. Twilio took the request and answers that it is not so.`,
    hint: 'The row shows what Twilio says. Ask again if you still want it.',
  };
}

function onlyThemselves(name: string): Failure {
  return {
    code: 'refused',
    message: `Could not unmute ${name}. Only they themselves can: everyone might hear them.`,
    hint: 'Ask them to unmute in their own console.',
  };
}

function wouldEndCall(act: string): Failure {
  return {
    code: 'refused',
    message: `Could not ${act}. Twilio says now that it would end the call for everybody.`,
    hint: 'Nothing was changed. Ask again if you mean it.',
  };
}

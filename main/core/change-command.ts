import {
  type AskedFlags,
  askedFlags,
  isToldBack,
  otherThanAsked,
} from '../../common/adding/asked-flags.ts';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { Participant } from '../../common/model/participant.ts';
import { checkUpdate, type UpdateContext } from '../../common/participant-parameters/check.ts';
import { type FormFields, formOf } from '../../common/participant-parameters/form.ts';
import { UPDATE_PARAMETERS } from '../../common/participant-parameters/update-parameters.ts';
import { whyNotChange } from '../../common/roster/change-rules.ts';
import { displayName } from '../../common/roster/display-name.ts';
import { participantOf } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import { badDraft, cannotTell, leavesNothing, notSo, refusedChange } from './change-words.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import {
  alreadyLeft,
  answerLost,
  answerNotShown,
  type OpenOutcomeWords,
  perhapsPlayed,
} from './outcome-words.ts';
import { isOver, type ParticipantFacts } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import type { SupervisionService } from './supervision-service.ts';
import { isOutcomeOpen, saysGone, type TwilioFailure, type TwilioPort } from './twilio-port.ts';
import { type CommandWatch, untilKnown } from './until-known.ts';

type Wish = Extract<Command, { kind: 'change' }>;

/** Sets what can be set later of somebody on a call: exactly the parameters that were filled in. */
export interface ChangeCommand {
  change(wish: Wish, watch: CommandWatch): Promise<Result<number>>;
}

interface ChangeCommandNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly facts: ParticipantFacts;
  readonly supervision: Pick<SupervisionService, 'silentTowards'>;
  readonly clock: Clock;
}

export function createChangeCommand(needs: ChangeCommandNeeds): ChangeCommand {
  const { twilio, roster, facts, supervision, clock } = needs;
  return {
    async change(wish, watch) {
      const { conferenceSid, callSid, draft } = wish;
      const row = participantOf(roster.roster(), conferenceSid, callSid);
      const act = `change the settings of ${displayName(row)}`;
      if (row === undefined) return fail(alreadyLeft(displayName(row), act));
      const [problem] = checkUpdate(draft, contextOf(row));
      if (problem !== undefined) return fail(badDraft(act, problem.name));
      const form = formOf(UPDATE_PARAMETERS, draft);
      if (form.length === 0) return fail(leavesNothing(act));
      // What is sent is judged, not what was typed.
      const sent = Object.fromEntries(form);
      const refusal = whyNotChange(row, sent);
      if (refusal !== null) return fail(refusedChange(act, refusal));
      const flags = askedFlags(sent);
      const apply = () => set({ row, form, flags, act, watch });
      return flags.hold === true
        ? supervision.silentTowards({ conferenceSid, callSid, name: act }, apply)
        : apply();
    },
  };

  async function set(setting: Setting): Promise<Result<number>> {
    const { row, form, flags, act } = setting;
    const { conferenceSid, callSid } = row;
    const askedAt = clock.now();
    const answer = await twilio.changeParticipant(conferenceSid, callSid, form);
    if (answer.ok) {
      const rev = facts.told(answer.value, askedAt);
      if (!isToBeReadBack(flags)) return settled(answer.value, flags, act, rev);
      const now = await facts.look(row, { repeat: false });
      if (now.ok) return settled(now.value, flags, act, roster.rev());
      if (!saysGone(now.error)) return lookUntilKnown(setting, answerNotShown(act));
      // They left in between: the answer is the last that Twilio said of them.
      return settled(answer.value, flags, act, rev);
    }
    const { error: failure } = answer;
    if (isOutcomeOpen(failure)) return findOut(failure, setting);
    await facts.look(row, { repeat: false });
    return fail(
      saysGone(failure)
        ? alreadyLeft(displayName(row), act, failure.code)
        : failureInWords(failure, act),
    );
  }

  /**
   * Twilio tells the flags back and nothing else. Where they were so before already, they say nothing of
   * whether the rest was taken.
   */
  async function findOut(failure: TwilioFailure, setting: Setting): Promise<Result<number>> {
    const { row, form, flags, act } = setting;
    const untold = form.map(([name]) => name).filter((name) => !isToldBack(name));
    const proves = Object.keys(flags).length > 0 && !isSo(row, flags);
    if (untold.length > 0 && !proves) {
      await facts.look(row, { repeat: false });
      return fail(
        untold.includes('AnnounceUrl')
          ? perhapsPlayed(failure, act)
          : cannotTell(failure, act, untold),
      );
    }
    return lookUntilKnown(setting, answerLost(failure, act));
  }

  function lookUntilKnown(
    { row, flags, act, watch }: Setting,
    words: OpenOutcomeWords,
  ): Promise<Result<number>> {
    return untilKnown<number>({
      words,
      clock,
      watch,
      async look() {
        const now = await facts.look(row, { repeat: false });
        if (!now.ok && !saysGone(now.error)) return 'nothing';
        if (!now.ok || isOver(now.value)) {
          return { settled: fail(alreadyLeft(displayName(row), act)) };
        }
        return isSo(now.value, flags) ? { settled: ok(roster.rev()) } : 'not-done';
      },
    });
  }

  function contextOf({ conferenceSid, callSid }: ParticipantRow): UpdateContext {
    const conference = roster.roster().conferences.get(conferenceSid);
    const people = [...(conference?.participants.values() ?? [])];
    return {
      callSid,
      callSids: people.map((one) => one.callSid),
      heldCallSids: people.filter(({ hold }) => hold).map((one) => one.callSid),
    };
  }
}

interface Setting {
  /** Whom it is about, as they were known before it. */
  readonly row: ParticipantRow;
  readonly form: FormFields;
  readonly flags: AskedFlags;
  readonly act: string;
  readonly watch: CommandWatch;
}

/**
 * Twilio takes EndConferenceOnExit of somebody on hold and does nothing, whatever its answer says; and
 * whether the end of a hold restores mute is not documented.
 */
function isToBeReadBack({ endConferenceOnExit, hold }: AskedFlags): boolean {
  return endConferenceOnExit !== undefined || hold === false;
}

function settled(now: Participant, flags: AskedFlags, act: string, rev: number): Result<number> {
  return isSo(now, flags) ? ok(rev) : fail(notSo(act, now, flags));
}

function isSo(now: Participant | ParticipantRow, flags: AskedFlags): boolean {
  return otherThanAsked(now, flags).length === 0;
}

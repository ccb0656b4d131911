import { fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { answerLost, answerNotShown, perhapsPlayed } from './outcome-words.ts';
import type { Reconciler } from './reconciler.ts';
import type { RosterService } from './roster-service.ts';
import { createSerialQueue } from './serial-queue.ts';
import { isOutcomeOpen, saysGone, type TwilioPort } from './twilio-port.ts';
import { type CommandWatch, type Sight, untilKnown } from './until-known.ts';

type Wish<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** What is done to a whole call. */
export interface ConferenceCommands {
  announceToAll(wish: Wish<'announce-to-all'>): Promise<Result<number>>;
  endCall(wish: Wish<'end-call'>, watch: CommandWatch): Promise<Result<number>>;
}

interface ConferenceCommandsNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly reconciler: Pick<Reconciler, 'refresh'>;
  readonly clock: Clock;
}

export function createConferenceCommands({
  twilio,
  roster,
  reconciler,
  clock,
}: ConferenceCommandsNeeds): ConferenceCommands {
  const announcements = createSerialQueue();
  const endings = createSerialQueue();

  return {
    announceToAll: (wish) => announcements.run(wish.conferenceSid, () => announceToAll(wish)),
    endCall: (wish, watch) =>
      endings.run(wish.conferenceSid, () => endCall(wish.conferenceSid, watch)),
  };

  async function announceToAll(wish: Wish<'announce-to-all'>): Promise<Result<number>> {
    const { conferenceSid, url: announceUrl, method: announceMethod } = wish;
    const act = `announce to everybody on ${nameOf(conferenceSid)}`;
    const announcement = { announceUrl, announceMethod };
    const answer = await twilio.announceToConference(conferenceSid, announcement);
    if (answer.ok) return ok(roster.rev());
    const { error: failure } = answer;
    if (saysGone(failure)) await reconciler.refresh(conferenceSid);
    return fail(
      isOutcomeOpen(failure) ? perhapsPlayed(failure, act) : failureInWords(failure, act),
    );
  }

  /** It cannot be undone and takes a moment at Twilio, so it is looked at before and after. */
  async function endCall(
    conferenceSid: ConferenceSid,
    watch: CommandWatch,
  ): Promise<Result<number>> {
    const act = `end ${nameOf(conferenceSid)} for everybody`;
    const before = await look(conferenceSid);
    if (typeof before === 'object') return before.settled;

    const answer = await twilio.endConference(conferenceSid);
    if (!answer.ok && !saysGone(answer.error) && !isOutcomeOpen(answer.error)) {
      return fail(failureInWords(answer.error, act));
    }
    const after = await look(conferenceSid);
    if (typeof after === 'object') return after.settled;
    return untilKnown({
      words: answer.ok ? answerNotShown(act) : answerLost(answer.error, act),
      look: () => look(conferenceSid),
      clock,
      watch,
    });
  }

  async function look(conferenceSid: ConferenceSid): Promise<Sight<number>> {
    const answer = await twilio.fetchConference(conferenceSid, { repeat: false });
    if (!answer.ok && !saysGone(answer.error)) return 'nothing';
    if (answer.ok && answer.value.status !== 'completed') return 'not-done';
    // What has ended stays so.
    return {
      settled: ok(roster.apply({ kind: 'conference-gone', asOf: clock.now(), conferenceSid })),
    };
  }

  function nameOf(conferenceSid: ConferenceSid): string {
    return roster.roster().conferences.get(conferenceSid)?.row.friendlyName ?? 'the call';
  }
}

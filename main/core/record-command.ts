import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { answerLost, answerNotShown } from './outcome-words.ts';
import { runningOf } from './recording-reader.ts';
import type { RosterService } from './roster-service.ts';
import { createSerialQueue } from './serial-queue.ts';
import {
  isOutcomeOpen,
  type RecordingChange,
  saysGone,
  type TwilioFailure,
  type TwilioPort,
} from './twilio-port.ts';
import { type CommandWatch, type Sight, untilKnown } from './until-known.ts';

type Wish = Extract<Command, { kind: 'record' }>;

/** Pauses, goes on with and ends the recording of a whole call: one wish after the other. */
export interface RecordCommand {
  record(wish: Wish, watch: CommandWatch): Promise<Result<number>>;
}

interface RecordCommandNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
}

export function createRecordCommand({ twilio, roster, clock }: RecordCommandNeeds): RecordCommand {
  const queue = createSerialQueue();
  return {
    record: (wish, watch) => queue.run(wish.conferenceSid, () => record(wish, watch)),
  };

  async function record(
    { conferenceSid, wanted }: Wish,
    watch: CommandWatch,
  ): Promise<Result<number>> {
    const act = `${VERB[wanted]} the recording of ${nameOf(conferenceSid)}`;
    const answer = await twilio.changeRecording(conferenceSid, CHANGE[wanted]);
    if (answer.ok && answer.value.status === BECOMES[wanted]) return done();
    if (!answer.ok && !isOutcomeOpen(answer.error)) return fail(refused(answer.error, act));
    return untilKnown({
      words: answer.ok ? answerNotShown(act) : answerLost(answer.error, act),
      look: () => look(conferenceSid, wanted),
      clock,
      watch,
    });
  }

  async function look(
    conferenceSid: ConferenceSid,
    wanted: Wish['wanted'],
  ): Promise<Sight<number>> {
    const list = await twilio.listRecordings(conferenceSid, { repeat: false });
    if (!list.ok) return 'nothing';
    const { state } = runningOf(list.value.recordings);
    if (state === SHOWN_AS[wanted] && list.value.complete) return { settled: done() };
    // It ended meanwhile, or never was: what was asked for cannot become so any more.
    if (state === 'none' && list.value.complete) return { settled: fail(nothingRuns) };
    return 'not-done';
  }

  function done(): Result<number> {
    return ok(roster.rev());
  }

  function nameOf(conferenceSid: ConferenceSid): string {
    return roster.roster().conferences.get(conferenceSid)?.row.friendlyName ?? 'the call';
  }
}

const CHANGE: Readonly<Record<Wish['wanted'], RecordingChange>> = {
  'pause-skip': { status: 'paused', pauseBehavior: 'skip' },
  'pause-silence': { status: 'paused', pauseBehavior: 'silence' },
  resume: { status: 'in-progress' },
  stop: { status: 'stopped' },
};

const BECOMES = {
  'pause-skip': 'paused',
  'pause-silence': 'paused',
  resume: 'in-progress',
  stop: 'over',
} as const;

const SHOWN_AS = {
  'pause-skip': 'paused',
  'pause-silence': 'paused',
  resume: 'recording',
  stop: 'none',
} as const;

const VERB: Readonly<Record<Wish['wanted'], string>> = {
  'pause-skip': 'pause',
  'pause-silence': 'pause',
  resume: 'resume',
  stop: 'stop',
};

/** What of a recording that has ended cannot be changed, and what is not there, is one and the same here. */
function refused(failure: TwilioFailure, act: string): Failure {
  if (!saysGone(failure) && failure.code !== INVALID_STATE) {
    // Who has the SID of a recording may be able to listen: it goes nowhere.
    const detail = failure.detail.replaceAll(/RE[0-9a-fA-F]{32}/g, 'RE…');
    return failureInWords({ ...failure, detail }, act);
  }
  return {
    ...nothingRuns,
    message: `Could not ${act}. ${nothingRuns.message}`,
    ...(failure.code === null ? {} : { twilioCode: failure.code }),
  };
}

/** Of a recording that is not running. */
const INVALID_STATE = 21220;

const nothingRuns: Failure = {
  code: 'gone',
  message: 'Nothing is being recorded on this call.',
  hint: 'Twilio starts the recording of a call only when somebody is added to it with “Record the conference”, or by the TwiML that opened it.',
};

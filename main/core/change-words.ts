import { type AskedFlags, otherThanAsked } from '../../common/adding/asked-flags.ts';
import type { Failure } from '../../common/failure.ts';
import type { Participant } from '../../common/model/participant.ts';
import type { ChangeRefusal } from '../../common/roster/change-rules.ts';
import { failureInWords } from './failure-words.ts';
import type { TwilioFailure } from './twilio-port.ts';

/* What is said when somebody's settings could not be changed; `act` as in "change the settings of Anna". */

export function leavesNothing(act: string): Failure {
  return {
    code: 'invalid',
    message: `Could not ${act}. Nothing was filled in.`,
    hint: 'Fill in what is to be changed; everything else stays as it is.',
  };
}

export function badDraft(act: string, parameter: string): Failure {
  return {
    code: 'invalid',
    message: `Could not ${act}. ${parameter} cannot be sent as it is.`,
    hint: 'Nothing was changed. Open the form again: it says what is wrong there.',
    field: parameter,
  };
}

export function refusedChange(act: string, refusal: ChangeRefusal): Failure {
  return {
    code: 'refused',
    message: `Could not ${act}. ${REFUSED[refusal]}`,
    hint: 'Nothing was changed. Mute them in the same request, or use Listen, Coach and Barge in on your own leg.',
  };
}

const REFUSED: Readonly<Record<ChangeRefusal, string>> = {
  'unmutes-supervisor': 'Nobody unmutes a supervisor by a form: everyone might hear them.',
  'aims-open-supervisor':
    'Whom a supervisor coaches is not set by a form, unless it mutes them too: somebody else might hear them.',
  'resumes-open-supervisor':
    'A supervisor comes back from hold muted: set Muted with it, or somebody might hear them.',
  'may-open-coach':
    'They whisper to somebody, and Twilio may take any change for the end of that: everybody might hear them.',
};

/** Twilio took it, and shows now that it is otherwise. */
export function notSo(act: string, now: Participant, asked: AskedFlags): Failure {
  const others = otherThanAsked(now, asked).map((flag) => FLAG[flag]);
  const isKept = now.hold && asked.endConferenceOnExit !== undefined;
  return {
    code: 'refused',
    message: `Tried to ${act}. Twilio took it, and it is not so: ${others.join(', ')}.`,
    hint:
      isKept && now.endConferenceOnExit !== asked.endConferenceOnExit
        ? 'Of somebody on hold, Twilio changes nothing about the end of the call. Take them off hold, then set it again.'
        : 'The row shows what Twilio says. What else you set was taken. Ask again if you still want it.',
  };
}

const FLAG: Readonly<Record<keyof AskedFlags, string>> = {
  muted: 'whether they are muted',
  hold: 'whether they are on hold',
  endConferenceOnExit: 'whether their leaving ends the call',
  coaching: 'whether they coach',
  callSidToCoach: 'whom they coach',
};

/** The answer was lost, and nothing of what was set can be looked up. */
export function cannotTell(
  failure: TwilioFailure,
  act: string,
  parameters: readonly string[],
): Failure {
  return {
    ...failureInWords(failure, act),
    code: 'unknown-outcome',
    message: `Earshot tried to ${act}, and Twilio’s answer was lost. Twilio does not tell ${parameters.join(', ')} back, so nobody can look whether it was set.`,
    hint: 'Set it again: it does no harm twice.',
  };
}

import type { Failure } from '../../common/failure.ts';
import { displayName } from '../../common/roster/display-name.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Hearing } from './own-hearing.ts';

/** What is said about the supervisor's own leg when something is not as it was asked for. */

export const STOPPED: Failure = {
  code: 'cancelled',
  message: 'Stopped, because you muted yourself or left.',
  hint: 'Nobody hears you.',
};

export function andMuted(failure: Failure): Failure {
  return { ...failure, message: `${failure.message} You are muted.` };
}

export function andPerhapsHeard(failure: Failure): Failure {
  if (failure.message.endsWith(PERHAPS_HEARD)) return failure;
  return {
    ...failure,
    message: `${failure.message} ${PERHAPS_HEARD}`,
    hint: 'Mute your own phone now, then leave the call.',
  };
}

const PERHAPS_HEARD = 'Earshot could not mute you: you may be heard on this call.';

/** Said after it was said that I may be heard. */
export const MUTED_AT_LAST: Failure = {
  code: 'timeout',
  message: 'Twilio has confirmed at last that nobody hears you on this call.',
  hint: 'Choose again whom you want to speak to.',
};

export function onAnotherCall(leg: ParticipantRow, act: string): Failure {
  const where =
    leg.status === 'connected' ? 'You are on another call' : 'Your phone rings for another call';
  return {
    code: 'refused',
    message: `Could not ${act}. ${where}, and your phone can be on one at a time.`,
    hint: 'Leave that call first.',
  };
}

/** Twilio's 16027: whom I want to coach is on hold. */
export function onHold(name: string, twilioCode: number): Failure {
  return {
    code: 'refused',
    message: `${name} is on hold: nobody can coach them until they are back.`,
    hint: 'You stay on the call, listening. Coach them when the hold has ended.',
    twilioCode,
  };
}

/** Something was about to be done to the person I coach, and I could not be muted before it. */
export function notHushed(act: string): Failure {
  return andPerhapsHeard({
    code: 'refused',
    message: `Could not ${act}, since you coach them and have to be muted first.`,
    hint: '',
  });
}

/** `act` is being done to the person I want to coach. */
export function notYetCoached(act: string): Failure {
  return {
    code: 'refused',
    message: `Nobody can coach them yet: you asked to ${act}, and Twilio has not confirmed that.`,
    hint: 'Nothing was changed. Coach them when their row shows how it ended.',
  };
}

export function notOnCall(act: string): Failure {
  return {
    code: 'gone',
    message: `Could not ${act}. Your leg is not on this call any more.`,
    hint: 'Nobody hears you.',
  };
}

export function notAnswered(endpoint: string): Failure {
  return {
    code: 'refused',
    message: `You were not put on the call: ${endpoint} did not answer.`,
    hint: 'Nobody on the call noticed. Check your phone or softphone, then try again.',
  };
}

export function notAsAsked(act: string): Failure {
  return {
    code: 'refused',
    message: `Could not ${act}. Twilio answered with another mode than the one asked for.`,
    hint: 'Try again, or leave the call.',
  };
}

/** My leg was found heard although nothing of mine made it so; `target` is whom I coached. */
export function heardUnasked(
  wish: Hearing | undefined,
  target: ParticipantRow | undefined,
): Failure {
  return {
    code: 'refused',
    message: heardUnaskedBecause(wish, target),
    hint: 'Choose again whom you want to speak to.',
  };
}

function heardUnaskedBecause(
  wish: Hearing | undefined,
  target: ParticipantRow | undefined,
): string {
  if (wish === undefined) return 'Your leg was found unmuted, and not by a click of yours here.';
  if (wish === 'everyone') return 'Your leg was changed, and not by a click of yours here.';
  if (target === undefined) return 'The person you coached has left the call.';
  return target.hold
    ? `${displayName(target)} was put on hold while you coached.`
    : 'Your coaching was changed, and not by a click of yours here.';
}

import { uiWords } from '../../ui/words.ts';
import { additionsWords } from '../additions/words.ts';
import type { Happening } from './happenings.ts';

type NotConnected = Extract<Happening, { kind: 'not-connected' }>;

/** People by the names that the screen calls them. */
export interface HappeningNames {
  /** Whom it happened to, or at whom a command was aimed. */
  readonly subject: string;
  /** Who gave the command. */
  readonly supervisor: string;
  /** Who is coached. */
  readonly coached: string;
}

/** One line of the list of what happened. */
export function happeningInWords(happening: Happening, names: HappeningNames): string {
  const { subject } = names;
  const isMe = subject === uiWords.you();
  const is = isMe ? 'are' : 'is';
  switch (happening.kind) {
    case 'conference-started':
      return happening.found ? 'Found under way' : 'The call started';
    case 'conference-ended':
      return 'The call ended';
    case 'dialled':
      return `${subject} ${is} being called`;
    case 'joined':
      return happening.found ? `${subject} found on the call` : `${subject} joined`;
    case 'left':
      return `${subject} left`;
    case 'not-connected':
      return `${notConnected(happening.callStatus, names)}${codes(happening)}`;
    case 'muted':
      return `${subject} ${is} muted`;
    case 'unmuted':
      return `${subject} ${is} unmuted`;
    case 'held':
      return `${subject} ${is} on hold`;
    case 'resumed':
      return `${subject} ${is} off hold`;
    case 'coaching':
      return `${subject} ${isMe ? 'coach' : 'coaches'} ${names.coached}`;
    case 'coaching-ended':
      return `${subject} stopped coaching`;
    case 'announcement':
      return happening.failure === null
        ? `Announcement ended${played(happening.played)}`
        : `Announcement${played(happening.played)} was not played: ${happening.failure}`;
    case 'command':
      return happening.failure === null
        ? `${names.supervisor}: ${done(happening.act, subject, happening.played)}`
        : `${names.supervisor}: ${asked(happening.act, subject)} failed. ${happening.failure.message}`;
    case 'alarm':
      return `Alarm: ${happening.failure.message}`;
  }
}

/** Somebody was dialled and did not come. */
function notConnected(callStatus: NotConnected['callStatus'], { subject }: HappeningNames): string {
  switch (callStatus) {
    case 'busy':
      return `${subject} was busy`;
    case 'no-answer':
      return `${subject} did not answer`;
    case 'failed':
      return `${subject} could not be connected`;
    case 'canceled':
      return `The call to ${subject} was canceled`;
    case null:
      return `${subject} left the list while ringing`;
  }
}

function codes({ sipCode, twilioCode }: NotConnected): string {
  const told = [
    ...(sipCode === null ? [] : [additionsWords.sip(sipCode)]),
    ...(twilioCode === null ? [] : [uiWords.twilioError(twilioCode)]),
  ];
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

/** A file is known by its name; the address of a text that was typed says nothing to anybody. */
function played(name: string | null): string {
  return name === null || !/^[^.]+\.\w{2,4}$/.test(name) ? '' : ` (${name})`;
}

function done(act: string, subject: string, announcement: string | null): string {
  switch (act) {
    case 'mute':
      return `muted ${subject}`;
    case 'unmute':
      return `unmuted ${subject}`;
    case 'hold':
      return `put ${subject} on hold`;
    case 'resume':
      return `took ${subject} off hold`;
    case 'remove':
      return `removed ${subject}`;
    case 'add':
      return `dialled ${subject}`;
    case 'announce':
      return `announced to ${subject}${played(announcement)}`;
    case 'announce-to-all':
      return `announced to everyone${played(announcement)}`;
    case 'change':
      return `changed the settings of ${subject}`;
    case 'pause-recording-skip':
      return 'paused the recording, leaving the time out';
    case 'pause-recording-silence':
      return 'paused the recording, with silence in its place';
    case 'resume-recording':
      return 'resumed the recording';
    case 'stop-recording':
      return 'stopped the recording';
    case 'end-call':
      return 'ended the call';
    case 'listen':
      return 'listening';
    case 'coach':
      return `coaching ${subject}`;
    case 'stop-coaching':
      return 'stopped coaching';
    case 'mute-me':
      return 'muted, listening';
    case 'barge-in':
      return 'barged in';
    case 'resume-me':
      return 'off hold, muted';
    case 'leave':
      return 'left';
    default:
      return act;
  }
}

function asked(act: string, subject: string): string {
  switch (act) {
    case 'mute':
    case 'unmute':
    case 'hold':
    case 'resume':
    case 'remove':
    case 'coach':
    case 'add':
      return `${act} ${subject}`;
    case 'announce':
      return `announcement to ${subject}`;
    case 'announce-to-all':
      return 'announcement to everyone';
    case 'change':
      return `change the settings of ${subject}`;
    case 'pause-recording-skip':
    case 'pause-recording-silence':
      return 'pause the recording';
    case 'resume-recording':
      return 'resume the recording';
    case 'stop-recording':
      return 'stop the recording';
    case 'end-call':
      return 'end call';
    case 'stop-coaching':
      return 'stop coaching';
    case 'mute-me':
      return 'mute me';
    case 'barge-in':
      return 'barge in';
    case 'resume-me':
      return 'resume me';
    default:
      return act;
  }
}

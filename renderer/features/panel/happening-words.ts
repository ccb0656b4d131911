import { uiWords } from '../../ui/words.ts';
import type { Happening } from './happenings.ts';

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
    case 'announce':
      return `announced to ${subject}${played(announcement)}`;
    case 'announce-to-all':
      return `announced to everyone${played(announcement)}`;
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
      return `${act} ${subject}`;
    case 'announce':
      return `announcement to ${subject}`;
    case 'announce-to-all':
      return 'announcement to everyone';
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

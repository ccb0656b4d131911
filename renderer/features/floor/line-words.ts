import type { Command } from '../../../common/ipc/command.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { formatAge } from '../../ui/age.ts';
import { formatTime } from '../../ui/duration.tsx';
import { wordsOf } from '../../words/words-of.ts';

/** What a line of the floor says of its call or its person, and what can be done there. */
export const lineWords = wordsOf('line', {
  status: (status: ParticipantRow['status']): string => STATUS[status],
  onHold: () => 'On hold',
  muted: () => 'Muted',
  /** A state as it was when it was known last. */
  stateAt: (state: string, at: number) => `${state} at ${formatTime(at)}`,
  old: (age: string) => `${age} old`,

  checking: () => 'Checking…',
  checkingMode: () => 'An event told of a change. Earshot is asking Twilio who hears them now.',
  notThere: () => 'Not on the call yet',
  hearsHold: (isMuted: boolean) => (isMuted ? 'Hears hold audio, muted' : 'Hears hold audio'),
  listening: () => 'Listening',
  notHeard: () => 'Not heard',
  somebody: () => 'somebody',
  coaching: (name: string) => `Coaching ${name}`,
  coachingHeld: (name: string, isMe: boolean) =>
    `Coaching ${name}, who is on hold and does not hear ${isMe ? 'you' : 'them'}`,
  coachingNobody: () => 'Unmuted, coaching nobody',
  bargedIn: () => 'Barged in: heard by everyone',
  open: () => 'Open',
  coachedByMe: () => 'Coached by you',
  coachedBy: (name: string) => `Coached by ${name}`,

  /** What was asked for, until Twilio confirms it. */
  pending: (command: Command): string => pendingWords(command),
  answerLost: (command: Command) =>
    `${pendingWords(command)} Twilio’s answer was lost. Earshot is looking what became of it.`,

  /** How fresh what is shown of a call is, as it stands at the end of its line. */
  conferenceAge(conference: ConferenceRow, isFresh: boolean, now: number): string {
    if (conference.participantsAsOf === null) return 'not read yet';
    if (conference.events === 'healthy') return 'live';
    if (conference.events === 'doubtful') return 'an event is missing: reading this call again';
    const age = formatAge(now - conference.participantsAsOf);
    return isFresh ? `read ${age} ago` : `${age} old`;
  },
  conferenceAgeTitle({ participantsAsOf, events }: ConferenceRow, now: number): string {
    if (participantsAsOf === null) return 'Nobody on this call has been read yet.';
    const read = `Read in full ${formatAge(now - participantsAsOf)} ago.`;
    switch (events) {
      case 'healthy':
        return `Twilio’s events keep this call true. ${read}`;
      case 'doubtful':
        return `${read} An event since then never came, so it may be otherwise by now.`;
      case 'none':
        return `${read} Twilio sends no events of this call, so it is read again and again.`;
    }
  },
  /** Which of Twilio’s words confirmed a row last, and how long ago. */
  confirmed(by: ParticipantRow['source'], agoMs: number, isKeptTrue: boolean): string {
    const confirmed = `Confirmed by ${SOURCE[by]} ${formatAge(agoMs)} ago.`;
    return isKeptTrue ? `${confirmed} Twilio’s events keep it true.` : confirmed;
  },

  mute: () => 'Mute',
  unmute: () => 'Unmute',
  hold: () => 'Hold',
  resume: () => 'Resume',
  coach: () => 'Coach',
  stopCoaching: () => 'Stop coaching',
  announce: () => 'Announce',
  remove: () => 'Remove',
  leave: () => 'Leave',
  listen: () => 'Listen',
  add: () => 'Add someone',
  announceToAll: () => 'Announce to everyone',
  more: () => 'More for this call',
  endCall: () => 'End call for everyone…',
});

const STATUS: Readonly<Record<ParticipantRow['status'], string>> = {
  queued: 'Queued',
  connecting: 'Connecting',
  ringing: 'Ringing',
  connected: 'Connected',
  complete: 'Ended',
  failed: 'Failed',
};

const SOURCE: Readonly<Record<ParticipantRow['source'], string>> = {
  poll: 'a reading',
  answer: 'Twilio’s answer',
  event: 'an event',
};

const RECORDING: Readonly<Record<Extract<Command, { kind: 'record' }>['wanted'], string>> = {
  'pause-skip': 'Pausing the recording…',
  'pause-silence': 'Pausing the recording…',
  resume: 'Resuming the recording…',
  stop: 'Stopping the recording…',
};

function pendingWords(command: Command): string {
  switch (command.kind) {
    case 'mute':
      return command.muted ? 'Muting…' : 'Unmuting…';
    case 'hold':
      return command.hold ? 'Putting on hold…' : 'Resuming…';
    case 'announce':
    case 'announce-to-all':
      return 'Announcing…';
    case 'remove':
      return 'Removing…';
    case 'change':
      return 'Changing settings…';
    case 'record':
      return RECORDING[command.wanted];
    case 'end-call':
      return 'Ending the call…';
    case 'listen':
      return 'Connecting you to listen…';
    case 'coach':
      return 'Connecting you to coach…';
    case 'stop-coaching':
    case 'mute-me':
      return 'Muting you…';
    case 'barge-in':
      return 'Unmuting you…';
    case 'resume-me':
      return 'Resuming you…';
    case 'leave':
      return 'Leaving…';
  }
}

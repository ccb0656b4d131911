import { wordsOf } from '../../words/words-of.ts';

type Pause = 'pause-skip' | 'pause-silence';

/** Everything that is said of the recording of a whole call. */
export const recordingWords = wordsOf('recording', {
  mark: (state: 'recording' | 'paused' | 'was-paused') => MARKS[state],
  markTitle: (state: 'recording' | 'paused' | 'was-paused') => TITLES[state],
  group: () => 'Recording of the call',
  none: () => 'Not recorded',
  noneTitle: () =>
    'Twilio begins to record a call when it begins, as whoever opens it asks; nobody can begin it later.',

  pause: () => 'Pause…',
  pauseLabel: () => 'Pause the recording',
  pauseWay: (way: Pause) => PAUSES[way],
  pauseHelp: (way: Pause) => HELPS[way],
  resume: () => 'Resume',
  resumeLabel: () => 'Resume the recording',
  stop: () => 'Stop…',
  stopLabel: () => 'Stop the recording',

  stopTitle: (call: string) => `Stop recording ${call}?`,
  stopConsequences: (call: string) => [
    `From now on nothing that is said on ${call} is recorded. What was recorded until now is kept.`,
    'Twilio cannot begin it again on this call. To leave out a part only, pause it.',
  ],
  stopEnded: () => 'The call has ended, and its recording with it.',
  stopOver: () => 'It is not being recorded any more.',
  stopAgree: () => 'Stop recording',
  goOn: () => 'Go on recording',
});

const MARKS = {
  recording: 'Recording',
  paused: 'Recording paused',
  'was-paused': 'Recording was paused',
} as const;

const TITLES = {
  recording: 'What is said on this call is recorded.',
  paused: 'What is said on this call now is not recorded.',
  'was-paused':
    'The recording was paused when Twilio was asked last. Whether it still is, nobody knows.',
} as const;

const PAUSES: Readonly<Record<Pause, string>> = {
  'pause-skip': 'Pause, and leave the time out',
  'pause-silence': 'Pause, with silence in its place',
};

const HELPS: Readonly<Record<Pause, string>> = {
  'pause-skip':
    'The recording goes on later as if nothing had been between. It becomes shorter than the call.',
  'pause-silence':
    'Nobody hears what is said meanwhile, but that something was. It stays as long as the call.',
};

import { METHODS, type Parameter } from './parameter.ts';

export const UPDATE_GROUPS = ['conference', 'hold', 'announce', 'coaching'] as const;

export type UpdateGroup = (typeof UPDATE_GROUPS)[number];

/**
 * Every parameter of Twilio's updateParticipant by its name, in the order in which they are sent. What
 * is left out stays as it is, so that of these only the methods have a default.
 */
export const UPDATE_PARAMETERS = {
  Muted: { kind: 'boolean', group: 'conference', default: null },
  BeepOnExit: { kind: 'boolean', group: 'conference', default: null },
  EndConferenceOnExit: { kind: 'boolean', group: 'conference', default: null },
  WaitUrl: { kind: 'sound-url', group: 'conference', default: null },
  WaitMethod: {
    kind: 'method',
    group: 'conference',
    default: 'POST',
    choices: METHODS,
    needs: { kind: 'given', name: 'WaitUrl' },
  },

  Hold: { kind: 'boolean', group: 'hold', default: null },
  HoldUrl: { kind: 'sound-url', group: 'hold', default: null },
  // The one that Twilio fetches by GET.
  HoldMethod: {
    kind: 'method',
    group: 'hold',
    default: 'GET',
    choices: METHODS,
    needs: { kind: 'given', name: 'HoldUrl' },
  },

  AnnounceUrl: { kind: 'url', group: 'announce', default: null },
  AnnounceMethod: {
    kind: 'method',
    group: 'announce',
    default: 'POST',
    choices: METHODS,
    needs: { kind: 'given', name: 'AnnounceUrl' },
  },

  Coaching: { kind: 'boolean', group: 'coaching', default: null },
  CallSidToCoach: { kind: 'call-sid', group: 'coaching', default: null },
} as const satisfies Readonly<Record<string, Parameter<UpdateGroup>>>;

export type UpdateName = keyof typeof UPDATE_PARAMETERS;

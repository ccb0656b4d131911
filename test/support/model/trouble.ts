/** What can go wrong with one request. */
export type Trouble =
  | 'unreachable' // no connection: nothing was sent
  | 'throttled' // 429, without a word how long to wait
  | 'throttled-until' // 429 with Retry-After
  | 'error-before' // 5xx, nothing done
  | 'error-after' // 5xx, done all the same
  | 'reset-before' // cut before Twilio read it
  | 'reset-after' // cut before the answer came
  | 'half-answer' // a body that ends in the middle
  | 'no-answer' // done, and never answered
  | 'slow-request' // on its way for seconds
  | 'slow-answer' // done at once, told seconds later
  | 'foreign-404' // somebody else's answer
  | 'lost-page' // a later page of a list: 404, in Twilio's words
  | 'broken-chain'; // a page that does not say whether there is another

/** What can go wrong with one event. */
export type EventTrouble = 'dropped' | 'doubled' | 'late';

/** How likely it is, at the moment, that something goes wrong. */
export interface Weather {
  readonly requests: { readonly chance: number; readonly of: readonly Trouble[] };
  readonly events: { readonly chance: number; readonly of: readonly EventTrouble[] };
}

export const FAIR: Weather = {
  requests: { chance: 0, of: [] },
  events: { chance: 0, of: [] },
};

const ANSWERS_LOST = ['error-after', 'reset-after', 'half-answer', 'no-answer'] as const;
const PAGES_LOST = ['lost-page', 'broken-chain', 'foreign-404', 'half-answer'] as const;
const SLOW = ['slow-request', 'slow-answer'] as const;

export const REQUEST_STORMS: readonly (readonly Trouble[])[] = [
  ['throttled', 'throttled-until'],
  ['error-before', 'reset-before', 'unreachable'],
  ANSWERS_LOST,
  PAGES_LOST,
  SLOW,
  [
    'throttled',
    'error-before',
    'reset-before',
    'unreachable',
    ...ANSWERS_LOST,
    ...PAGES_LOST,
    ...SLOW,
  ],
];

export const EVENT_STORMS: readonly (readonly EventTrouble[])[] = [
  ['dropped'],
  ['late'],
  ['doubled', 'late'],
  ['dropped', 'doubled', 'late'],
];

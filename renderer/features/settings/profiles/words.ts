import type { ProfileSummary } from '../../../../common/ipc/profile.ts';
import { number } from '../../../words/format.ts';
import { wordsOf } from '../../../words/words-of.ts';

/** What the section of accounts says. */
export const profilesWords = wordsOf('settings-profiles', {
  list: () => 'Saved accounts',
  reading: () => 'Reading the keychain…',
  none: () => 'No account is saved on this computer.',
  rehearsal: () => 'You are in a rehearsal, which is no account.',
  inUse: () => 'In use',
  changedSince: () => 'Changed since you signed in: sign in again to use it',

  accountSid: () => 'Account',
  phone: () => 'Your phone',
  phoneIs: (endpoint: string, callerId: string) => `${endpoint}, called from ${callerId}`,
  you: () => 'Your name',
  place: () => 'Region or address',
  placeIs: ({ region, edge, baseUrl }: Pick<ProfileSummary, 'region' | 'edge' | 'baseUrl'>) => {
    if (baseUrl !== null) return baseUrl;
    if (region === null && edge === null) return 'As usual (United States)';
    return [region, edge === null ? null : `through ${edge}`]
      .filter((one) => one !== null)
      .join(' ');
  },
  relay: () => 'Relay',
  relayIs(relay: ProfileSummary['relay']): string {
    if (relay === undefined) return 'None: the calls are read again and again';
    const what = relay.gateway ? 'Events and requests' : 'Events';
    return `${what} through ${relay.url}${relay.role === undefined ? '' : ` as ${relay.role}`}`;
  },
  signsIn: () => 'Signs in with',
  signsInWith({ relay, apiKeySid }: Pick<ProfileSummary, 'relay' | 'apiKeySid'>): string {
    if (relay?.gateway === true) return 'The token of the relay';
    return apiKeySid === null ? 'The auth token of the account' : `The API key ${apiKeySid}`;
  },
  budget: () => 'Requests',
  budgetIs: (perMinute: number, atOnce: number) =>
    `${number(perMinute)} a minute at most, ${number(atOnce)} at once`,

  signIn: () => 'Sign in',
  signInTo: (name: string) => `Sign in to ${name}`,
  edit: () => 'Edit',
  editName: (name: string) => `Edit ${name}`,
  remove: () => 'Delete…',
  removeName: (name: string) => `Delete ${name}`,

  add: () => 'Add an account',

  saved: (name: string) => `${name} is saved`,

  removeTitle: (name: string) => `Delete ${name}?`,
  removeWhat: () =>
    'Its secrets are taken out of the keychain of this computer. To use it again, they have to be pasted again. Nothing changes at Twilio, and the history of its calls stays.',
  removeInUse: () => 'You go on being signed in to it until you sign out.',
  keep: () => 'Keep it',
  removeIt: () => 'Delete it',
  removed: (name: string) => `${name} is deleted`,

  signInTitle: (name: string) => `Sign in to ${name}?`,
  leavesFor: (current: string) =>
    `${current} is left. Calls there go on without you: if you are on one of them, you are muted first.`,
  signsInAgain: (name: string) =>
    `You are signed out of ${name} and in again. If you are on a call, you are muted first.`,
  stay: () => 'Stay here',
  theRehearsal: () => 'The rehearsal',
});

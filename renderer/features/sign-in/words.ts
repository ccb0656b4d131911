import type { FailureCode } from '../../../common/failure.ts';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import { number } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import type { MisshapenBy } from './shape.ts';
import type { Way } from './way.ts';

/** What is said from nothing to a live floor. */
export const signInWords = wordsOf('signIn', {
  promise: () => 'See every live call, know who hears whom, step in with one click.',
  memoryTitle: () => 'Secrets are kept for this run only',

  steps: () => 'Steps to the floor',
  stepChoose: () => 'Choose',
  stepDetails: () => 'Fill in',
  stepCheck: () => 'Check with Twilio',
  stepIsDone: () => 'done',

  accounts: () => 'Your accounts',
  open: () => 'Open',
  edit: () => 'Edit',
  forget: () => 'Forget',
  actOn: (act: string, account: string) => `${act} ${account}`,
  forgetQuestion: (account: string) =>
    `Forget ${account}? What is kept of it, its secrets too, is deleted from this computer. To come back you need them again.`,
  forgetIt: () => 'Forget it',
  keepIt: () => 'Keep it',
  relay({ url, gateway, role }: NonNullable<ProfileSummary['relay']>): string {
    const as = role === undefined ? '' : ` as ${role}`;
    return `${gateway ? 'Events and requests' : 'Events'} through ${url}${as}`;
  },

  firstTitle: () => 'How do you want to begin?',
  moreTitle: () => 'Something else',
  way: (way: Way | 'rehearsal') => WAY[way].title,
  wayWhat: (way: Way | 'rehearsal') => WAY[way].what,
  wayNeeds: (way: Way | 'rehearsal') => WAY[way].needs,
  wayFor: (way: Way | 'rehearsal') => WAY[way].act,
  editTitle: (account: string) => `Change ${account}`,
  editWhat: () =>
    'Secrets are never shown. Leave their fields empty to go on with those that are kept; they have to be pasted again when the account, the key or an address changes.',
  back: () => 'Choose another way',
  backToAccounts: () => 'Back to your accounts',

  theAccount: () => 'The account',
  theRelay: (way: Way) =>
    way === 'relay' ? 'The relay' : 'Events as they happen, if you have a relay',
  theRelayWhat: () =>
    'Without one Earshot reads the calls every few seconds. With one it is told of each change at once.',
  you: () => 'You',
  more: () => 'More',
  placeAndBudget: (way: Way) =>
    way === 'relay' ? 'How often Twilio is asked' : 'Where Twilio is asked, and how often',

  name: () => 'Name',
  nameWhere: () => 'As you call this account here, such as your team.',
  namePlaceholder: () => 'North support',
  accountSid: () => 'Account SID',
  accountSidWhere: (way: Way) =>
    way === 'relay'
      ? 'Begins with AC. Whoever gave you the token knows it.'
      : 'Begins with AC. On the first page of the Twilio console, under “Account info”.',
  apiKeySid: () => 'API key SID',
  apiKeySidWhere: () =>
    'Begins with SK. In the Twilio console under “API keys & tokens”: make a Standard key. Empty: the auth token signs in.',
  secret: () => 'Secret',
  secretWhere: () =>
    'Of the API key, shown once when it is made. Without a key: the auth token, beside the account SID.',
  kept: () => 'Kept: leave empty to go on with it',
  relayUrl: () => 'Relay address',
  relayUrlWhere: () => 'From whoever runs the relay. It begins with https://',
  relayToken: () => 'Relay token',
  relayTokenWhere: () => 'A long line that was issued for you alone. Paste all of it.',
  endpoint: () => 'Your phone',
  endpointWhere: () =>
    'Where Twilio calls you to listen and coach: a number with country code, client:name or sip:name@host.',
  callerId: () => 'Caller id',
  callerIdWhere: () =>
    'What your phone shows then. A number of the account: Twilio console, “Active numbers”.',
  supervisorName: () => 'Your name',
  supervisorNameWhere: (way: Way) =>
    way === 'relay'
      ? 'How other supervisors see you on a call. The relay knows you by the name of your token.'
      : 'How other supervisors see you on a call.',
  region: () => 'Region',
  regionWhere: () => 'Only for an account outside of the United States, such as ie1.',
  edge: () => 'Edge',
  edgeWhere: () => 'Goes with the region, such as dublin.',
  baseUrl: () => 'Base URL',
  baseUrlWhere: () => 'Instead of Twilio’s own address. Leave empty unless told otherwise.',
  requestsPerMinute: () => 'Requests a minute',
  requestsPerMinuteWhere: () =>
    'The most that reading the calls may use. Twilio counts it together with your production traffic.',
  requestsAtOnce: () => 'Requests at once',
  requestsAtOnceWhere: () =>
    'More are quicker, and sooner refused (429): Twilio limits the whole account, production too.',

  rightShape: () => 'Has the right shape',
  soFar: (has: number, of: number) => `${number(has)} of ${number(of)} characters`,
  soFarShort: (has: number, of: number) => `${number(has)}/${number(of)}`,
  misshapen(by: MisshapenBy, wanted: 'AC' | 'SK' | null): string {
    switch (by.why) {
      case 'another-sid':
        return wanted === null
          ? 'That is a SID. The secret is the other line, without SK or AC before it.'
          : `That begins with ${by.begins}. ${SID_IS[wanted]} begins with ${wanted}.`;
      case 'odd-character':
        return `After ${wanted ?? ''} come only the digits 0 to 9 and the letters a to f.`;
      case 'too-long':
        return `That has ${number(by.has)} characters; a SID has 34. Was something pasted twice?`;
    }
  },

  submit: (leadsToFloor: boolean) => (leadsToFloor ? 'Check and sign in' : 'Check and save'),
  checking: (way: Way, hasRelay: boolean) =>
    way === 'relay'
      ? 'Asking the relay whether it accepts the token, and Twilio through it for the list of calls…'
      : hasRelay
        ? 'Asking the relay whether it accepts the token, then Twilio whether it accepts the credentials…'
        : 'Asking Twilio whether it accepts the credentials…',
  checkingMeans: () => 'Nothing is saved before the answer is yes. It may take half a minute.',
  openingOf: (what: 'rehearsal' | 'console') => OPENING[what].title,
  openingMeans: (what: 'rehearsal' | 'console') => OPENING[what].means,
  opening: () => 'Accepted and saved. Opening the floor…',
  checkFailed: () => 'What to do',
  advice: (code: FailureCode, way: Way) => ADVICE[code]?.[way] ?? [],
  nothingLost: () => 'Everything that you typed is still here.',
});

const OPENING = {
  rehearsal: {
    title: 'Opening the rehearsal…',
    means: 'No account is used, and nobody real is called. It takes a moment.',
  },
  console: {
    title: 'Opening Earshot…',
    means: 'If this computer asks for the password of its keychain, Earshot waits for it.',
  },
} as const;

const SID_IS = { AC: 'An account SID', SK: 'An API key SID' } as const;

const WAY = {
  rehearsal: {
    title: 'Try it in a rehearsal',
    what: 'A floor of made-up calls on this computer. Nobody real is called, heard or charged.',
    needs: 'No account needed',
    act: 'Start the rehearsal',
  },
  account: {
    title: 'Watch the calls of a Twilio account',
    what: 'Earshot asks Twilio itself. The key stays in the keychain of this computer.',
    needs: 'You need: account SID, an API key and its secret, your phone',
    act: 'Connect a Twilio account',
  },
  relay: {
    title: 'Your operations team runs a relay',
    what: 'Everything goes through the relay, and this computer holds no secret of Twilio’s.',
    needs:
      'You need: the relay’s address, the token it issued for you, the account SID, your phone',
    act: 'Connect by our relay',
  },
} as const;

/** After the hint of the failure itself: what somebody who is not an engineer can look at. */
const ADVICE: Partial<Readonly<Record<FailureCode, Readonly<Record<Way, readonly string[]>>>>> = {
  unauthorized: {
    account: [
      'Compare the account SID with the one on the first page of the Twilio console.',
      'A key belongs to one account: a key of the main account does not open a subaccount.',
      'Paste the secret anew. If it is lost, make a new key: a secret is shown only once.',
    ],
    relay: ['Ask whoever runs the relay for a new token, and paste all of it.'],
  },
  forbidden: {
    account: [
      'Use a Standard key, or a restricted one that may read and change conferences, participants and calls.',
      'Ask whoever runs your Twilio account whether it is active.',
    ],
    relay: ['Ask whoever runs the relay what your token allows.'],
  },
  unreachable: {
    account: [
      'Open twilio.com in a browser on this computer: if it does not load, the network is at fault.',
      'Behind a firewall or proxy, api.twilio.com has to be allowed on port 443.',
      'If something stands in Base URL under “More”, compare it letter by letter.',
    ],
    relay: [
      'Open the relay’s address in a browser on this computer: any answer means that the network is fine.',
      'If you need a VPN for your company’s network, see whether it is on.',
    ],
  },
  timeout: {
    account: ['Try again. If it stays so, look at status.twilio.com, and at your network.'],
    relay: ['Try again. If it stays so, tell whoever runs the relay.'],
  },
  outage: {
    account: ['Try again in a minute, and look at status.twilio.com.'],
    relay: ['Try again in a minute. If it stays so, tell whoever runs the relay.'],
  },
  throttled: {
    account: ['Wait for a minute: your production traffic counts into the same limit.'],
    relay: ['Wait for a minute: all consoles of the relay share one limit.'],
  },
};

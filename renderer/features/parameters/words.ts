import type { CreateGroup } from '../../../common/participant-parameters/create-parameters.ts';
import type { EndpointForm, Need, Unit } from '../../../common/participant-parameters/parameter.ts';
import type { About, What } from '../../../common/participant-parameters/problem.ts';
import type { UpdateGroup } from '../../../common/participant-parameters/update-parameters.ts';
import { uiWords } from '../../ui/words.ts';
import { list, number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import { HELPS } from './help-words.ts';
import { type SaidName, TITLES } from './title-words.ts';

/** What is said of Twilio's parameters, wherever a form shows them. */
export const parametersWords = wordsOf('parameters', {
  title: (name: SaidName) => TITLES[name],
  help: (name: SaidName) => HELPS[name],
  /** How a control is called: in our words and in Twilio's. */
  label: (name: SaidName) => `${TITLES[name]} (${name})`,
  group: (group: CreateGroup | UpdateGroup) => GROUPS[group],

  // Values.
  unit: (unit: Unit) => UNITS[unit],
  yes: () => 'Yes',
  no: () => 'No',
  /** What is chosen where a parameter is left alone. */
  leftAlone: () => 'Not set',
  byDefault: (value: string) => `Twilio’s default: ${value}`,
  defaultTruth: (value: boolean) => (value ? 'Default: yes' : 'Default: no'),
  between: (least: number, most: number, unit: Unit) =>
    `${number(least)} to ${number(most)} ${UNITS[unit]}`,
  atMost: (most: number) => `At most ${number(most)} characters.`,
  eventsByDefault: (events: readonly string[]) => `Twilio’s default: ${list(events)}.`,
  silence: () => 'Silence',
  silenceFor: (name: SaidName) => `${TITLES[name]}: silence`,
  showSecret: () => 'Show or hide what is typed',
  secretKept: () => 'Not kept anywhere',
  filledIn: () => 'Filled in by Earshot: our relay.',
  reset: (name: SaidName) => `Leave “${TITLES[name]}” (${name}) to Twilio again`,

  problem: (what: What) => problem(what),
  notice: (about: About) => notice(about),
});

const GROUPS: Readonly<Record<CreateGroup | UpdateGroup, string>> = {
  who: 'Who',
  call: 'Dialling',
  conference: 'On the call',
  coaching: 'Coaching',
  'recording-call': 'Recording of this person',
  'recording-conference': 'Recording of the whole call',
  callbacks: 'Who is told',
  machine: 'Person or machine',
  'sip-byoc': 'SIP and own carrier',
  caller: 'Who seems to call',
  emergency: 'Emergency calls',
  hold: 'Hold',
  announce: 'Announcement',
};

const UNITS: Readonly<Record<Unit, string>> = {
  seconds: 's',
  milliseconds: 'ms',
  people: 'people',
};

const FORMS: Readonly<Record<EndpointForm, string>> = {
  phone: 'a telephone number',
  emergency: 'an emergency number',
  client: 'a client',
  sip: 'a SIP address',
  app: 'an app',
};

function problem(what: What): string {
  switch (what.kind) {
    case 'unknown-name':
      return 'Twilio knows no parameter of this name.';
    case 'missing':
      return 'This has to be filled in.';
    case 'wrong-shape':
    case 'not-a-boolean':
      return 'That is not a value for it. Choose again.';
    case 'not-whole':
      return 'Use a whole number.';
    case 'too-low':
      return `Use at least ${number(what.least)} ${UNITS[what.unit]}.`;
    case 'too-high':
      return `Use at most ${number(what.most)} ${UNITS[what.unit]}.`;
    case 'too-short':
      return `Use at least ${number(what.least)} characters.`;
    case 'too-long':
      return `Use at most ${number(what.most)} characters.`;
    case 'too-many':
      return `Use at most ${number(what.most)} of them.`;
    case 'not-a-choice':
      return `It can be ${list(what.choices)} only.`;
    case 'not-a-url':
      return 'Use an address that begins with https:// or http://.';
    case 'password-in-url':
      return 'Take the password out of the address: it would be seen by everybody who reads the request.';
    case 'not-a-sid':
      return `Use ${what.prefix} and 32 hexadecimal digits.`;
    case 'not-dialable':
      return 'Use a telephone number, client:name, sip:name@example.com or app:AP….';
    case 'not-a-caller':
      return 'Use a telephone number, client:name or the name of a SIP user.';
    case 'caller-has-no-number':
      return 'Telephones can be called from a telephone number only.';
    case 'control-character':
      return 'Use one line without special characters.';
    case 'not-printable':
      return 'Use plain letters, digits and signs only.';
    case 'not-base64':
      return 'Use Base64.';
    case 'not-a-position':
      return 'Use latitude and longitude in degrees, such as 47.61 -122.33.';
    case 'slash':
      return 'Use a name without “/”.';
    case 'like-a-call-sid':
      return 'Use a name that does not look like a CallSid.';
    case 'label-in-use':
      return 'Somebody on this call has this name already. Use another.';
    case 'supervisors-mark':
      return 'Names that begin so belong to supervisors’ consoles. Use another.';
    case 'needs':
      return `It does something only ${need(what.need)}.`;
    case 'target-not-on-call':
      return 'They are not on this call. Choose somebody who is.';
    case 'target-on-hold':
      return 'They are on hold, and Twilio refuses to have them coached. Take them off hold first.';
    case 'target-is-self':
      return 'Nobody can whisper to themselves. Choose somebody else.';
  }
}

function need(wanted: Need): string {
  switch (wanted.kind) {
    case 'given':
      return `together with ${wanted.name}`;
    case 'is':
      return `while ${wanted.name} is ${uiWords.listed(wanted.values)}`;
    case 'any':
      return wanted.of.map(need).join(', or ');
    case 'dials':
      return `where ${list(wanted.forms.map((form) => FORMS[form]))} is dialled`;
  }
}

function notice(about: About): string {
  switch (about.kind) {
    case 'ends-call':
      return 'When they hang up or are removed, the call ends for everybody.';
    case 'held-keeps-it':
      return 'On somebody who is on hold this changes nothing, though Twilio says yes.';
    case 'beeps':
      return 'Everybody hears a beep, although they come to be quiet.';
    case 'starts-call':
      return 'Their coming starts a call that waits, although they come to be quiet.';
    case 'muted-coach':
      return 'They are muted: not even the person whom they coach hears them.';
    case 'heard-by-all':
      return 'Everybody hears them, not only the person whom they coach.';
    case 'first-decided':
      return about.isSure
        ? 'This call has begun already, and its first person decided this. It changes nothing.'
        : 'This call has begun already, and its first person probably decided this.';
    case 'nobody-told':
      return 'Nobody will be told what happens on this call, and that cannot be changed later.';
    case 'events-left-out':
      return `${plural(about.events.length, { one: 'This is', other: 'These are' })} not told: ${uiWords.listed(about.events, 9)}. It cannot be changed later.`;
    case 'calls-for-help':
      return 'This really calls for help.';
    case 'only-for-emergency':
      return 'It counts only where an emergency number is dialled.';
    case 'cut':
      return `Twilio uses the first ${number(about.at)} characters only.`;
    case 'above-usual':
      return `Most accounts may use at most ${number(about.usual)} ${UNITS[about.unit]}.`;
  }
}

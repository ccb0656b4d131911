import type { ActGroup, ActId } from '../../../common/keyboard/acts.ts';
import type { ReservedBy } from '../../../common/keyboard/reserved.ts';
import { uiWords } from '../../ui/words.ts';
import { number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import type { WhyNot } from './planned.ts';

/** Every word of shortcuts, palette and sheet. */
export const keyboardWords = wordsOf('keyboard', {
  act: (act: ActId): string => ACT_NAMES[act],
  /** What else somebody may type who looks for the act, each as words in any order. */
  alsoCalled: (act: ActId): readonly string[] => ALSO_CALLED[act] ?? [],
  group: (group: ActGroup): string => GROUPS[group],

  // What an act would do.
  silencesMe: () => 'Mutes you at once: nobody hears you',
  listens: (call: string) => `Nobody on ${call} hears you; you hear everyone`,
  whispers: (name: string) => `Only ${name} hears you`,
  takesMeOff: (call: string | undefined) =>
    call === undefined ? 'Takes you off the call' : `Takes you off ${call}`,
  resumesMe: () => 'Takes you off hold, muted',
  mutes: (name: string) => `Nobody hears ${name}; they hear everyone`,
  unmutes: (name: string) => `Everyone hears ${name} again`,
  holds: (name: string) => `${name} hears hold audio and nobody else; nobody hears them`,
  holdsCoached: (name: string) => `Mutes you first, then ${name} hears hold audio only`,
  resumes: (name: string) => `Takes ${name} off hold`,
  pausesRecording: (call: string) =>
    `Pauses the recording of ${call}: what is said meanwhile is left out`,
  resumesRecording: (call: string) => `Records ${call} again`,
  asksToChange: (name: string) => `Opens the form of ${name}’s settings on the call`,
  asksToRemove: (name: string) => `Asks first, then takes ${name} off the call`,
  asksToLeave: () => 'Asks first: the others would notice',
  asksToAnnounce: (name: string) => `Opens an announcement that ${name} will hear`,
  asksToAnnounceToAll: (call: string) => `Opens an announcement that everyone on ${call} will hear`,
  asksToEnd: (call: string) => `Asks first, then ends ${call} for everyone`,
  asksToAdd: (call: string, dial: string | null) =>
    dial === null
      ? `Opens the form to add somebody to ${call}`
      : `Opens the form to add ${dial} to ${call}`,
  asksToCall: (dial: string | null) =>
    dial === null
      ? 'Opens the form for a new call and the first person on it'
      : `Opens the form for a new call with ${dial}`,
  asksToBargeIn: (call: string) => `Asks first, then everyone on ${call} hears you`,
  asksToTakeOver: (name: string) => `A colleague coaches ${name}: asks first`,
  asksToUnmute: () => 'Asks first: says who will hear you',
  asksToCoachOutsider: (name: string) => `${name} is not known to be an agent: asks first`,
  asksToMuteMany: (count: number, on: boolean) =>
    `Asks first, then ${on ? 'mutes' : 'unmutes'} ${uiWords.people(count)}`,
  asksToHoldMany: (count: number, on: boolean) =>
    on
      ? `Asks first, then puts ${uiWords.people(count)} on hold`
      : `Asks first, then takes ${uiWords.people(count)} off hold`,
  asksToAnnounceToMany: (count: number) =>
    `Opens an announcement that ${uiWords.people(count)} will hear`,
  undoes: () => 'Takes back what you did last',
  opens: (act: ActId) => OPENS[act] ?? '',

  whyNot: (why: WhyNot): string => WHY_NOT[why],

  // Questions.
  coachOutsiderTitle: (name: string) => `Coach ${name}?`,
  coachOutsider: (name: string, call: string) =>
    `${name} is not known to be an agent of yours. Only ${name}, on ${call}, will hear you: a customer would hear what you say.`,
  coachOutsiderAgree: (name: string) => `Let ${name} hear me`,
  gone: () => 'They are not on the call any more.',

  // Keys.
  keyCap: (key: string, isMac: boolean): string =>
    (isMac ? MAC_KEYS[key] : undefined) ?? KEYS[key] ?? key.toUpperCase(),
  modifier: (held: 'mod' | 'ctrl' | 'alt' | 'shift', isMac: boolean): string =>
    (isMac ? MAC_MODIFIERS : MODIFIERS)[held],
  oneKey: (caps: readonly string[], isMac: boolean) => caps.join(isMac ? '' : '+'),
  followedBy: () => 'then',
  sequence: (keys: readonly string[]) => keys.join(' then '),

  // The sheet.
  sheetTitle: () => 'Keyboard shortcuts',
  sheetSearch: () => 'Search shortcuts',
  sheetNone: (typed: string) => `No shortcut is found for “${typed}”. Try fewer words.`,
  sheetFound: (count: number) =>
    `${number(count)} ${plural(count, { one: 'act', other: 'acts' })} found`,
  noShortcut: () => 'No shortcut',
  grid: () => 'In the list of calls',
  gridKeys: (keys: keyof typeof GRID_KEYS): string => GRID_KEYS[keys],
  change: () => 'Change shortcuts…',

  // The hint while a sequence is half done.
  waiting: (key: string) => `${key}, then`,
  moved: () => 'The list moved under the pointer, so nothing was done. Click again.',

  // The settings.
  settingsLead: () =>
    'Press Add, then the keys: one key, or two one after the other. What cannot be is said at once.',
  add: () => 'Add',
  addTo: (act: string) => `Add a shortcut for ${act}`,
  drop: (keys: string, act: string) => `Remove ${keys} from ${act}`,
  reset: () => 'Reset',
  resetOf: (act: string) => `Reset the shortcuts of ${act}`,
  resetAll: () => 'Reset all shortcuts',
  changed: () => 'Changed',
  pressKeys: () => 'Press the keys…',
  pressKeysHelp: () => 'Waits for the second key. Enter keeps it, Esc cancels.',
  keep: () => 'Keep',
  notAKey: () => 'This key cannot be a shortcut. Press another one.',
  free: () => 'Free',
  takenBy: (act: string) => `Used by ${act}. Remove it there first, or press other keys.`,
  hides: (keys: string, act: string) =>
    `${keys} (${act}) begins with this and could never be finished. Press other keys.`,
  hiddenBy: (keys: string, act: string) =>
    `${keys} does ${act} at once, so this could never be finished. Press other keys.`,
  tooMany: (most: number) => `One act has at most ${number(most)} shortcuts. Remove one first.`,
  reserved: (by: ReservedBy): string => RESERVED[by],
  mustKeep: () =>
    'Mute me keeps one shortcut that works while you type: with Ctrl or Cmd, or an F key.',

  // The palette.
  paletteTitle: () => 'Find or do',
  palettePlaceholder: () => 'Find or do: coach ana, hold 4412, add 415 555 0100',
  paletteNone: (typed: string) =>
    `Nothing is found for “${typed}”. Type an act, a name, a number, or part of a call’s name.`,
  paletteFound: (count: number) =>
    count === 0
      ? 'Nothing found'
      : `${number(count)} ${plural(count, { one: 'result', other: 'results' })}`,
  paletteHelp: () => '↑ ↓ choose · Enter does it · Esc closes',
  cannotNow: (why: string) => `Not now: ${why}`,
  showsRow: () => 'Shows their row on the floor',
  showsCall: () => 'Shows the call on the floor',
});

const ACT_NAMES: Readonly<Record<ActId, string>> = {
  'mute-me': 'Mute me',
  listen: 'Listen',
  coach: 'Coach',
  'barge-in': 'Barge in…',
  leave: 'Leave the call',
  mute: 'Mute or unmute',
  hold: 'Hold or resume',
  announce: 'Announce…',
  remove: 'Remove…',
  change: 'Change settings…',
  'announce-to-all': 'Announce to everyone…',
  'mute-all': 'Mute everyone…',
  'hold-all': 'Hold everyone…',
  add: 'Add someone…',
  'new-call': 'New call…',
  'pause-recording': 'Pause the recording',
  'resume-recording': 'Resume the recording',
  restore: 'Restore…',
  'end-call': 'End call for everyone…',
  palette: 'Find or do',
  search: 'Search the floor',
  'next-need': 'Next that needs you',
  'snooze-need': 'Snooze what it needs',
  'open-call': 'Open the call’s panel',
  'go-to': 'Go to',
  undo: 'Undo',
  shortcuts: 'Keyboard shortcuts',
  'view-floor': 'Go to the floor',
  'view-history': 'Go to history',
  'view-wallboard': 'Go to the wallboard',
  'view-settings': 'Go to settings',
  'mini-window': 'Mini window',
};

const ALSO_CALLED: Readonly<Partial<Record<ActId, readonly string[]>>> = {
  'mute-me': ['silence me', 'panic'],
  listen: ['listen to', 'monitor', 'hear'],
  coach: ['whisper to', 'coaching'],
  'barge-in': ['barge', 'talk to everyone', 'step in'],
  leave: ['hang up me', 'stop listening'],
  mute: ['mute', 'unmute'],
  hold: ['hold', 'unhold', 'put on hold', 'resume'],
  announce: ['say to', 'tell', 'play to'],
  remove: ['kick', 'drop', 'take off'],
  change: ['edit', 'settings of'],
  'announce-to-all': ['announce all', 'say to everyone', 'tell all'],
  'mute-all': ['mute all'],
  'hold-all': ['hold all'],
  add: ['add', 'dial'],
  'new-call': ['new conference', 'dial'],
  'pause-recording': ['stop recording'],
  'resume-recording': ['record'],
  restore: ['bring back'],
  'end-call': ['end call', 'hang up everyone'],
  search: ['find', 'filter'],
  'next-need': ['needs you', 'next'],
  'open-call': ['panel', 'open call', 'hear map'],
  'go-to': ['show', 'jump to'],
  shortcuts: ['keys', 'help'],
  'view-floor': ['floor', 'calls'],
  'view-history': ['history', 'past calls'],
  'view-wallboard': ['wallboard', 'numbers'],
  'view-settings': ['settings', 'preferences'],
  'mini-window': ['always on top'],
};

const GROUPS: Readonly<Record<ActGroup, string>> = {
  voice: 'My own voice',
  person: 'The person in focus',
  call: 'The call in focus',
  find: 'Finding',
  window: 'Views and windows',
};

const OPENS: Readonly<Partial<Record<ActId, string>>> = {
  restore: 'Asks first, then brings back each one’s state before',
  search: 'Puts the cursor into the search',
  'next-need': 'Goes to the next call that needs you',
  'snooze-need': 'Lets it rest for a while',
  'open-call': 'Shows who hears whom',
  'go-to': 'Shows it on the floor',
  shortcuts: 'Shows every shortcut',
  'view-floor': 'Shows the live calls',
  'view-history': 'Shows the calls of the last days',
  'view-wallboard': 'Shows the numbers of the floor',
  'view-settings': 'Shows what can be set',
  'mini-window': 'Keeps your own mode on top of other windows',
};

const WHY_NOT: Readonly<Record<WhyNot, string>> = {
  'turned-off': 'that is turned off on this computer',
  'no-person': 'choose a person first',
  'no-call': 'choose a call first',
  gone: 'they are not on the call any more',
  'is-me': 'this is your own leg',
  'not-me': 'this is not your own leg',
  'not-connected': 'they are not on the call yet',
  supervisor: 'they are a supervisor',
  'on-hold': 'on hold, nobody is heard and nobody hears',
  'which-agent': 'say whom: there is not exactly one agent to coach',
  already: 'it is so already',
  asked: 'asked for, and Twilio has not confirmed it yet',
  'nobody-hears-me': 'nobody hears you',
  'not-on-call': 'you are not on a call',
  'nobody-there': 'nobody is connected to it',
  'one-at-a-time': 'select one person only',
  'nothing-to-undo': 'there is nothing to take back',
  'not-here': 'not in this view',
};

const RESERVED: Readonly<Record<ReservedBy, string>> = {
  system: 'The system takes these keys before Earshot hears them. Press others.',
  menu: 'The window’s menu uses these keys. Press others.',
  editing: 'These keys are for typing and editing. Press others.',
  grid: 'These keys move through lists and press buttons. Press others.',
  closing: 'Esc closes what stands in front. Press other keys.',
};

const KEYS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Insert: 'Insert',
  Enter: 'Enter',
  Tab: 'Tab',
  Home: 'Home',
  End: 'End',
  PageUp: 'Page up',
  PageDown: 'Page down',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const MAC_KEYS: Readonly<Record<string, string>> = { Delete: '⌦', Backspace: '⌫' };
const MODIFIERS = { mod: 'Ctrl', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift' } as const;
const MAC_MODIFIERS = { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' } as const;

/** What the grid does with keys of its own, which cannot be changed. */
const GRID_KEYS = {
  lines: 'To the line above or below',
  buttons: 'Along the buttons of a line',
  ends: 'To the first or the last line',
  press: 'Show the call, or press the button',
  select: 'Select the line, or not',
  extend: 'Select the next line, too',
  all: 'Select everybody shown',
  clear: 'Select nobody',
  width: 'On a column’s head: its width',
  parts: 'To the next part of the screen',
} as const;

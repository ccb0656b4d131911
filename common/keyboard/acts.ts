/** Every act that a supervisor can do from the keyboard. Ids are kept in settings: never reuse one. */
export const ACT_IDS = [
  // My own voice.
  'mute-me',
  'listen',
  'coach',
  'barge-in',
  'leave',
  // One person.
  'mute',
  'hold',
  'announce',
  'remove',
  'change',
  // A whole call.
  'announce-to-all',
  'mute-all',
  'hold-all',
  'add',
  'new-call',
  'pause-recording',
  'resume-recording',
  'restore',
  'end-call',
  // To find one's way.
  'palette',
  'search',
  'next-need',
  'snooze-need',
  'open-call',
  'go-to',
  'undo',
  // Views and windows.
  'shortcuts',
  'view-floor',
  'view-history',
  'view-wallboard',
  'view-settings',
  'mini-window',
] as const;

export type ActId = (typeof ACT_IDS)[number];

export const ACT_GROUPS = ['voice', 'person', 'call', 'find', 'window'] as const;
export type ActGroup = (typeof ACT_GROUPS)[number];

export interface Act {
  readonly group: ActGroup;
  /** What it is done to: the one under the focus, or nothing in particular. */
  readonly of: 'person' | 'call' | 'person-or-call' | 'nothing';
  /**
   * Where its shortcut is heard. Nothing that is done to a call is heard in a field or behind a question,
   * but for silence, which is heard always.
   */
  readonly heard: 'always' | 'in-fields' | 'on-page';
  /** As `parseChord` reads them. None of them does anything grave: what is grave asks first. */
  readonly defaults: readonly string[];
}

export const ACTS: Readonly<Record<ActId, Act>> = {
  // Escape also closes what stands in front, so there is a second way that changes nothing else.
  'mute-me': act('voice', 'nothing', ['Escape', 'Mod+Shift+m'], 'always'),
  listen: act('voice', 'call', ['l']),
  coach: act('voice', 'person-or-call', ['c']),
  'barge-in': act('voice', 'call', ['b']),
  leave: act('voice', 'nothing', ['Shift+l']),

  mute: act('person', 'person', ['m']),
  hold: act('person', 'person', ['h']),
  announce: act('person', 'person', ['s']),
  remove: act('person', 'person', ['Delete', 'x']),
  change: act('person', 'person', ['e']),

  'announce-to-all': act('call', 'call', ['Shift+s']),
  'mute-all': act('call', 'call', ['Shift+m']),
  'hold-all': act('call', 'call', ['Shift+h']),
  add: act('call', 'call', ['a']),
  'new-call': act('call', 'nothing', ['Shift+a']),
  'pause-recording': act('call', 'call', []),
  'resume-recording': act('call', 'call', []),
  restore: act('call', 'nothing', ['r']),
  'end-call': act('call', 'call', ['Shift+e']),

  palette: act('find', 'nothing', ['Mod+k'], 'in-fields'),
  search: act('find', 'nothing', ['/', 'Mod+f'], 'in-fields'),
  'next-need': act('find', 'nothing', ['n']),
  'snooze-need': act('find', 'call', ['z']),
  'open-call': act('find', 'call', ['o']),
  'go-to': act('find', 'person-or-call', []),
  undo: act('find', 'nothing', ['Mod+z']),

  shortcuts: act('window', 'nothing', ['?']),
  'view-floor': act('window', 'nothing', ['g f']),
  'view-history': act('window', 'nothing', ['g h']),
  'view-wallboard': act('window', 'nothing', ['g w']),
  'view-settings': act('window', 'nothing', ['g s', 'Mod+,'], 'in-fields'),
  'mini-window': act('window', 'nothing', ['g m']),
};

function act(
  group: ActGroup,
  of: Act['of'],
  defaults: readonly string[],
  heard: Act['heard'] = 'on-page',
): Act {
  return { group, of, heard, defaults };
}

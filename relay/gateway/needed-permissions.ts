import { parseSupervisorLabel, supervisorLabel } from '../../common/model/supervisor-label.ts';
import type { Operation } from './operation.ts';
import type { Parameters } from './parameters.ts';
import type { Permission } from './permissions.ts';

/** Whose leg a change is about, as whoever asks for it sees it. */
export type Whose =
  | 'own' // a supervisor's leg with the name that the token has
  | 'colleague’s' // another supervisor's
  | 'added' // somebody whom the token's owner dialled
  | 'other';

export const EVERY_WHOSE: readonly Whose[] = ['own', 'colleague’s', 'added', 'other'];

/** Whether it depends on whose leg it is what a request needs. */
export function isAboutLeg({ is }: Operation): boolean {
  return is === 'update-participant' || is === 'delete-participant' || is === 'update-call';
}

/** Everything that the request does; each must be permitted. Never empty: a change of nothing is none. */
export function neededPermissions(
  operation: Operation,
  parameters: Parameters,
  whose: Whose,
  name: string,
): readonly Permission[] {
  switch (operation.is) {
    case 'list-conferences':
      return ['list conferences'];
    case 'fetch-conference':
      return ['read a conference'];
    case 'list-participants':
      return ['list participants'];
    case 'fetch-participant':
      return ['read a participant'];
    case 'list-recordings':
      return ['see whether a conference is recorded'];
    case 'update-recording':
      if (parameters.Status === undefined) return [];
      return [parameters.Status === 'stopped' ? 'stop a recording' : 'pause or resume a recording'];
    case 'list-calls':
      return ['list calls'];
    case 'fetch-call':
      return ['read a call'];
    case 'create-participant':
      return [
        ...toCreate(parameters, name),
        ...when('name' in operation, 'begin a call'),
        ...when(records(parameters), 'record whoever is added'),
      ];
    case 'list-numbers':
    case 'list-caller-ids':
      return ['list the account’s numbers'];
    case 'update-participant':
      return toChange(parameters, whose);
    case 'delete-participant':
      return [whose === 'own' ? 'take your own leg off' : 'remove anybody'];
    case 'update-conference':
      return [
        ...when(parameters.Status !== undefined, 'end a conference'),
        ...when(parameters.AnnounceUrl !== undefined, 'announce to everybody'),
      ];
    case 'update-call':
      return parameters.Status === undefined ? [] : [toHangUp[whose]];
  }
}

const toHangUp: Readonly<Record<Whose, Permission>> = {
  own: 'hang up your own leg',
  added: 'hang up somebody you added',
  'colleague’s': 'end a call',
  other: 'end a call',
};

/** A leg with a supervisor's label is always that supervisor's own, muted, and silent when it joins. */
function toCreate(parameters: Parameters, name: string): readonly Permission[] {
  const endsCall = parameters.EndConferenceOnExit === 'true';
  const supervisor = parseSupervisorLabel(parameters.Label ?? null);
  if (supervisor === null) {
    const coaches = parameters.Coaching === 'true' || parameters.CallSidToCoach !== undefined;
    return [
      'add anybody',
      ...when(coaches, 'add somebody who coaches'),
      ...when(endsCall, 'decide whose leaving ends the call'),
    ];
  }
  if (!isLabelOf(parameters.Label ?? null, name)) return ['join in a colleague’s name'];
  const isSilent =
    parameters.Muted === 'true' &&
    parameters.Beep === 'false' &&
    parameters.StartConferenceOnEnter === 'false' &&
    parameters.EndConferenceOnExit === 'false';
  return [isSilent ? 'join muted with your own leg' : 'join with your own leg, heard'];
}

function records({ Record: person, ConferenceRecord: everybody = '' }: Parameters): boolean {
  return person === 'true' || everybody === 'true' || everybody === 'record-from-start';
}

function toChange(parameters: Parameters, whose: Whose): readonly Permission[] {
  const { Muted: muted, Coaching: coaching, CallSidToCoach: target, Hold: hold } = parameters;
  return [
    ...toVoice({ muted, coaching, target, isBack: hold === 'false' }, whose),
    ...when(
      hold !== undefined || parameters.HoldUrl !== undefined,
      whose === 'own' ? 'hold your own leg' : 'hold anybody',
    ),
    ...when(parameters.AnnounceUrl !== undefined, 'announce to one person'),
    ...when(parameters.WaitUrl !== undefined, 'set the music while they wait'),
    ...when(parameters.EndConferenceOnExit !== undefined, 'decide whose leaving ends the call'),
    ...when(parameters.BeepOnExit !== undefined, 'set the beep at leaving'),
  ];
}

interface Voice {
  readonly muted: string | undefined;
  readonly coaching: string | undefined;
  readonly target: string | undefined;
  /** Whether the leg comes back from hold. */
  readonly isBack: boolean;
}

/**
 * What of the request decides who hears the leg. Unmuting always says by whom the leg shall be heard:
 * what Twilio remembers of an earlier coaching may not be what the screen shows. So does the end of a
 * supervisor's hold, since nobody knows whether they come back muted.
 */
function toVoice({ muted, coaching, target, isBack }: Voice, whose: Whose): readonly Permission[] {
  const aims = coaching !== undefined || target !== undefined;
  const mayBeHeard = isBack && (whose === 'own' || whose === 'colleague’s');
  if (muted === undefined && !aims && !mayBeHeard) return [];
  if (whose !== 'own') {
    if (aims) {
      return [
        whose === 'colleague’s'
          ? 'make a colleague’s leg heard'
          : 'coach with a leg that is not a supervisor’s',
      ];
    }
    const unmutesColleague = whose === 'colleague’s' && muted !== 'true';
    return [unmutesColleague ? 'make a colleague’s leg heard' : 'mute or unmute anybody'];
  }
  if (muted === 'true') return [aims ? 'aim your own muted leg' : 'mute your own leg'];
  if (coaching === 'true' && target !== undefined) return ['coach with your own leg'];
  if (coaching === 'false' && target === undefined) return ['barge in with your own leg'];
  return ['unmute your own leg without saying who hears it'];
}

/** Whether a supervisor's label carries this name, as the console writes it. */
export function isLabelOf(label: string | null, name: string): boolean {
  const supervisor = parseSupervisorLabel(label);
  return (
    supervisor !== null && supervisorLabel({ consoleId: supervisor.consoleId, name }) === label
  );
}

function when(condition: boolean, permission: Permission): readonly Permission[] {
  return condition ? [permission] : [];
}

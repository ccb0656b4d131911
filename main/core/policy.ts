import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { Feature, Mode, Policy, PolicyState } from '../../common/ipc/policy.ts';
import type { ProfileDraft } from '../../common/ipc/profile.ts';
import type { HistorySettings, Settings, SettingsChanges } from '../../common/ipc/settings.ts';
import { isAllowed, neededBy } from '../../common/policy/allowed.ts';

/** What this computer's policy says of what somebody wants; every refusal names what to do. */
export interface PolicyGuard {
  readonly state: PolicyState;
  /** Whether accounts can be signed in to: not while there is a policy that cannot be followed. */
  signIn(): Result<void>;
  command(command: Command): Result<void>;
  feature(feature: Feature): Result<void>;
  /** An account has to go by the relay that the policy names, if it names one. */
  profile(draft: Pick<ProfileDraft, 'relay'>): Result<void>;
  /** What of it is to be kept: whatever the policy decides stays as people had it. */
  change(changes: SettingsChanges, own: Settings): Result<SettingsChanges>;
  /** The settings with what the policy decides. */
  settings(settings: Settings): Settings;
  /** How much of the history is kept. Null while nobody knows: what was dropped does not come back. */
  historyLimits(settings: Settings): HistorySettings | null;
}

export function createPolicyGuard(state: PolicyState): PolicyGuard {
  const { policy, failure } = state;

  /** Where the policy cannot be followed, nobody knows what it decides. */
  function isKnown(): Result<void> {
    return failure === null ? ok(undefined) : fail(failure);
  }

  function may(wanted: Feature | Mode): Result<void> {
    if (failure !== null) return fail(failure);
    return isAllowed(policy, wanted) ? ok(undefined) : fail(turnedOff(ACT_OF[wanted]));
  }

  return {
    state,
    signIn: isKnown,
    feature: may,
    command(command) {
      const needed = neededBy(command);
      return needed === null ? ok(undefined) : may(needed);
    },
    profile({ relay }) {
      const wanted = policy.relay;
      if (wanted === undefined) return isKnown();
      const isRight =
        relay?.url === wanted.url &&
        (wanted.gateway === undefined || relay.gateway === wanted.gateway);
      return isRight ? ok(undefined) : fail(otherRelay(wanted));
    },
    change(changes, own) {
      const { history } = changes;
      if (history === undefined) return ok(changes);
      if (failure !== null) return fail(failure);
      const { keepDays, maxMegabytes } = { ...history, ...policy.history };
      const isAsDecided = keepDays === history.keepDays && maxMegabytes === history.maxMegabytes;
      if (!isAsDecided) return fail(HISTORY_DECIDED);
      const kept = {
        keepDays: policy.history?.keepDays === undefined ? keepDays : own.history.keepDays,
        maxMegabytes:
          policy.history?.maxMegabytes === undefined ? maxMegabytes : own.history.maxMegabytes,
      };
      return ok({ ...changes, history: kept });
    },
    settings: (settings) =>
      policy.history === undefined
        ? settings
        : { ...settings, history: { ...settings.history, ...policy.history } },
    historyLimits: ({ history }) => (failure === null ? history : null),
  };
}

const ACT_OF: Readonly<Record<Feature | Mode, string>> = {
  listen: 'Listening',
  coach: 'Coaching',
  'barge-in': 'Barging in',
  mute: 'Muting others',
  hold: 'Holding',
  announce: 'Announcing',
  remove: 'Removing people',
  'end-call': 'Ending calls for everybody',
  add: 'Adding people',
  change: 'Changing what Twilio plays and whose leaving ends the call',
  record: 'Changing recordings',
  export: 'Exporting the history',
  rehearsal: 'The rehearsal',
};

function turnedOff(what: string): Failure {
  return {
    code: 'forbidden',
    message: `${what} is turned off on this computer. Nothing was changed.`,
    hint: 'Whoever looks after this computer has decided so. Ask them if you need it.',
  };
}

function otherRelay({ url, gateway }: NonNullable<Policy['relay']>): Failure {
  const how =
    gateway === undefined ? '' : gateway ? ', with requests through it' : ', for events only';
  return {
    code: 'forbidden',
    field: 'relay',
    message: `On this computer every account goes by the relay at ${url}${how}.`,
    hint: 'Enter that address as the relay. Whoever looks after this computer has decided so.',
  };
}

const HISTORY_DECIDED: Failure = {
  code: 'forbidden',
  message: 'How much of the history is kept is decided for this computer. Nothing was changed.',
  hint: 'Ask whoever looks after this computer.',
};

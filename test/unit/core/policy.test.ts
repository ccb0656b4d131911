import { describe, expect, it } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Command } from '../../../common/ipc/command.ts';
import {
  FEATURES,
  MODES,
  NO_POLICY,
  type Policy,
  STRICTEST_POLICY,
} from '../../../common/ipc/policy.ts';
import { DEFAULT_SETTINGS, type SettingsChanges } from '../../../common/ipc/settings.ts';
import { callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';
import { isAllowed } from '../../../common/policy/allowed.ts';
import { createPolicyGuard } from '../../../main/core/policy.ts';

const conferenceSid = conferenceSidSchema.parse(`CF${'1'.repeat(32)}`);
const callSid = callSidSchema.parse(`CA${'1'.repeat(32)}`);
const sound = { url: 'https://example.com/a.mp3', method: 'GET' } as const;

const guardOf = (policy: Policy) =>
  createPolicyGuard({ policy, file: '/etc/earshot/policy.json', failure: null });

/** One of each kind, with what turns it off. */
const COMMANDS: readonly (readonly [Command, Policy | null])[] = [
  [{ kind: 'mute', conferenceSid, callSid, muted: true }, { disabled: ['mute'] }],
  [{ kind: 'mute', conferenceSid, callSid, muted: false }, null],
  [{ kind: 'hold', conferenceSid, callSid, hold: true }, { disabled: ['hold'] }],
  [{ kind: 'hold', conferenceSid, callSid, hold: false }, null],
  [{ kind: 'announce', conferenceSid, callSid, ...sound }, { disabled: ['announce'] }],
  [{ kind: 'announce-to-all', conferenceSid, ...sound }, { disabled: ['announce'] }],
  [{ kind: 'remove', conferenceSid, callSid, endsCall: false }, { disabled: ['remove'] }],
  [{ kind: 'end-call', conferenceSid }, { disabled: ['end-call'] }],
  [{ kind: 'change', conferenceSid, callSid, draft: {} }, { disabled: ['change'] }],
  [{ kind: 'record', conferenceSid, wanted: 'resume' }, { disabled: ['record'] }],
  [{ kind: 'listen', conferenceSid }, { modes: ['coach', 'barge-in'] }],
  [{ kind: 'coach', conferenceSid, callSid }, { modes: ['listen', 'barge-in'] }],
  [{ kind: 'barge-in', conferenceSid }, { modes: ['listen', 'coach'] }],
  [{ kind: 'stop-coaching', conferenceSid }, null],
  [{ kind: 'mute-me', conferenceSid }, null],
  [{ kind: 'resume-me', conferenceSid }, null],
  [{ kind: 'leave', conferenceSid }, null],
];

describe('what a policy turns off', () => {
  it.each(COMMANDS)('%o is refused by what names it, and allowed without', (command, policy) => {
    expect(createPolicyGuard(NO_POLICY).command(command).ok).toBe(true);
    if (policy === null) return;
    const refused = guardOf(policy).command(command);
    expect(refused.ok ? null : refused.error.code).toBe('forbidden');
  });

  it('is never to be silent, to leave, or to bring somebody back', () => {
    const everything = guardOf({ modes: [], disabled: [...FEATURES] });
    const allowed = COMMANDS.filter(([command]) => everything.command(command).ok);
    expect(allowed.map(([command]) => command)).toEqual(
      COMMANDS.filter(([, policy]) => policy === null).map(([command]) => command),
    );
  });

  it('is each feature by its name, and no other', () => {
    for (const feature of FEATURES) {
      const guard = guardOf({ disabled: [feature], modes: [...MODES] });
      expect(FEATURES.filter((one) => !guard.feature(one).ok)).toEqual([feature]);
    }
  });
});

describe('an account has to go by the relay of the policy', () => {
  const relay = { url: 'https://relay.example.com', gateway: true };
  it.each<[Parameters<ReturnType<typeof guardOf>['profile']>[0], boolean]>([
    [{ relay }, true],
    [{ relay: { ...relay, gateway: false } }, false],
    [{ relay: { ...relay, url: 'https://other.example.com' } }, false],
    [{}, false],
  ])('%o: %s', (draft, isAllowed) => {
    expect(guardOf({ relay }).profile(draft).ok).toBe(isAllowed);
    expect(guardOf({}).profile(draft).ok).toBe(true);
  });

  it('whatever way requests take when the policy leaves that open', () => {
    const guard = guardOf({ relay: { url: relay.url } });
    expect(guard.profile({ relay }).ok).toBe(true);
    expect(guard.profile({ relay: { ...relay, gateway: false } }).ok).toBe(true);
  });
});

describe('settings that the policy decides', () => {
  const guard = guardOf({ history: { keepDays: 7 } });

  it('are those of the policy, whatever was saved', () => {
    expect(guard.settings(DEFAULT_SETTINGS).history).toEqual({
      ...DEFAULT_SETTINGS.history,
      keepDays: 7,
    });
    expect(createPolicyGuard(NO_POLICY).settings(DEFAULT_SETTINGS)).toBe(DEFAULT_SETTINGS);
  });

  it('cannot be changed, while all others can', () => {
    const change = (changes: SettingsChanges) => guard.change(changes, DEFAULT_SETTINGS);
    expect(change({ history: { keepDays: 8, maxMegabytes: 100 } }).ok).toBe(false);
    expect(change({ mutedNeeds: [] })).toEqual(ok({ mutedNeeds: [] }));
    // What people had set counts again without the policy.
    const kept = { keepDays: DEFAULT_SETTINGS.history.keepDays, maxMegabytes: 100 };
    expect(change({ history: { keepDays: 7, maxMegabytes: 100 } })).toEqual(ok({ history: kept }));
  });
});

describe('while the policy cannot be followed', () => {
  const failure = { code: 'forbidden', message: 'It is not JSON.', hint: 'Mend it.' } as const;
  const file = '/etc/earshot/policy.json';
  const broken = createPolicyGuard({ policy: STRICTEST_POLICY, file, failure });
  const without = createPolicyGuard(NO_POLICY);
  const refused = { ok: false, error: failure };

  it('nobody signs in, and no account is added that it may have wanted otherwise', () => {
    expect(broken.signIn()).toEqual(refused);
    expect(broken.profile({})).toEqual(refused);
    expect(without.signIn().ok).toBe(true);
  });

  it('whatever it may have turned off is refused, and says why', () => {
    for (const feature of FEATURES) expect(broken.feature(feature)).toEqual(refused);
    for (const [command, policy] of COMMANDS) {
      expect(broken.command(command)).toEqual(policy === null ? ok(undefined) : refused);
    }
    // The page offers none of it.
    const offered = [...FEATURES, ...MODES].filter((what) => isAllowed(STRICTEST_POLICY, what));
    expect(offered).toEqual([]);
    expect(STRICTEST_POLICY.updates).toBe('off');
  });

  it('nothing of the history is dropped, and how much is kept cannot be changed', () => {
    expect(broken.historyLimits(DEFAULT_SETTINGS)).toBeNull();
    expect(without.historyLimits(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS.history);
    const { history } = DEFAULT_SETTINGS;
    expect(broken.change({ history }, DEFAULT_SETTINGS)).toEqual(refused);
    expect(broken.change({ mutedNeeds: [] }, DEFAULT_SETTINGS).ok).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import type { LeftLive } from '../../../common/ipc/recovery.ts';
import { createLiveNotes } from '../../../main/core/live-notes.ts';
import type { OwnCalls } from '../../../main/core/own-calls.ts';
import { createRecovery } from '../../../main/core/recovery.ts';
import type { OpenAccount } from '../../../main/core/session-service.ts';
import { conferenceRow } from '../../support/arbitraries/rows.ts';
import { profileSummary } from './active-session.ts';

const PROFILE = 'profile1';
const sidOf = (n: number) => conferenceRow(n).sid;

const left = (n: number): LeftLive => ({
  profileId: PROFILE,
  profileName: 'North support',
  at: 1,
  calls: [{ conferenceSid: sidOf(n), name: `Call ${n}` }],
});

const accountOf = (profileId: string, wasRead = true): OpenAccount => ({
  profile: profileSummary(profileId),
  wasRead: () => wasRead,
});

function setUp(found: LeftLive | null = null) {
  const kept: (LeftLive | null)[] = [];
  let account: OpenAccount | null = accountOf(PROFILE);
  let on: readonly number[] = [];
  const notes = createLiveNotes({
    file: { found, keep: async (live) => void kept.push(live) },
    account: () => account,
    ownCalls: (): OwnCalls => ({
      epoch: 'epoch',
      rev: 1,
      isHeard: false,
      calls: on.map((n) => ({
        row: conferenceRow(n),
        participants: new Map(),
        left: new Map(),
        trail: null,
        told: new Map(),
      })),
    }),
    nameOf: () => 'Billing 4412',
    now: () => 5_000,
  });
  return {
    notes,
    kept,
    calls: () => kept.at(-1)?.calls.map(({ conferenceSid }) => conferenceSid),
    amOn(...calls: readonly number[]) {
      on = calls;
      notes.look();
    },
    signIn(next: OpenAccount | null) {
      account = next;
      notes.look();
    },
  };
}

describe('on which calls I am is noted', () => {
  it('while I am, once for each change, and taken back after', () => {
    const { kept, amOn, calls } = setUp();
    amOn(1);
    amOn(1);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ profileId: PROFILE, at: 5_000 });
    amOn(1, 2);
    expect(calls()).toEqual([sidOf(1), sidOf(2)]);
    amOn();
    expect(kept.at(-1)).toBeNull();
  });

  it('from before my leg is dialled until it is known what became of that', () => {
    const { notes, kept, calls, amOn } = setUp();
    const end = notes.joining(sidOf(3));
    expect(calls()).toEqual([sidOf(3)]);
    amOn(3);
    expect(calls()).toEqual([sidOf(3)]);
    end();
    expect(calls()).toEqual([sidOf(3)]);
    amOn();
    expect(kept.at(-1)).toBeNull();
  });

  it('never of a rehearsal, which ends with the console', () => {
    const { kept, amOn, signIn } = setUp();
    signIn(null);
    amOn(1);
    expect(kept.filter((one) => one !== null)).toEqual([]);
  });

  it('not any more once the console ends as it should', async () => {
    const { notes, kept, amOn } = setUp();
    amOn(1);
    await notes.end();
    expect(kept.at(-1)).toBeNull();
    amOn(2);
    expect(kept.at(-1)).toBeNull();
  });
});

describe('what was left by a console that was killed', () => {
  it('stays noted until its account was read, also through another end', async () => {
    const { notes, kept, signIn } = setUp(left(1));
    signIn(null);
    signIn(accountOf('other'));
    signIn(accountOf(PROFILE, false));
    expect(kept).toEqual([]);
    await notes.end();
    expect(kept).toEqual([]);
  });

  it('is forgotten once its account was read and I am on no call of it', () => {
    const { kept, signIn } = setUp(left(1));
    signIn(accountOf(PROFILE));
    expect(kept).toEqual([null]);
  });
});

describe('at the start after it', () => {
  it('the account is signed in to at once, and both are told', async () => {
    const asked: string[] = [];
    const states: unknown[] = [];
    const recovery = createRecovery({
      left: left(1),
      signIn: async (id) => ok(asked.push(id)),
      onState: (state) => states.push(state?.state),
    });
    expect(recovery.state()?.state).toBe('signing-in');
    await Promise.resolve();
    await Promise.resolve();
    expect(asked).toEqual([PROFILE]);
    expect(states).toEqual(['signing-in', 'open']);
    recovery.dismiss();
    expect(recovery.state()).toBeNull();
  });

  it('that it cannot be signed in to is told, and why', async () => {
    const failure = { code: 'keychain', message: 'It is locked.', hint: 'Unlock it.' } as const;
    const recovery = createRecovery({
      left: left(1),
      signIn: async () => fail(failure),
      onState: () => undefined,
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(recovery.state()).toMatchObject({ state: 'failed', failure });
  });

  it('nothing is done where nothing was left', () => {
    const recovery = createRecovery({
      left: null,
      signIn: async () => {
        throw new Error('Nobody asked for it');
      },
      onState: () => undefined,
    });
    expect(recovery.state()).toBeNull();
  });
});

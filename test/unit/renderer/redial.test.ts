import { expect, test } from 'vitest';
import type { Addition } from '../../../common/ipc/addition.ts';
import { redialOf } from '../../../renderer/features/additions/redial.ts';
import { attemptAtClick } from '../../../renderer/store/attempt.ts';
import {
  conferenceRow,
  conferenceSid,
  conferenceView,
  rosterView,
} from '../../support/arbitraries/rows.ts';

const LIVE = { kind: 'live', sid: conferenceSid(1) } as const;
const NEW = { kind: 'new', name: 'Escalation 1' } as const;
const DRAFT = { To: '+14155550100', Label: 'Ana' };
const FLOOR = rosterView(conferenceView(conferenceRow(1), []));
const EMPTY = rosterView();

function failed(conference: typeof LIVE | typeof NEW, changes: Partial<Addition> = {}): Addition {
  const attempt = attemptAtClick({ id: 'a', conference, draft: DRAFT }, NEW.name, 1);
  const state = {
    kind: 'ended',
    since: 2,
    outcome: 'busy',
    twilioCode: null,
    sipCode: null,
  } as const;
  return { ...attempt, state, ...changes };
}

test('whoever did not come onto a live call is dialled again at once, by the same draft', () => {
  expect(redialOf(failed(LIVE), LIVE, FLOOR)).toEqual({
    conference: LIVE,
    draft: DRAFT,
    byForm: false,
    asksFirst: false,
  });
});

test('the first person of a new call is dialled at once, too, and the call has the same name', () => {
  const known = { sid: conferenceSid(1), name: NEW.name };
  for (const addition of [failed(NEW), failed(NEW, { conference: known })]) {
    const redial = redialOf(addition, NEW, EMPTY);
    expect(redial).toMatchObject({ conference: NEW, byForm: false });
  }
  // By now it is a call like any other.
  expect(redialOf(failed(NEW, { conference: known }), NEW, FLOOR).conference).toEqual(LIVE);
});

test('nobody is dialled onto a new call in place of one that is over, without being asked', () => {
  for (const view of [EMPTY, null]) {
    expect(redialOf(failed(LIVE), LIVE, view)).toMatchObject({ conference: NEW, byForm: true });
    expect(redialOf(failed(LIVE), null, view)).toMatchObject({ conference: NEW, byForm: true });
  }
});

test('what had a secret is typed again', () => {
  expect(redialOf(failed(LIVE, { hadSecret: true }), LIVE, FLOOR).byForm).toBe(true);
});

test('where nobody knows whether they are dialled already, it asks first', () => {
  const failure = { code: 'unknown-outcome', message: 'Lost.', hint: 'Look.' } as const;
  const unknown = { kind: 'unknown', since: 2, failure } as const;
  expect(redialOf(failed(LIVE, { state: unknown }), LIVE, FLOOR).asksFirst).toBe(true);
  const refused = { kind: 'refused', since: 2, failure } as const;
  expect(redialOf(failed(LIVE, { state: refused }), LIVE, FLOOR).asksFirst).toBe(false);
});

import { expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../common/failure.ts';
import type { Session } from '../../../common/ipc/session.ts';
import { createOpening } from '../../../main/core/opening.ts';
import { activeSession } from './active-session.ts';

const NO = { code: 'internal', message: 'It did not start.', hint: 'Try again.' } as const;
const OUT: Session = { state: 'signed-out' };

function setUp() {
  let resolve: (result: Result<unknown>) => void = () => undefined;
  const promise = new Promise<Result<unknown>>((settle) => {
    resolve = settle;
  });
  const told: Session[] = [];
  let session = OUT;
  const opening = createOpening({
    underWay: promise,
    session: () => session,
    onFailed: (state) => told.push(state),
  });
  return {
    opening,
    told,
    become: (next: Session) => {
      session = next;
    },
    async end(result: Result<unknown>) {
      resolve(result);
      await promise;
    },
  };
}

it('is under way until it is open, and tells nothing then that the session does not', async () => {
  const { opening, told, become, end } = setUp();
  expect(opening.state()).toEqual({ state: 'signed-out', isOpening: true });
  const active = activeSession({ profileId: 'rehearsal', kind: 'rehearsal' });
  become(active);
  expect(opening.state()).toEqual(active);
  await end(ok(active));
  expect(told).toEqual([]);
  become(OUT);
  expect(opening.state()).toEqual(OUT);
});

it('that it failed is told, and known until somebody has signed in', async () => {
  const { opening, told, become, end } = setUp();
  await end(fail(NO));
  expect(told).toEqual([{ state: 'signed-out', failure: NO }]);
  expect(opening.state()).toEqual({ state: 'signed-out', failure: NO });
  become(activeSession({ profileId: 'profile1' }));
  opening.state();
  become(OUT);
  expect(opening.state()).toEqual(OUT);
});

it('a console that was started for nothing in particular asks to sign in', () => {
  const opening = createOpening({ underWay: null, session: () => OUT, onFailed: () => undefined });
  expect(opening.state()).toEqual(OUT);
});

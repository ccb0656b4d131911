import { expect, it } from 'vitest';
import { ok } from '../../../common/failure.ts';
import { createFloorReader } from '../../../main/core/floor-reader.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import { conference, participant } from '../../support/arbitraries/facts.ts';
import { createFakeTwilio } from '../../support/twilio/fake-twilio.ts';
import { createManualClock } from '../twilio/manual-clock.ts';
import { CF } from './read-floor.ts';

function setUp() {
  const clock = createManualClock();
  const roster = createRosterService('epoch');
  const twilio = createFakeTwilio({
    listConferences: (status) => ok(status === 'in-progress' ? [conference(1)] : []),
  });
  return { clock, roster, twilio, reader: createFloorReader({ twilio, roster, clock }) };
}

it('what a relay had asked before is true as of when it asked, and is the same for a second', async () => {
  const { clock, roster, twilio, reader } = setUp();
  await reader.read({ kind: 'conferences', waiting: true }, {});
  const began = clock.now();
  const reading = reader.read({ kind: 'participants', conferenceSid: CF }, {});
  const request = await twilio.next('listParticipants');
  request.options?.onAged?.(300);
  await clock.pass(50);
  request.answer(ok([participant(1, 1)]));
  expect(await reading).toMatchObject({
    value: { asOf: began - 300, sharedUntil: began + 700, doubts: [] },
  });
  expect(roster.roster().conferences.get(CF)?.row.participantsAsOf).toBe(began - 300);
});

it('what Twilio itself answered is true as of when it was asked, and may be asked again at once', async () => {
  const { clock, reader } = setUp();
  const began = clock.now();
  const read = await reader.read({ kind: 'conferences', waiting: true }, {});
  expect(read).toMatchObject({ value: { asOf: began, sharedUntil: began } });
});

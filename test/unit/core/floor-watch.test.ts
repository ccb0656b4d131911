import { describe, expect, test } from 'vitest';
import { createFloorWatch } from '../../../main/core/floor-watch.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import { conference, participant } from '../../support/arbitraries/facts.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const MINUTE_MS = 60_000;

describe('the watch over the floor', () => {
  test('looks several times a minute, whether or not anybody asks', async () => {
    const clock = createManualClock();
    const roster = createRosterService('epoch');
    const watch = createFloorWatch({ roster, clock });
    await clock.pass(MINUTE_MS);
    roster.apply({
      kind: 'conferences-listed',
      asOf: clock.now(),
      statuses: ['in-progress'],
      conferences: [conference(1)],
    });
    roster.apply({
      kind: 'participants-listed',
      conferenceSid: conference(1).sid,
      asOf: clock.now(),
      participants: [participant(1, 1), participant(1, 2)],
    });
    watch.event();
    watch.event();
    watch.command(true);
    await clock.pass(MINUTE_MS);
    const { minutes } = watch.lastHour();
    expect(minutes).toMatchObject([
      { events: 0, floor: { conferences: 0, people: 0 } },
      { events: 2, commands: 1, failedCommands: 1, floor: { conferences: 1, people: 2 } },
      { events: 0, floor: { conferences: 1, people: 2 } },
    ]);
    watch.close();
  });

  test('says when nobody looked, and looks no more when it is closed', async () => {
    const clock = createManualClock();
    const watch = createFloorWatch({ roster: createRosterService('epoch'), clock });
    watch.close();
    await clock.pass(3 * MINUTE_MS);
    const floors = watch.lastHour().minutes.map(({ floor }) => floor === null);
    expect(floors).toEqual([true, true, true, false]);
  });
});

import type { Command } from '../../../common/ipc/command.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { createCommandService } from '../../../main/core/command-service.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import { createSupervisionService } from '../../../main/core/supervision-service.ts';
import { callSid, conference, participant } from '../../support/arbitraries/facts.ts';
import { CALL, createOneCall } from '../../support/twilio/one-call.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

export const ANA = callSid(1);
export const BEN = callSid(2);
/** My own leg, which listens. */
export const ME = callSid(3);
export const LOST = { mayHaveHappened: true };

/** A call of Ana, Ben and me, as my console knows it, and the commands of that console. */
export function setUpCommands() {
  const clock = createManualClock();
  const call = createOneCall(
    participant(1, 1, { label: 'Ana' }),
    participant(1, 2, { label: 'Ben' }),
    participant(1, 3, { label: 'supervisor:console1:Alex', muted: true }),
  );
  const roster = createRosterService('epoch');
  const { twilio } = call;
  const supervision = createSupervisionService({
    twilio,
    roster,
    clock,
    consoleId: 'console1',
    profile: { endpoint: 'client:alex', callerId: '+15005550006', supervisorName: 'Alex' },
    onAlarm: () => undefined,
  });
  const reconciler = { refresh: async () => undefined };
  const commands = createCommandService({ twilio, roster, reconciler, supervision, clock });
  let checks = 0;
  const statuses = ['init', 'in-progress'] as const;
  roster.apply({
    kind: 'conferences-listed',
    asOf: clock.now(),
    statuses,
    conferences: [conference(1)],
  });
  read();

  function read(): void {
    const asOf = clock.now();
    const participants = call.people();
    roster.apply({ kind: 'participants-listed', asOf, conferenceSid: CALL, participants });
  }

  return {
    ...call,
    clock,
    conferenceSid: CALL,
    on: (who: CallSid) => ({ conferenceSid: CALL, callSid: who }),
    /** Somebody who has not left, as Twilio knows them. */
    person(who: CallSid) {
      const person = call.person(who);
      if (person === undefined) throw new Error(`${who} has left`);
      return person;
    },
    /** The console learns of everything that happened behind its back. */
    async read() {
      await clock.pass(1_000);
      read();
    },
    rowOf: (who: CallSid) => roster.roster().conferences.get(CALL)?.participants.get(who),
    run: (command: Command) => commands.run(command, { onChecking: () => (checks += 1) }),
    checks: () => checks,
  };
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ok } from '../../../common/failure.ts';
import { accountSidSchema, callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { Role } from '../../../common/wire/relay-protocol.ts';
import { EVERY_WHOSE, type Whose } from '../../../relay/gateway/needed-permissions.ts';
import { isRead, type Operation } from '../../../relay/gateway/operation.ts';
import { type Parameters, parameterTable } from '../../../relay/gateway/parameters.ts';
import { judge } from '../../../relay/gateway/verdict.ts';

const account = accountSidSchema.parse(`AC${'1'.repeat(32)}`);
const conference = conferenceSidSchema.parse(`CF${'2'.repeat(32)}`);
const call = callSidSchema.parse(`CA${'3'.repeat(32)}`);
const NAME = 'Anna Berg';
const PHONE = 'client:anna';

const OPERATIONS: readonly Operation[] = [
  { account, is: 'list-conferences' },
  { account, is: 'list-calls' },
  { account, is: 'list-numbers' },
  { account, is: 'list-caller-ids' },
  { account, is: 'fetch-conference', conference },
  { account, is: 'update-conference', conference },
  { account, is: 'list-participants', conference },
  { account, is: 'list-recordings', conference },
  { account, is: 'update-recording', conference },
  { account, is: 'create-participant', conference },
  { account, is: 'create-participant', name: 'New call' },
  { account, is: 'fetch-participant', conference, who: call },
  { account, is: 'update-participant', conference, call },
  { account, is: 'delete-participant', conference, call },
  { account, is: 'fetch-call', call },
  { account, is: 'update-call', call },
];

const TABLE = parameterTable('https://relay.example.com');

const LABELS = [
  supervisorLabel({ consoleId: 'mine', name: NAME }),
  supervisorLabel({ consoleId: 'other', name: 'Carl' }),
  `supervisor:mine:${NAME} `,
  'Tier3',
];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  Label: LABELS,
  To: [PHONE, '+14155550100'],
  From: ['+14155550123'],
  Status: ['completed', 'stopped', 'paused'],
  CallSidToCoach: [call],
};

const request = fc
  .constantFrom(...OPERATIONS)
  .chain((operation) => {
    const names = Object.keys(TABLE[operation.is]);
    const pairs = names.map((name) =>
      fc.tuple(
        fc.constant(name),
        fc.constantFrom(...(VALUES[name] ?? ['true', 'false'])),
        fc.boolean(),
      ),
    );
    return fc.tuple(fc.constant(operation), fc.tuple(...pairs));
  })
  .map(([operation, pairs]) => ({
    operation,
    parameters: Object.fromEntries(
      pairs.filter(([, , isThere]) => isThere).map(([name, value]) => [name, value]),
    ),
  }));

async function isPermitted(
  role: Role,
  { operation, parameters }: { operation: Operation; parameters: Parameters },
  whose: Whose,
): Promise<boolean> {
  const claims = {
    id: 'token-id',
    accountSid: account,
    name: NAME,
    role,
    endpoint: PHONE,
    expiresAt: 0,
  };
  const asked = { known: null, ask: async () => ok(whose) };
  return (await judge(claims, operation, parameters, asked)).ok;
}

function checkEvery(
  claim: (one: { operation: Operation; parameters: Parameters }, whose: Whose) => Promise<void>,
): Promise<void> {
  return fc.assert(fc.asyncProperty(request, fc.constantFrom(...EVERY_WHOSE), claim), {
    numRuns: 2_000,
  });
}

it('lets a viewer only read, and an agent nothing', () =>
  checkEvery(async (one, whose) => {
    expect(await isPermitted('viewer', one, whose)).toBe(isRead(one.operation));
    expect(await isPermitted('agent', one, whose)).toBe(false);
  }));

it('lets a coach change only their own leg, and leaves it muted or heard by one person', () =>
  checkEvery(async (one, whose) => {
    const { operation, parameters } = one;
    if (isRead(operation) || !(await isPermitted('coach', one, whose))) return;
    const { Muted, Coaching, CallSidToCoach, Hold, Label, To } = parameters;
    if (operation.is === 'create-participant') {
      expect([Muted, To, Label]).toEqual(['true', PHONE, LABELS[0]]);
      expect(parameters.EndConferenceOnExit).toBe('false');
      expect(parameters.Beep).toBe('false');
      return;
    }
    expect(whose).toBe('own');
    expect(['update-participant', 'delete-participant', 'update-call']).toContain(operation.is);
    const changes = Object.keys(parameters);
    expect(changes).not.toContain('EndConferenceOnExit');
    expect(changes).not.toContain('AnnounceUrl');
    expect(changes).not.toContain('BeepOnExit');
    expect(changes).not.toContain('WaitUrl');
    const staysAsItIs = Muted === undefined && Coaching === undefined && Hold !== 'false';
    const isCoaching = Coaching === 'true' && CallSidToCoach !== undefined;
    if (operation.is === 'update-participant') {
      expect(staysAsItIs || Muted === 'true' || isCoaching).toBe(true);
    }
  }));

it('lets nobody make a colleague’s leg heard, aim it, or join in their name', () =>
  checkEvery(async (one, whose) => {
    const { operation, parameters } = one;
    const isPermittedToAdmin = await isPermitted('admin', one, whose);
    if (operation.is === 'create-participant' && parameters.Label === LABELS[1]) {
      expect(isPermittedToAdmin).toBe(false);
    }
    if (operation.is !== 'update-participant' || whose !== 'colleague’s') return;
    const { Muted, Coaching, CallSidToCoach, Hold } = parameters;
    const mayBeHeard = Muted === 'false' || (Hold === 'false' && Muted !== 'true');
    if (mayBeHeard || Coaching !== undefined || CallSidToCoach !== undefined) {
      expect(isPermittedToAdmin).toBe(false);
    }
  }));

it('permits an admin whatever a supervisor may, a supervisor whatever a coach may', () =>
  checkEvery(async (one, whose) => {
    const [coach, supervisor, admin] = await Promise.all([
      isPermitted('coach', one, whose),
      isPermitted('supervisor', one, whose),
      isPermitted('admin', one, whose),
    ]);
    expect(!coach || supervisor).toBe(true);
    expect(!supervisor || admin).toBe(true);
  }));

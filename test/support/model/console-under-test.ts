import { ok } from '../../../common/failure.ts';
import type { Command } from '../../../common/ipc/command.ts';
import { profileSchema } from '../../../common/ipc/profile.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { RosterOp, RosterSnapshot } from '../../../common/roster/patch.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import type { EventSource } from '../../../main/core/event-source.ts';
import { createSessionService } from '../../../main/core/session-service.ts';
import { twilioBaseUrl } from '../../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../../main/twilio/client.ts';
import type { Transport } from '../../../main/twilio/transport.ts';
import type { Credentials } from '../../../simulator/account.ts';
import { CALLER_ID } from '../../../simulator/account-numbers.ts';
import { SUPERVISOR_ENDPOINT } from '../../../simulator/domain/dial-plan.ts';
import type { Random } from '../../../simulator/random/random.ts';
import type { AudibleChecks } from './audible-checks.ts';
import type { CommandChecks } from './command-checks.ts';
import type { FreshnessChecks } from './freshness-checks.ts';
import type { OwnWishes } from './own-wishes.ts';
import type { PatchChecks } from './patch-checks.ts';
import { createScreen } from './screen.ts';
import { type Story, shortFlags, shortSid } from './story.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The console's main process as it is, but for the network, and a window's copy of its roster. */
export interface ConsoleUnderTest {
  /** Signs in, or signs out and in again. */
  open(): void;
  run(command: Command): void;
  wake(): void;
  reloadScreen(): void;
  view(): RosterView | null;
  snapshot(): RosterSnapshot | null;
  linkState(): string;
  /** Whether this person may be held or removed only after I am silent towards them. */
  owesSilenceTo(callSid: string): boolean;
  /** Commands and sign-ins that have not come to an end. */
  underWay(): number;
}

export const CONSOLE_ID = 'model';
export const SUPERVISOR_NAME = 'Maya';

interface ConsoleNeeds {
  readonly time: VirtualTime;
  readonly account: Credentials;
  readonly connectWire: () => Transport;
  readonly connectEvents: () => EventSource | null;
  readonly random: Random;
  readonly patchChecks: PatchChecks;
  readonly commandChecks: CommandChecks;
  readonly wishes: OwnWishes;
  readonly freshness: FreshnessChecks;
  readonly audible: AudibleChecks;
  /** A check failed, or the console threw. */
  readonly onBreak: (error: unknown) => void;
  readonly story: Story;
}

export function createConsoleUnderTest(needs: ConsoleNeeds): ConsoleUnderTest {
  const { time, account, patchChecks, commandChecks, wishes, freshness, audible } = needs;
  const { onBreak, story } = needs;
  const profile = profileSchema.parse({
    id: 'modelmodel',
    name: 'Model',
    accountSid: account.accountSid,
    apiKeySid: account.apiKeySid,
    secret: account.apiKeySecret,
    region: null,
    edge: null,
    baseUrl: null,
    endpoint: SUPERVISOR_ENDPOINT,
    callerId: CALLER_ID,
    supervisorName: SUPERVISOR_NAME,
  });
  const clock = { now: time.now, sleep: time.computer.sleep, random: needs.random.unit };
  const baseUrl = twilioBaseUrl({ region: null, edge: null, custom: null });
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  let epochs = 0;
  let underWay = 0;
  /** Commands about my own leg. */
  let ownUnderWay = 0;
  let isBroken = false;
  /** Whom I coached when I asked to hold or remove them. */
  const owed = new Set<string>();

  const session = createSessionService({
    connect: () =>
      ok(
        createTwilioClient({
          baseUrl: baseUrl.value,
          accountSid: profile.accountSid,
          username: account.apiKeySid,
          password: account.apiKeySecret,
          clock,
          concurrency: profile.requestsAtOnce,
          transport: needs.connectWire(),
        }),
      ),
    clock,
    consoleId: CONSOLE_ID,
    history: { record: () => undefined },
    newEpoch: () => `epoch ${++epochs}`,
    onSession: (state) => {
      if (state.state === 'active' && state.epoch !== screen.view()?.epoch) screen.reload();
    },
    onPatch(patch) {
      screen.push(patch);
      for (const op of patch.ops) story.tell(() => `shows     ${opWords(op)}`);
      if (isBroken) return;
      try {
        patchChecks.check(patch);
        freshness.shown(patch);
      } catch (error) {
        isBroken = true;
        onBreak(error);
      }
    },
    onAlarm: ({ failure }) => story.tell(() => `ALARM     ${failure.message}`),
  });
  const screen = createScreen(time, snapshot);

  return {
    open() {
      wishes.forget();
      audible.note();
      freshness.forget();
      follow('sign in', () => session.open('account', profile, needs.connectEvents()));
    },
    run(command) {
      story.tell(() => `command   ${wordsOf(command)}`);
      const checkSettled = commandChecks.begin(command);
      wishes.asked(command);
      audible.note();
      const isOwn = OWN_COMMANDS.has(command.kind);
      const target = farewellTo(command);
      if (target !== null && isCoached(target)) owed.add(target);
      if (isOwn) ownUnderWay += 1;
      follow(command.kind, async () => {
        const result = await session.run(command);
        if (isOwn) ownUnderWay -= 1;
        if (target !== null) owed.delete(target);
        story.tell(() => `settled   ${command.kind}: ${result.ok ? 'ok' : result.error.message}`);
        wishes.settled(command, result.ok);
        audible.note();
        checkSettled(result.ok);
      });
    },
    wake() {
      session.wake();
      freshness.doubtAll('the computer woke');
    },
    reloadScreen: () => screen.reload(),
    view: () => screen.view(),
    snapshot,
    linkState() {
      const state = session.state();
      return state.state === 'active' ? state.link.state : state.state;
    },
    // What another wish of mine does meanwhile may overtake it.
    owesSilenceTo: (callSid) => owed.has(callSid) && ownUnderWay === 0 && isCoached(callSid),
    underWay: () => underWay,
  };

  function snapshot(): RosterSnapshot | null {
    const now = session.snapshot();
    return now.ok ? now.value : null;
  }

  function isCoached(callSid: string): boolean {
    const all = snapshot()?.conferences.flatMap(({ participants }) => participants) ?? [];
    return all.some(
      (leg) =>
        parseSupervisorLabel(leg.label)?.consoleId === CONSOLE_ID &&
        leg.coaching &&
        leg.callSidToCoach === callSid &&
        !leg.muted &&
        !leg.hold,
    );
  }

  function follow(what: string, act: () => Promise<unknown>): void {
    underWay += 1;
    act()
      .catch((error: unknown) => {
        story.tell(() => `        ${what} threw`);
        onBreak(error);
      })
      .finally(() => {
        underWay -= 1;
      });
  }
}

const OWN_COMMANDS: ReadonlySet<Command['kind']> = new Set([
  'listen',
  'coach',
  'barge-in',
  'mute-me',
  'stop-coaching',
  'resume-me',
  'leave',
]);

function farewellTo(command: Command): string | null {
  const isFarewell = command.kind === 'remove' || (command.kind === 'hold' && command.hold);
  return isFarewell ? command.callSid : null;
}

function wordsOf({ kind, ...rest }: Command): string {
  return shortSid([kind, ...Object.values(rest).map(String)].join(' '));
}

function opWords(op: RosterOp): string {
  switch (op.op) {
    case 'put-conference':
      return shortSid(
        `${op.conference.sid} ${op.conference.status}, events ${op.conference.events}`,
      );
    case 'drop-conference':
      return shortSid(`${op.conferenceSid} ended`);
    case 'put-participant': {
      const { callSid, source } = op.participant;
      return shortSid([callSid, ...shortFlags(op.participant), `(${source})`].join(' '));
    }
    case 'drop-participant':
      return shortSid(`${op.callSid} left`);
    case 'confirm-participants':
      return shortSid(`${op.conferenceSid} confirmed`);
  }
}

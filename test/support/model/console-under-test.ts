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
  /** Whom my leg is shown to coach, while nothing is under way that would change it. */
  coachedCalmly(): string | null;
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
  /** A check failed, or the console threw. */
  readonly onBreak: (error: unknown) => void;
  readonly story: Story;
}

export function createConsoleUnderTest(needs: ConsoleNeeds): ConsoleUnderTest {
  const { time, account, patchChecks, commandChecks, wishes, freshness, onBreak, story } = needs;
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
      freshness.forget();
      follow('sign in', () => session.open('account', profile, needs.connectEvents()));
    },
    run(command) {
      story.tell(() => `command   ${wordsOf(command)}`);
      const check = commandChecks.begin(command);
      wishes.asked(command);
      const isOwn = OWN_COMMANDS.has(command.kind);
      if (isOwn) ownUnderWay += 1;
      follow(command.kind, async () => {
        const result = await session.run(command);
        if (isOwn) ownUnderWay -= 1;
        story.tell(() => `settled   ${command.kind}: ${result.ok ? 'ok' : result.error.message}`);
        wishes.settled(command, result.ok);
        if (result.ok) check();
      });
    },
    wake() {
      session.wake();
      freshness.doubt('all', 'the computer woke');
    },
    reloadScreen: () => screen.reload(),
    view: () => screen.view(),
    snapshot,
    linkState() {
      const state = session.state();
      return state.state === 'active' ? state.link.state : state.state;
    },
    coachedCalmly() {
      if (ownUnderWay > 0) return null;
      for (const { participants } of snapshot()?.conferences ?? []) {
        const leg = participants.find(
          (row) => parseSupervisorLabel(row.label)?.consoleId === CONSOLE_ID,
        );
        const isWhisper = leg?.status === 'connected' && !leg.muted && !leg.hold && leg.coaching;
        if (isWhisper) return leg.callSidToCoach;
      }
      return null;
    },
    underWay: () => underWay,
  };

  function snapshot(): RosterSnapshot | null {
    const now = session.snapshot();
    return now.ok ? now.value : null;
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

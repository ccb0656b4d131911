import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import { createCredentials } from '../../../simulator/account.ts';
import { createAccountNumbers } from '../../../simulator/account-numbers.ts';
import { createFloor } from '../../../simulator/domain/create-floor.ts';
import { type DialOutcome, SUPERVISOR_ENDPOINT } from '../../../simulator/domain/dial-plan.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import type { FloorEvent } from '../../../simulator/domain/floor-event.ts';
import { CONFERENCE_EVENTS } from '../../../simulator/domain/subscription.ts';
import { createRandom, type Random } from '../../../simulator/random/random.ts';
import { resourcePaths } from '../../../simulator/rest/paths.ts';
import { createResourceJson } from '../../../simulator/rest/resource-json.ts';
import { rfc2822 } from '../../../simulator/rest/rfc2822.ts';
import { type AudibleChecks, createAudibleChecks } from './audible-checks.ts';
import { type CommandChecks, createCommandChecks } from './command-checks.ts';
import {
  CONSOLE_ID,
  type ConsoleUnderTest,
  createConsoleUnderTest,
  SUPERVISOR_NAME,
} from './console-under-test.ts';
import { createDirectRest } from './direct-rest.ts';
import { createEventLine, type EventLine } from './event-line.ts';
import { createFreshnessChecks, type FreshnessChecks } from './freshness-checks.ts';
import { createModeLog } from './mode-log.ts';
import { createOwnWishes, type OwnWishes } from './own-wishes.ts';
import { createPatchChecks } from './patch-checks.ts';
import { createRequestChecks } from './request-checks.ts';
import { type Story, shortFlags, shortSid } from './story.ts';
import { FAIR, type Weather } from './trouble.ts';
import { createTwilioTruth, type TwilioTruth } from './twilio-truth.ts';
import type { VirtualTime } from './virtual-time.ts';
import { createWire, type Wire } from './wire.ts';

/** Everything that one run plays with: Twilio, the ways to it, and the console. */
export interface Stage {
  readonly time: VirtualTime;
  readonly floor: Floor;
  readonly truth: TwilioTruth;
  readonly wire: Wire;
  readonly events: EventLine;
  readonly console: ConsoleUnderTest;
  readonly wishes: OwnWishes;
  readonly story: Story;
  weather: Weather;
  /** Since when nothing has gone wrong with requests. */
  wellSince: number;
  readonly freshness: FreshnessChecks;
  readonly audible: AudibleChecks;
  readonly commandChecks: CommandChecks;
  /** What is left to chance in the step that is under way. */
  chance: Random;
  /** When the floor changed last. */
  changedAt: number;
  /** The first promise that was broken. */
  broken: unknown;
}

export const EVENT_SUBSCRIPTION = {
  url: 'https://relay.example/events',
  method: 'POST',
  events: CONFERENCE_EVENTS,
} as const;

/** Lists hold so few rows a page that most take several. */
const ROWS_PER_PAGE = 3;
/** By how much Twilio's clock may be ahead of ours, in milliseconds. */
const CLOCK_OFFSETS = [0, 0, 1_700, -2_300, 45_000, -300_000] as const;

export function setStage(seed: number, time: VirtualTime, story: Story): Stage {
  const chance = (stream: string) => createRandom(seed, stream);
  const account = createCredentials(chance('credentials'));
  const clockOffset = chance('clock').pick(CLOCK_OFFSETS);
  const hasEvents = chance('events').chance(0.8);
  const floor = createFloor({
    clock: time.world,
    ids: chance('sids'),
    dialPlan: (to) => dialOutcome(to, stage.chance),
    terms: { events: EVENT_SUBSCRIPTION, recording: null },
  });
  const truth = createTwilioTruth(
    floor,
    supervisorLabel({ consoleId: CONSOLE_ID, name: SUPERVISOR_NAME }),
  );
  const modes = createModeLog(truth, time.now);
  const wishes = createOwnWishes();
  const freshness = createFreshnessChecks(time.now);
  const requestChecks = createRequestChecks({ truth, wishes, console: () => console });
  const ways = { time, chance: () => stage.chance, weather: () => stage.weather, story };
  const wire = createWire({
    ...ways,
    rest: createDirectRest({
      floor,
      numbers: createAccountNumbers(chance('numbers'), time.now()),
      paths: resourcePaths(account.accountSid),
      json: createResourceJson({ account, since: time.now(), clockOffset: () => clockOffset }),
      rowsPerPage: ROWS_PER_PAGE,
    }),
    watch(request) {
      const check = guarded(() => requestChecks.watch(request));
      return {
        arrives: () => check?.arrives(),
        handled(handled) {
          modes.handled(handled);
          guarded(() => check?.handled(handled));
        },
      };
    },
  });
  const events = createEventLine({
    ...ways,
    floor,
    sender: {
      accountSid: account.accountSid,
      date: (at) => rfc2822(at + clockOffset),
      apiUrl: () => '',
    },
    freshness,
  });
  const audible = createAudibleChecks({
    truth,
    wishes,
    eventsGoWell: () => events.isUp() && stage.weather.events.chance === 0,
    now: time.now,
  });
  const commandChecks = createCommandChecks({ floor, truth, modes, now: time.now });
  const console = createConsoleUnderTest({
    time,
    account,
    connectWire: wire.connect,
    connectEvents: () => (hasEvents ? events.connect() : null),
    random: chance('console'),
    patchChecks: createPatchChecks({
      floor,
      consoleId: CONSOLE_ID,
      modes,
      toldAt: events.toldAt,
      now: time.now,
    }),
    commandChecks,
    wishes,
    freshness,
    audible,
    onBreak,
    story,
  });

  const stage: Stage = {
    time,
    floor,
    truth,
    wire,
    events,
    console,
    wishes,
    story,
    weather: FAIR,
    wellSince: time.now(),
    freshness,
    audible,
    commandChecks,
    chance: chance('scene'),
    changedAt: time.now(),
    broken: undefined,
  };
  floor.subscribe((event) => {
    stage.changedAt = time.now();
    modes.happened();
    audible.note();
    story.tell(() => `floor     ${wordsOf(event)}`);
  });
  return stage;

  function onBreak(error: unknown): void {
    story.tell(() => `BROKEN    ${error}`);
    stage.broken ??= error;
  }

  function guarded<T>(check: () => T): T | undefined {
    try {
      return check();
    } catch (error) {
      onBreak(error);
      return undefined;
    }
  }
}

function wordsOf(event: FloorEvent): string {
  const who = 'participant' in event ? event.participant : null;
  const flags = who === null ? [] : shortFlags(who);
  return [event.type, `#${event.sequenceNumber}`, event.conference.sid, who?.callSid, ...flags]
    .filter((word) => word !== undefined)
    .map(shortSid)
    .join(' ');
}

/** The supervisor's phone is mostly answered at once; anybody else's later, or not at all. */
function dialOutcome(to: string, random: Random): DialOutcome {
  const isMine = to === SUPERVISOR_ENDPOINT;
  const queueTime = random.whole(100, 400);
  const ringTime = isMine ? random.whole(300, 2_000) : random.whole(300, 8_000);
  const result = random.chance(isMine ? 0.92 : 0.7) ? 'answered' : 'busy';
  return { queueTime, ringTime, result };
}

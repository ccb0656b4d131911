import type { Failure } from '../../../common/failure.ts';
import type { ConferenceEvent } from '../../../common/model/conference-event.ts';
import { readConferenceCallback } from '../../../common/wire/conference-callback.ts';
import type { EventListener, EventSource } from '../../../main/core/event-source.ts';
import type { CallbackParams, CallbackSender } from '../../../simulator/callbacks/callback.ts';
import { conferenceCallback } from '../../../simulator/callbacks/conference-callback.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import type { Random } from '../../../simulator/random/random.ts';
import type { FreshnessChecks } from './freshness-checks.ts';
import type { Story } from './story.ts';
import type { Weather } from './trouble.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The way of Twilio's callbacks to the console, as late and as torn as the weather makes it. */
export interface EventLine {
  /** One for each session. */
  connect(): EventSource;
  /** The line is up from the start. */
  setUp(isUp: boolean): void;
  isUp(): boolean;
  /** When the last event about this person reached the console; long ago when none did. */
  toldAt(callSid: string): number;
}

interface EventLineNeeds {
  readonly time: VirtualTime;
  readonly floor: Floor;
  readonly sender: CallbackSender;
  readonly chance: () => Random;
  readonly weather: () => Weather;
  readonly freshness: Pick<FreshnessChecks, 'doubt' | 'doubtAll' | 'resolve'>;
  readonly story: Story;
}

const LINE_DOWN: Failure = {
  code: 'unreachable',
  message: 'The line of the events is cut.',
  hint: 'It comes back by itself.',
};

export function createEventLine(needs: EventLineNeeds): EventLine {
  const { time, floor, sender, chance, weather, freshness, story } = needs;
  let listener: EventListener | null = null;
  let isUp = true;
  /** Counts the times that it was cut: what was on its way then never comes. */
  let cuts = 0;
  const toldAt = new Map<string, number>();
  /** The highest number that was told of each conference since the line came up. */
  const told = new Map<string, number>();

  floor.subscribe((event) => {
    const labelOf = (callSid: string) => floor.participant(callSid)?.label ?? null;
    const callback = conferenceCallback(event, sender, labelOf);
    if (callback !== null) send(callback.params);
  });

  return {
    connect: () => ({
      open(next) {
        listener = next;
        told.clear();
        if (isUp) next.up();
      },
      close() {
        listener = null;
      },
    }),
    setUp(nowUp) {
      if (nowUp === isUp) return;
      isUp = nowUp;
      if (nowUp) {
        listener?.up();
        if (listener !== null) freshness.doubtAll('the line of the events was mended');
      } else {
        cuts += 1;
        told.clear();
        listener?.down(LINE_DOWN);
      }
    },
    isUp: () => isUp,
    toldAt: (callSid) => toldAt.get(callSid) ?? Number.NEGATIVE_INFINITY,
  };

  function send(params: CallbackParams): void {
    const random = chance();
    const { chance: probability, of } = weather().events;
    const isTroubled = probability > 0 && random.chance(probability);
    const trouble = isTroubled ? of[random.whole(0, of.length - 1)] : undefined;
    const name = `${params.StatusCallbackEvent} #${params.SequenceNumber}`;
    if (trouble !== undefined) story.tell(() => `          event   ${name} ${trouble}`);
    if (!isUp || trouble === 'dropped') return;
    deliver(params, name, trouble === 'late' ? random.whole(500, 25_000) : delay(random));
    if (trouble === 'doubled') deliver(params, name, random.whole(20, 15_000));
  }

  function deliver(params: CallbackParams, name: string, afterMs: number): void {
    const cutsWhenSent = cuts;
    time.computer.after(afterMs, () => {
      if (!isUp || cuts !== cutsWhenSent || listener === null) return;
      const event = readConferenceCallback(params, { onUnknown: () => undefined });
      if (!event.ok) throw new Error(event.error);
      story.tell(() => `          told    ${name}`);
      if (params.CallSid !== undefined) toldAt.set(params.CallSid, time.now());
      if (event.value === null) return;
      listener.event(event.value);
      follow(event.value);
    });
  }

  /** Events are numbered without gaps, so that a later one shows which are missing. */
  function follow({ conferenceSid, sequenceNumber }: ConferenceEvent): void {
    const last = told.get(conferenceSid) ?? sequenceNumber;
    told.set(conferenceSid, Math.max(last, sequenceNumber));
    freshness.resolve(conferenceSid, missing(sequenceNumber));
    for (let number = last + 1; number < sequenceNumber; number += 1) {
      freshness.doubt(conferenceSid, missing(number));
    }
  }
}

const missing = (sequenceNumber: number) => `event #${sequenceNumber} is missing`;

function delay(random: Random): number {
  return random.whole(40, 400);
}

import type { Failure } from '../../../common/failure.ts';
import type { Together } from '../../../common/ipc/together.ts';
import type { CallProgress } from '../../../common/model/call.ts';
import type { ConferenceEvent } from '../../../common/model/conference-event.ts';
import type { AccountSid } from '../../../common/model/sid.ts';
import type { Clock } from '../../../main/core/clock.ts';
import type { EventListener } from '../../../main/core/event-source.ts';
import { createRelay } from '../../../main/relay/relay.ts';
import { systemClock } from '../../../main/system-clock.ts';

/** The console's side of a relay, with a listener that remembers. */
export interface ListeningConsole {
  readonly events: readonly ConferenceEvent[];
  /** What else it was told, in order. */
  readonly news: readonly string[];
  /** How far calls are that were dialled with our callback. */
  readonly progress: readonly CallProgress[];
  readonly downs: readonly Failure[];
  readonly reports: readonly string[];
  /** What it knows of other consoles and of agents who ask for help. */
  together(): Together;
  /** Where the relay takes Twilio's callbacks. */
  callbacks(): string | null;
  close(): void;
}

interface Where {
  readonly url: string;
  readonly token: string;
  readonly account: AccountSid;
}

/** It waits a tenth as long as it would. */
const hastyClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms / 10, signal),
};

export function listenTo({ url, token, account }: Where): ListeningConsole {
  const events: ConferenceEvent[] = [];
  const news: string[] = [];
  const progress: CallProgress[] = [];
  const downs: Failure[] = [];
  const reports: string[] = [];
  const listener: EventListener = {
    up: () => news.push('up'),
    down(failure) {
      news.push('down');
      downs.push(failure);
    },
    resuming: () => news.push('resuming'),
    resumed: () => news.push('resumed'),
    lost: () => news.push('lost'),
    event: (event) => events.push(event),
    hint: (conferenceSid) => news.push(`hint ${conferenceSid}`),
    callProgress: (one) => progress.push(one),
    recordingTold: (conferenceSid) => news.push(`recording ${conferenceSid}`),
    callEnded: (callSid) => news.push(`ended ${callSid}`),
  };
  const console = { id: 'abc123', name: 'Alex' };
  const address = { url, token, account, console };
  const report = (message: string) => void reports.push(message);
  const relay = createRelay({ address, clock: hastyClock, report });
  relay.events.open(listener);
  relay.colleagues.open({ places: () => [], changed: () => {}, lost: () => {} });
  const together = relay.colleagues.state;
  const callbacks = relay.callbacks;
  return {
    events,
    news,
    progress,
    downs,
    reports,
    together,
    callbacks,
    close: () => relay.events.close(),
  };
}

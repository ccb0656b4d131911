import type { Clock } from '../core/clock.ts';
import type { EventListener } from '../core/event-source.ts';
import type { RelayPort } from '../core/relay-port.ts';
import { writeAnnouncement } from './announcements.ts';
import { followRelayEvents, type RelayEvents } from './relay-events.ts';
import { createRelayLine } from './relay-line.ts';
import type { RelayAddress } from './relay-socket.ts';
import { createRelayTogether } from './relay-together.ts';

interface RelayNeeds {
  readonly address: RelayAddress;
  readonly clock: Clock;
  /** Told of what cannot be read or is not known; never holds a credential. */
  readonly report: (message: string) => void;
}

/** Nothing is connected before its events are opened; with them everything ends. */
export function createRelay({ address, clock, report }: RelayNeeds): RelayPort {
  let callbacks: string | null = null;
  let following: { readonly log: RelayEvents; readonly listener: EventListener } | null = null;
  const line = createRelayLine({
    address,
    clock,
    place: () => following?.log.place() ?? null,
    onDown(failure) {
      following?.log.fell();
      following?.listener.down(failure);
    },
  });
  const { socket } = line;
  const colleagues = createRelayTogether({ socket, clock });

  return {
    events: {
      open(listener) {
        const { again: askAgain } = line;
        const { account } = address;
        const onWelcome = (base: string | null) => {
          callbacks = base;
          line.welcomed();
        };
        const log = followRelayEvents({ socket, account, listener, onWelcome, askAgain, report });
        following = { log, listener };
        line.open();
      },
      close() {
        colleagues.close();
        line.close();
      },
    },
    colleagues,
    callbacks: () => callbacks,
    writeAnnouncement: (announcement) => writeAnnouncement(address, announcement),
  };
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus may read of this instance, at `/metrics`. */
export interface RelayMetrics {
  readonly registry: Registry;
  /** How each callback that was signed well was answered, and with which auth token it was signed. */
  readonly accepted: Counter<'outcome' | 'kind' | 'token'>;
  readonly refused: Counter<'reason'>;
  /** From the request to its answer, in seconds. */
  readonly answering: Histogram;
  readonly logErrors: Counter;
  /** Since when the log is away, and what that means, is told by these. */
  readonly flowing: Gauge;
  readonly gaps: Counter;
  readonly consoles: Gauge;
  /** The ways in which a console was told that it missed something, or was turned away. */
  readonly feed: Counter<'what'>;
  readonly logHead: Gauge<'account'>;
}

export function createMetrics(
  outbox: () => { readonly size: number; readonly bytes: number },
): RelayMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'earshot_outbox_entries',
    help: 'Accepted callbacks that have not reached the log yet',
    registers,
    collect() {
      this.set(outbox().size);
    },
  });
  new Gauge({
    name: 'earshot_outbox_bytes',
    help: 'How large they are together',
    registers,
    collect() {
      this.set(outbox().bytes);
    },
  });
  return {
    registry,
    accepted: new Counter({
      name: 'earshot_callbacks_total',
      help: 'Callbacks with a valid signature, by outcome (stored, repeat, kept, refused), kind and auth token',
      labelNames: ['outcome', 'kind', 'token'],
      registers,
    }),
    refused: new Counter({
      name: 'earshot_callbacks_refused_total',
      help: 'Requests that are no callback of Twilio’s, by reason',
      labelNames: ['reason'],
      registers,
    }),
    answering: new Histogram({
      name: 'earshot_callback_seconds',
      help: 'From a callback’s arrival to its answer',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    logErrors: new Counter({
      name: 'earshot_log_errors_total',
      help: 'How often the log failed',
      registers,
    }),
    flowing: new Gauge({
      name: 'earshot_log_flowing',
      help: '1 while events reach consoles, 0 while the log is away',
      registers,
    }),
    gaps: new Counter({
      name: 'earshot_gaps_total',
      help: 'How often callbacks may have been lost',
      registers,
    }),
    consoles: new Gauge({
      name: 'earshot_consoles',
      help: 'Consoles that are connected to this instance',
      registers,
    }),
    feed: new Counter({
      name: 'earshot_feed_total',
      help: 'Consoles welcomed, too old to resume, fallen behind, or refused',
      labelNames: ['what'],
      registers,
    }),
    logHead: new Gauge({
      name: 'earshot_log_head',
      help: 'The number of the last event that this instance has seen',
      labelNames: ['account'],
      registers,
    }),
  };
}

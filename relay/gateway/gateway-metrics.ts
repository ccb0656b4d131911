import { Counter, Histogram, type Registry } from 'prom-client';

export interface GatewayMetrics {
  /** What consoles asked, and whether it was passed on, served from a reading of another, or refused. */
  readonly asked: Counter<'operation' | 'outcome'>;
  /** What it cost the account. */
  readonly sent: Counter<'status'>;
  /** From the request to Twilio to its answer, in seconds. */
  readonly answering: Histogram;
}

export function createGatewayMetrics(registry: Registry): GatewayMetrics {
  const registers = [registry];
  return {
    asked: new Counter({
      name: 'earshot_gateway_requests_total',
      help: 'Requests of consoles, by operation and outcome (passed, shared, refused, failed)',
      labelNames: ['operation', 'outcome'],
      registers,
    }),
    sent: new Counter({
      name: 'earshot_gateway_twilio_requests_total',
      help: 'Requests to Twilio, by HTTP status; “none” when no answer came',
      labelNames: ['status'],
      registers,
    }),
    answering: new Histogram({
      name: 'earshot_gateway_twilio_seconds',
      help: 'How long Twilio takes to answer',
      buckets: [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4],
      registers,
    }),
  };
}

import type { AccountConfig } from './account-config.ts';

/** All that a relay is told at its start, checked. */
export interface RelayConfig {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /**
   * Under which Twilio reaches the relay, without a slash at the end: part of what Twilio signs, so it
   * is never taken from a request.
   */
  readonly publicUrl: string;
  readonly accounts: readonly AccountConfig[];
  /** Without it, one process keeps everything in its memory. */
  readonly redisUrl: string | null;
  /** A folder of this instance alone, for what must survive it. Without it, nothing does. */
  readonly dataFolder: string | null;
  /** They sign tokens and the links of announcements: the first signs, each of them is believed. */
  readonly tokenSecrets: TokenSecrets;
  /** Where Twilio finds music on hold, by the name under which the relay serves it. */
  readonly holdMusic: Readonly<Record<string, string>>;
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly limits: RelayLimits;
  /** How many proxies in front are believed about a caller's address. */
  readonly proxies: number;
  readonly logLevel: LogLevel;
}

export type TokenSecrets = readonly [current: string, ...older: string[]];

export interface RelayLimits {
  /** How long, in milliseconds, and how many entries an account's log keeps. */
  readonly logAgeMs: number;
  readonly logEntries: number;
  /** What an instance keeps while Redis is away. */
  readonly outboxEntries: number;
  readonly outboxBytes: number;
  /** Requests in a minute from one address, callbacks with a valid signature apart. */
  readonly requestsPerAddress: number;
  /** Requests and connections in a minute with one token. */
  readonly requestsPerToken: number;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

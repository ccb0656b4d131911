import type { Claims } from '../tokens/tokens.ts';
import type { RotatingFile } from './rotating-file.ts';

/** Who did what: one line of JSON for each change that was asked for, and one for what came of it. */
export interface Audit {
  /** Before it is done, so that what was begun stands there whatever happens. Answers its number. */
  asked(act: AuditAct): string;
  /** What came of it. */
  settled(id: string, outcome: AuditOutcome): void;
  /** Something that was done already, or was refused. */
  noted(act: AuditAct, outcome: AuditOutcome): void;
  /** Why lines cannot be written at this moment; null when they can. */
  trouble(): string | null;
  close(): Promise<void>;
}

interface AuditAct {
  /** Null when nobody is known by the token that was shown. */
  readonly who: Pick<Claims, 'id' | 'name' | 'role' | 'accountSid'> | null;
  /** Such as `mute or unmute anybody`; several when one request did several things. */
  readonly did: readonly string[];
  /** What it was done to, and how: SIDs and parameters. */
  readonly details: Readonly<Record<string, string>>;
  /** Where the request came from. */
  readonly address?: string;
}

export interface AuditOutcome {
  readonly ok: boolean;
  readonly status?: number;
  readonly twilioCode?: number | null;
  readonly twilioRequestId?: string;
  readonly reason?: string;
  readonly tookMs?: number;
}

export interface AuditNeeds {
  readonly done: RotatingFile;
  /** Of what was refused: whoever tries a thousand doors pushes nothing that was done out of the log. */
  readonly refused: RotatingFile;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
}

export function createAudit({ done, refused, now, newId }: AuditNeeds): Audit {
  const write = (file: RotatingFile, entry: object) =>
    file.append(`${JSON.stringify({ at: new Date(now()).toISOString(), ...entry })}\n`);
  return {
    asked(act) {
      const id = newId();
      write(done, { id, asked: true, ...entryOf(act) });
      return id;
    },
    settled: (id, outcome) => write(done, { id, settled: true, ...outcome }),
    noted: (act, outcome) =>
      write(outcome.ok ? done : refused, { id: newId(), ...entryOf(act), ...outcome }),
    trouble: () => done.trouble() ?? refused.trouble(),
    async close() {
      await done.close();
      await refused.close();
    },
  };
}

/** A relay without a data folder keeps none. */
export function createNoAudit(): Audit {
  return {
    asked: () => '',
    settled: () => undefined,
    noted: () => undefined,
    trouble: () => null,
    close: async () => undefined,
  };
}

function entryOf({ who, did, details, address }: AuditAct): object {
  const person =
    who === null
      ? { token: null }
      : { token: who.id, name: who.name, role: who.role, account: who.accountSid };
  const safe = Object.entries(details).map(([name, value]) => [name, safeDetail(value)]);
  return { ...person, address, did, details: Object.fromEntries(safe) };
}

const LONGEST_DETAIL = 200;

/** The query of an address may open it to anybody, such as a signed link; so may its user. */
function safeDetail(value: string): string {
  const plain = /^https?:/i.test(value)
    ? value
        .replace(/[?#].*$/s, '?…')
        .replace(/\/\/[^/@]*@/, '//…@')
        .replace(SIGNED, '/announcements/…')
    : value;
  return plain.length > LONGEST_DETAIL ? `${plain.slice(0, LONGEST_DETAIL)}…` : plain;
}

const SIGNED = /\/announcements\/[^/?#]+/;

import { z } from 'zod';
import type { AccountSid } from '../../common/model/sid.ts';
import { parseSupervisorLabel } from '../../common/model/supervisor-label.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Claims } from '../tokens/tokens.ts';
import { isLabelOf, type Whose } from './needed-permissions.ts';

/**
 * Whose leg a call is. Twilio sets a label once, when the leg is dialled, so what was seen of it in any
 * answer stays true for as long as the call lasts.
 */
export interface Legs {
  /** Null when the call was never seen. */
  whose(claims: Claims, callSid: string): Promise<Whose | null>;
  /** A leg in an answer of Twilio's. */
  seen(callSid: string, label: string | null): void;
  /** A leg that somebody had dialled through the gateway: other instances must know, too. */
  dialled(claims: Claims, callSid: string, label: string | null): Promise<void>;
}

/** Longer than calls last. Milliseconds. */
const DIALLED_FOR_MS = 24 * 60 * 60_000;
const MOST_DIALLED = 10_000;
/** The oldest are forgotten first; a forgotten one is asked for again. */
const MOST_SEEN = 50_000;

const dialledSchema = z.object({ by: z.string(), label: z.string().nullable() });

export function createLegs(fleet: Fleet): Legs {
  const board = fleet.board({ name: 'legs', most: MOST_DIALLED, schema: dialledSchema });
  const labels = new Map<string, string | null>();

  const seen = (callSid: string, label: string | null) => {
    if (labels.size >= MOST_SEEN) {
      const [oldest] = labels.keys();
      if (oldest !== undefined) labels.delete(oldest);
    }
    labels.set(callSid, label);
  };

  return {
    seen,
    async whose(claims, callSid) {
      const label = labels.get(callSid);
      const dialled = await dialledLeg(claims.accountSid, callSid);
      if (label === undefined && dialled === null) return null;
      return whoseIs(claims, label ?? dialled?.label ?? null, dialled?.by ?? null);
    },
    async dialled(claims, callSid, label) {
      seen(callSid, label);
      const put = { by: claims.name, label };
      await board
        .update(claims.accountSid, callSid, () => ({ put, ttlMs: DIALLED_FOR_MS }))
        // Redis is away: this instance knows the label, which is all that matters of one's own leg.
        .catch(() => undefined);
    },
  };

  async function dialledLeg(account: AccountSid, callSid: string) {
    return board.get(account, callSid).catch(() => null);
  }
}

function whoseIs({ name }: Claims, label: string | null, dialledBy: string | null): Whose {
  if (isLabelOf(label, name)) return 'own';
  if (parseSupervisorLabel(label) !== null) return 'colleague’s';
  return dialledBy === name ? 'added' : 'other';
}

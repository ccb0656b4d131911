import { z } from 'zod';
import { type Claims, claimsSchema } from './claims.ts';

/** Which tokens were issued and which of them are revoked. The tokens themselves are kept nowhere. */
export interface TokenRegister {
  add(claims: Claims): Promise<void>;
  revoke(id: string): Promise<void>;
  /** Right as of two seconds ago, also about what another process revoked. */
  isRevoked(id: string): Promise<boolean>;
  list(): Promise<readonly RegisteredToken[]>;
  close(): Promise<void>;
}

export interface RegisteredToken {
  readonly claims: Claims;
  readonly revoked: boolean;
}

/** How old what is known of revocations may be, in milliseconds. */
export const REVOCATIONS_AGE_MS = 1_000;

/** One line of the register. */
export const registerLineSchema = z.union([
  z.object({ issued: claimsSchema }),
  z.object({ revoked: z.string() }),
]);
export type RegisterLine = z.infer<typeof registerLineSchema>;

/** What lines say together, in any order. */
export function registered(lines: readonly RegisterLine[]): readonly RegisteredToken[] {
  const revoked = new Set(lines.flatMap((line) => ('revoked' in line ? [line.revoked] : [])));
  const issued = lines.flatMap((line) => ('issued' in line ? [line.issued] : []));
  return issued.map((claims) => ({ claims, revoked: revoked.has(claims.id) }));
}

/** Of this process alone, and gone with it. */
export function createMemoryRegister(): TokenRegister {
  const lines: RegisterLine[] = [];
  const revoked = new Set<string>();
  return {
    async add(claims) {
      lines.push({ issued: claims });
    },
    async revoke(id) {
      lines.push({ revoked: id });
      revoked.add(id);
    },
    isRevoked: async (id) => revoked.has(id),
    list: async () => registered(lines),
    close: async () => undefined,
  };
}

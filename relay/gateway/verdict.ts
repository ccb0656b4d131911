import { fail, ok, type Result } from '../../common/failure.ts';
import type { Claims } from '../tokens/tokens.ts';
import { EVERY_WHOSE, isAboutLeg, neededPermissions, type Whose } from './needed-permissions.ts';
import type { Operation } from './operation.ts';
import type { Parameters } from './parameters.ts';
import { mayDo, type Permission } from './permissions.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What a permitted request does, for the audit log. */
export type Verdict = Result<readonly Permission[], Refusal>;

/**
 * Whether the token permits the request. Whose leg it is about is asked of Twilio only when it makes a
 * difference, so that muting somebody waits for nothing.
 */
export async function judge(
  claims: Claims,
  operation: Operation,
  parameters: Parameters,
  leg: LegOwner,
): Promise<Verdict> {
  const verdictIf = (whose: Whose) => judgeAs(claims, operation, parameters, whose);
  if (!isAboutLeg(operation)) return verdictIf('other');
  if (leg.known !== null) return verdictIf(leg.known);
  const verdicts = EVERY_WHOSE.map(verdictIf);
  if (new Set(verdicts.map(({ ok }) => ok)).size === 1) return verdictIf('other');
  const whose = await leg.ask();
  return whose.ok ? verdictIf(whose.value) : whose;
}

export interface LegOwner {
  /** Null when the relay has not met the leg yet. */
  readonly known: Whose | null;
  /** Asks Twilio. */
  ask(): Promise<Result<Whose, Refusal>>;
}

function judgeAs(
  { role, name, endpoint }: Claims,
  operation: Operation,
  parameters: Parameters,
  whose: Whose,
): Verdict {
  const needed = neededPermissions(operation, parameters, whose, name);
  if (needed.length === 0) return fail(refuse.malformed('It would change nothing.'));
  const missing = needed.find((permission) => !mayDo(role, permission));
  if (missing !== undefined) {
    return fail(refuse.forbidden(`A token of the role ${role} may not ${missing}.`));
  }
  const dialsOwn = needed.includes('join muted with your own leg');
  if (dialsOwn && role === 'coach' && parameters.To !== endpoint) {
    return fail(
      refuse.forbidden(
        endpoint === undefined
          ? 'This token names no phone, so it can dial none: have one issued with --endpoint.'
          : 'A coach may dial only the phone that the token names.',
      ),
    );
  }
  return ok(needed);
}

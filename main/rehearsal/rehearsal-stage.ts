import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import {
  type FaultRequest,
  type PlayRequest,
  type RehearsalPanel,
  rehearsalPanelSchema,
} from '../../common/ipc/rehearsal.ts';

/** Sets the scene of a running rehearsal: what is played, and what goes wrong on purpose. */
export interface RehearsalStage {
  panel(): Promise<Result<RehearsalPanel>>;
  play(request: PlayRequest): Promise<Result<RehearsalPanel>>;
  /** Ends all calls; nobody calls any more. */
  stop(): Promise<Result<RehearsalPanel>>;
  fault(request: FaultRequest): Promise<Result<RehearsalPanel>>;
}

const TIMEOUT_MS = 5_000;

/** Where the simulator is, and what signs in to it. */
export interface SimulatedAccount {
  readonly url: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
}

/** Speaks to the simulator's control surface, which takes the rehearsed account's own credentials. */
export function createRehearsalStage({
  url,
  apiKeySid,
  apiKeySecret,
}: SimulatedAccount): RehearsalStage {
  const authorization = `Basic ${btoa(`${apiKeySid}:${apiKeySecret}`)}`;

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url}/_rehearsal/${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new Error(messageOf(answer) ?? `it answered ${response.status}`);
    return answer;
  }

  async function thenPanel(act: () => Promise<unknown>): Promise<Result<RehearsalPanel>> {
    try {
      await act();
      return ok(rehearsalPanelSchema.parse(await ask('GET', 'panel')));
    } catch (error) {
      return fail(refused(error));
    }
  }

  return {
    panel: () => thenPanel(async () => undefined),
    play: (request) => thenPanel(() => ask('POST', 'scenario', request)),
    stop: () => thenPanel(() => ask('DELETE', 'scenario')),
    fault: ({ name, on, parameters }) =>
      thenPanel(() =>
        on ? ask('POST', `faults/${name}`, parameters) : ask('DELETE', `faults/${name}`),
      ),
  };
}

function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('message' in answer)) return null;
  return typeof answer.message === 'string' ? answer.message : null;
}

function refused(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'refused',
    message: `The rehearsal did not take it: ${reason}.`,
    hint: 'If its calls have stopped, start the rehearsal again. Real accounts are not affected.',
  };
}

import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import { endpointSchema } from '../../common/model/endpoint.ts';
import { accountSidSchema, apiKeySidSchema } from '../../common/model/sid.ts';
import type { ForkedRehearsal } from './fork-rehearsal.ts';
import type { SimulatedAccount } from './rehearsal-stage.ts';

/**
 * The simulated Twilio of the rehearsal and a relay for its callbacks, in a process of their own: its end
 * never ends the console.
 */
export interface RehearsalProcess {
  readonly profile: Profile;
  readonly account: SimulatedAccount;
  /** Calls once when it ends by itself; at once when it has. */
  onEnd(act: () => void): void;
  close(): void;
}

/** The one line that it prints when it is ready. */
const announcementSchema = z.object({
  url: z.url(),
  accountSid: accountSidSchema,
  apiKeySid: apiKeySidSchema,
  apiKeySecret: z.string(),
  supervisorEndpoint: endpointSchema,
  callerId: endpointSchema,
  relayUrl: z.url(),
  relayToken: z.string(),
});

/** Waits until this one is ready. */
export async function startRehearsalProcess(
  forked: ForkedRehearsal,
): Promise<Result<RehearsalProcess>> {
  let isClosed = false;
  function close(): void {
    isClosed = true;
    forked.kill();
  }
  try {
    const announced = announcementSchema.parse(JSON.parse(await forked.line));
    return ok({
      profile: profileOf(announced),
      account: announced,
      onEnd: (act) =>
        forked.onEnd(() => {
          if (!isClosed) act();
        }),
      close,
    });
  } catch (error) {
    close();
    return fail(notStarted(error));
  }
}

function profileOf(announced: z.infer<typeof announcementSchema>): Profile {
  return {
    id: 'rehearsal',
    name: 'Rehearsal',
    accountSid: announced.accountSid,
    apiKeySid: announced.apiKeySid,
    secret: announced.apiKeySecret,
    region: null,
    edge: null,
    baseUrl: announced.url,
    endpoint: announced.supervisorEndpoint,
    callerId: announced.callerId,
    supervisorName: 'You',
    requestsPerMinute: 300,
    requestsAtOnce: 2,
    relay: { url: announced.relayUrl, gateway: false, role: 'supervisor' },
    relayToken: announced.relayToken,
  };
}

function notStarted(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `The rehearsal could not start: ${reason}.`,
    hint: 'Try again. Real accounts are not affected.',
  };
}

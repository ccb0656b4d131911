import { utilityProcess } from 'electron';
import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import { endpointSchema } from '../../common/model/endpoint.ts';
import { accountSidSchema, apiKeySidSchema } from '../../common/model/sid.ts';
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

const START_TIMEOUT_MS = 15_000;

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

export async function startRehearsalProcess(program: string): Promise<Result<RehearsalProcess>> {
  const child = utilityProcess.fork(program, [], {
    serviceName: 'Earshot rehearsal',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let hasEnded = false;
  let isClosed = false;
  let onEnd = () => {};
  child.once('exit', () => {
    hasEnded = true;
    if (!isClosed) onEnd();
  });
  function close(): void {
    isClosed = true;
    child.kill();
  }
  try {
    const announced = announcementSchema.parse(JSON.parse(await firstLine(child)));
    return ok({
      profile: profileOf(announced),
      account: announced,
      onEnd(act) {
        if (hasEnded && !isClosed) act();
        else onEnd = act;
      },
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

function firstLine(child: Electron.UtilityProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error('it did not answer in time')),
      START_TIMEOUT_MS,
    );
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\n');
      if (end < 0) return;
      clearTimeout(timer);
      resolve(text.slice(0, end));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`it ended with code ${code}`));
    });
  });
}

function notStarted(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `The rehearsal could not start: ${reason}.`,
    hint: 'Try again. Real accounts are not affected.',
  };
}

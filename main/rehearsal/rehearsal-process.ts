import { utilityProcess } from 'electron';
import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import { endpointSchema } from '../../common/model/endpoint.ts';
import { accountSidSchema, apiKeySidSchema } from '../../common/model/sid.ts';

/** The simulated Twilio of the rehearsal, in a process of its own: its end never ends the console. */
export interface Rehearsal {
  readonly profile: Profile;
  close(): void;
}

const START_TIMEOUT_MS = 15_000;

/** The one line that the simulator prints when it is ready. */
const announcementSchema = z.object({
  url: z.url(),
  accountSid: accountSidSchema,
  apiKeySid: apiKeySidSchema,
  apiKeySecret: z.string(),
  supervisorEndpoint: endpointSchema,
  callerId: endpointSchema,
});

export async function startRehearsal(simulatorPath: string): Promise<Result<Rehearsal>> {
  const child = utilityProcess.fork(simulatorPath, ['--port', '0', '--seed', '1'], {
    serviceName: 'Earshot rehearsal',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const line = await firstLine(child);
    const announced = announcementSchema.parse(JSON.parse(line));
    return ok({
      profile: {
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
      },
      close: () => {
        child.kill();
      },
    });
  } catch (error) {
    child.kill();
    return fail(notStarted(error));
  }
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

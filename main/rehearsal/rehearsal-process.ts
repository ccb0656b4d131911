import { utilityProcess } from 'electron';
import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import { endpointSchema } from '../../common/model/endpoint.ts';
import { accountSidSchema, apiKeySidSchema } from '../../common/model/sid.ts';
import type { EventSource } from '../core/event-source.ts';
import { openRehearsalEvents, type RehearsalEvents } from './rehearsal-events.ts';

/** The simulated Twilio of the rehearsal, in a process of its own: its end never ends the console. */
export interface Rehearsal {
  readonly profile: Profile;
  readonly events: EventSource;
  close(): void;
}

const START_TIMEOUT_MS = 15_000;

/** The one line that the simulator prints when it is ready. */
const announcementSchema = z.object({
  url: z.url(),
  accountSid: accountSidSchema,
  authToken: z.string(),
  apiKeySid: apiKeySidSchema,
  apiKeySecret: z.string(),
  supervisorEndpoint: endpointSchema,
  callerId: endpointSchema,
});

/** `report` is told of callbacks that were not believed or not understood. */
export async function startRehearsal(
  simulatorPath: string,
  report: (message: string) => void,
): Promise<Result<Rehearsal>> {
  try {
    const events = await openRehearsalEvents(report);
    return await startSimulator(simulatorPath, events);
  } catch (error) {
    return fail(notStarted(error));
  }
}

async function startSimulator(
  simulatorPath: string,
  events: RehearsalEvents,
): Promise<Result<Rehearsal>> {
  const child = utilityProcess.fork(
    simulatorPath,
    ['--port', '0', '--seed', '1', '--callback-url', events.callbackUrl],
    { serviceName: 'Earshot rehearsal', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  child.once('exit', () => events.end());
  function close(): void {
    events.close();
    child.kill();
  }
  try {
    const line = await firstLine(child);
    const announced = announcementSchema.parse(JSON.parse(line));
    events.trust(announced.authToken);
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
        requestsPerMinute: 300,
        requestsAtOnce: 2,
      },
      events,
      close,
    });
  } catch (error) {
    close();
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

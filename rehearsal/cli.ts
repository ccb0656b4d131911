import { pino } from 'pino';
import { systemClock } from '../simulator/time/clock.ts';
import { startAgentsAsk } from './agents-ask.ts';
import { startRehearsal } from './start-rehearsal.ts';

/*
 * The rehearsal: started by the console in a process of its own. It prints one line of JSON when it is
 * ready, and runs until it is ended.
 */
const logger = pino({ level: 'warn' }, pino.destination({ fd: 2, sync: false }));
const SEED = 1;
const rehearsal = await startRehearsal({ scenario: 'busy', seed: SEED, logger });
const { simulator, relayUrl, relayToken } = rehearsal;
const { url, accountSid, apiKeySid, apiKeySecret, supervisorEndpoint, callerId } = simulator;
const account = { accountSid, apiKeySid, apiKeySecret, supervisorEndpoint, callerId };
console.log(JSON.stringify({ url, ...account, relayUrl, relayToken }));
startAgentsAsk({ rehearsal, seed: SEED, clock: systemClock });

import { accountSidSchema, apiKeySidSchema } from '../../../common/model/sid.ts';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/index.ts';
import { type ServicesStage, type StageOptions, startServices } from './services-stage.ts';

/** A relay's gateway with the rehearsal Twilio behind it. */
export interface GatewayStage extends ServicesStage {
  readonly simulator: Simulator;
  /** Below `/gateway/2010-04-01/Accounts/AC…/`. */
  ask(token: string, request: GatewayRequest): Promise<GatewayAnswer>;
}

interface GatewayRequest {
  readonly method?: string;
  readonly path: string;
  readonly form?: Readonly<Record<string, string>> | string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface GatewayAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly code: number | null;
}

export type GatewayOptions = Omit<StageOptions, 'gateway' | 'account'> & {
  readonly requestsAtOnce?: number;
  /** A Twilio that is there already. */
  readonly simulator?: Simulator;
  readonly simulate?: SimulatorOptions;
};

export async function startGateway(options: GatewayOptions = {}): Promise<GatewayStage> {
  const simulator = options.simulator ?? (await startSimulator({ speed: 50, ...options.simulate }));
  const { accountSid, apiKeySid, apiKeySecret, url: baseUrl } = simulator;
  const account = accountSidSchema.parse(accountSid);
  const services = await startServices({
    ...options,
    account,
    gateway: {
      apiKeySid: apiKeySidSchema.parse(apiKeySid),
      apiKeySecret,
      baseUrl,
      requestsAtOnce: options.requestsAtOnce ?? 10,
    },
  });
  return {
    ...services,
    simulator,
    async ask(token, { method, path, form, headers = {} }) {
      const body =
        form === undefined ? null : typeof form === 'string' ? form : new URLSearchParams(form);
      const answer = await fetch(`${services.url}/gateway/2010-04-01/Accounts/${account}/${path}`, {
        method: method ?? (form === undefined ? 'GET' : 'POST'),
        redirect: 'manual',
        body,
        headers: {
          authorization: `Bearer ${token}`,
          ...(typeof form === 'string'
            ? { 'content-type': 'application/x-www-form-urlencoded' }
            : {}),
          ...headers,
        },
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, code: codeIn(text) };
    },
    async close() {
      await services.close();
      if (options.simulator === undefined) await simulator.close();
    },
  };
}

/** A call with an agent, a customer, and the legs of two supervisors. */
export function openSupervisedCall(simulator: Simulator, me: string, friendlyName: string) {
  const label = supervisorLabel({ consoleId: 'mine', name: me });
  const { sid, participants } = simulator.floor.openConference({
    friendlyName,
    participants: [
      { label: 'Agent 4', to: 'client:agent4', direction: 'outbound-api' },
      { from: '+14155550177' },
      { label, muted: true },
      { label: supervisorLabel({ consoleId: 'other', name: 'Carl' }), muted: true },
    ],
  });
  const [agent, customer, own, colleague] = participants.map(({ callSid }) => callSid);
  if (!agent || !customer || !own || !colleague) throw new Error('The call did not open');
  return { conference: sid, agent, customer, own, colleague };
}

function codeIn(text: string): number | null {
  const found = text.match(/^\{"code":(\d+)/)?.[1];
  return found === undefined ? null : Number(found);
}

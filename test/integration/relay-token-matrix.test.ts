import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supervisorLabel } from '../../common/model/supervisor-label.ts';
import { type Role, roleSchema } from '../../common/wire/relay-protocol.ts';
import { PERMISSIONS } from '../../relay/gateway/permissions.ts';
import {
  type GatewayStage,
  openSupervisedCall,
  startGateway,
} from '../support/relay/gateway-stage.ts';

const NAME = 'Anna Berg';
const PHONE = 'client:anna';

interface Row {
  readonly what: string;
  readonly example: string;
  readonly allowed: Readonly<Record<Role, boolean>>;
}

const rows = tableOfTheGuide();
const roles = roleSchema.options;
let stage: GatewayStage;

beforeAll(async () => {
  stage = await startGateway();
});
afterAll(() => stage.close());

it('has a line in the operations guide for everything that the gateway knows', () => {
  expect(rows.map(({ what }) => what)).toEqual(Object.keys(PERMISSIONS));
});

it('says in the guide what the gateway’s own table says', () => {
  for (const { what, allowed } of rows) {
    const permitted: readonly string[] =
      Object.entries(PERMISSIONS).find(([name]) => name === what)?.[1] ?? [];
    expect([what, roles.filter((role) => allowed[role])]).toEqual([
      what,
      roles.filter((role) => permitted.includes(role)),
    ]);
  }
});

describe.each(rows)('$what', ({ example, allowed }) => {
  it.each(roles)('by a token of the role %s', async (role) => {
    const isAllowed = allowed[role];
    const { token, request, before } = await scene(role, example, isAllowed);
    const answer = await stage.ask(token, request);
    const passed = stage.simulator.requests.list().slice(before);
    if (isAllowed) {
      expect(answer.status, answer.text).toBeLessThan(300);
      // A list that another role has just read is not asked for again.
      const isShared = Number(answer.headers.get('earshot-age-ms')) > 0;
      const asked = passed.filter(({ method }) => method === request.method);
      expect(asked).toHaveLength(isShared ? 0 : 1);
    } else {
      expect([answer.status, answer.code]).toEqual([403, 20403]);
      // It may have looked whose leg it is; it has changed nothing and shown nothing.
      expect(passed.filter(({ url }) => !url.includes('/Participants/CA'))).toEqual([]);
      expect(passed.filter(({ method }) => method !== 'GET')).toEqual([]);
    }
  });
});

/** A call of its own for each try, so that none meets what another has left. */
async function scene(role: Role, example: string, isAllowed: boolean) {
  const { simulator } = stage;
  const token = await stage.token(NAME, role, PHONE);
  const call = openSupervisedCall(simulator, NAME, `${role} ${example}`.slice(0, 100));
  if (example.includes('Twilio.CURRENT')) simulator.floor.record(call.conference);
  const joins = example.includes('{LABEL}');
  // Twilio refuses a label that is there already.
  if (joins) simulator.floor.leave(call.own);
  const added = example.includes('{ADDED}')
    ? await addSomebody(isAllowed ? token : await stage.token('Somebody', 'admin'), call.conference)
    : '';
  // By its call alone nobody can tell whose leg it is: a console has seen it on a list before.
  if (example.startsWith('POST Calls/{OWN}')) await stage.ask(token, listOf(call.conference));
  const values: Readonly<Record<string, string>> = {
    CF: call.conference,
    AGENT: call.agent,
    OWN: call.own,
    COLLEAGUE: call.colleague,
    ADDED: added,
    PHONE,
    CALLER: simulator.callerId,
    LABEL: supervisorLabel({ consoleId: 'mine', name: NAME }),
  };
  const [method = '', path = '', ...fields] = example
    .split(' ')
    .map((word) => word.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '?'));
  const form = Object.fromEntries(
    fields.map((field) => {
      const [name = '', ...value] = field.split('=');
      return [name, value.join('=')];
    }),
  );
  const request =
    method === 'POST'
      ? { method, path, form }
      : { method, path: path + (fields.length > 0 ? `?${new URLSearchParams(form)}` : '') };
  return { token, request, before: simulator.requests.list().length };
}

async function addSomebody(token: string, conference: string): Promise<string> {
  const { text } = await stage.ask(token, {
    path: `Conferences/${conference}/Participants.json`,
    form: { To: '+14155550144', From: stage.simulator.callerId },
  });
  const sid = text.match(/"call_sid":"(CA[0-9a-f]{32})"/)?.[1];
  if (sid === undefined) throw new Error(text);
  return sid;
}

function listOf(conference: string) {
  return { path: `Conferences/${conference}/Participants.json` };
}

function tableOfTheGuide(): readonly Row[] {
  const guide = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const lines = guide.split('\n');
  const head = lines.findIndex((line) => /^\| what +\| for example/.test(line));
  const columns = cellsOf(lines[head] ?? '').slice(2);
  expect(columns).toEqual(roleSchema.options);
  const body = lines.slice(head + 2);
  return body.slice(0, body.indexOf('')).map((line) => {
    const [what = '', example = '', ...marks] = cellsOf(line);
    const allowed = Object.fromEntries(
      roleSchema.options.map((role, index) => {
        const mark = marks[index];
        if (mark !== 'yes' && mark !== 'no') throw new Error(`${what}, ${role}: “${mark}”`);
        return [role, mark === 'yes'];
      }),
    );
    return { what, example: example.replaceAll('`', ''), allowed: allRoles(allowed) };
  });
}

function allRoles(allowed: Readonly<Record<string, boolean>>): Row['allowed'] {
  const {
    viewer = false,
    coach = false,
    supervisor = false,
    admin = false,
    agent = false,
  } = allowed;
  return { viewer, coach, supervisor, admin, agent };
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

import type { Simulator } from '../../simulator/index.ts';
import type { PackagedEarshot, PackagedStart } from '../support/electron/launch-packaged.ts';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

/** Anybody can have anybody click a link. Each is what it would say about one call. */
const COMMANDS: Readonly<Record<string, (call: string) => string>> = {
  'end-call': (call) => `earshot://conference/${call}/end-call`,
  listen: (call) => `earshot://conference/${call}/listen`,
};
const OTHERS = [
  (call: string) => `earshot://conference/${call}?act=end-call`,
  (call: string) => `earshot://conference/${call}#end-call`,
  (call: string) => `EARSHOT://conference/${call}/end-call`,
  (call: string) => `earshot:conference/${call}/end-call`,
  () => 'earshot://command/end-call',
  () => 'earshot://conference/"--no-sandbox',
];

test('a second start with a link brings up the call and gives no command', async ({
  signIn,
  simulator,
  start,
}) => {
  const call = openCall(simulator);
  const earshot = await signIn();
  await expect(earshot.window.getByRole('heading', { name: 'Billing 4412' })).toBeVisible();
  for (const link of [...Object.values(COMMANDS), ...OTHERS]) {
    await follow(start, earshot, link(call));
  }
  expect(simulator.requests.list({ method: 'POST' })).toEqual([]);
  await follow(start, earshot, `earshot://conference/${call}`);
  await expect(earshot.window.getByRole('heading', { name: 'Who hears whom' })).toBeVisible();
  expect(simulator.requests.list({ method: 'POST' })).toEqual([]);
  expect(earshot.window.url()).toBe('app://earshot/index.html');
});

test('a console that did what links say would be found', async ({ signIn, simulator, start }) => {
  const binary = await changedCopy({ without: ['links'] });
  const call = openCall(simulator);
  const earshot = await signIn({ binary });
  await expect(earshot.window.getByRole('heading', { name: 'Billing 4412' })).toBeVisible();
  for (const link of ['listen', 'end-call']) {
    simulator.requests.clear();
    await follow(start, earshot, COMMANDS[link]?.(call) ?? '', binary);
    await expect
      .poll(() => simulator.requests.list({ method: 'POST' }), { message: link })
      .not.toEqual([]);
  }
});

function openCall(simulator: Simulator): string {
  return simulator.floor.openConference({
    friendlyName: 'Billing 4412',
    participants: [{ label: 'Agent 4' }, { from: '+14155550177' }],
  }).sid;
}

/** As the system does when somebody clicks it while the console is open. */
async function follow(
  start: (options: object) => Promise<PackagedStart>,
  { userDataDir }: PackagedEarshot,
  link: string,
  binary?: string,
): Promise<void> {
  const second = await start({ userData: userDataDir, args: [link], ...(binary && { binary }) });
  expect(await second.ended, link).toBe(0);
}

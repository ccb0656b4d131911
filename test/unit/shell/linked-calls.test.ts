import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { callOfArguments } from '../../../main/shell/deep-link.ts';
import { collectLinks } from '../../../main/shell/linked-calls.ts';

const sidOf = (n: number) => `CF${String(n).padStart(32, '0')}`;
const linkTo = (n: number) => `earshot://conference/${sidOf(n)}`;

function setUp(argv: readonly string[] = ['earshot'], platform: NodeJS.Platform = 'linux') {
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    setAsDefaultProtocolClient: vi.fn(() => true),
  });
  const links = collectLinks(app as never, argv, platform);
  const heard: (string | null)[] = [];
  return {
    app,
    heard,
    hear: () => links.hear((words) => heard.push(callOfArguments(words))),
    startAgain: (...words: string[]) => app.emit('second-instance', {}, ['earshot', ...words]),
    openUrl(link: string) {
      const event = { preventDefault: vi.fn() };
      app.emit('open-url', event, link);
      return event.preventDefault;
    },
  };
}

test('the link of the first start is kept until the console is open', () => {
  const { heard, hear } = setUp(['earshot', linkTo(1)]);
  expect(heard).toEqual([]);
  hear();
  expect(heard).toEqual([sidOf(1)]);
});

test('a start without a link asks for nothing', () => {
  const { heard, hear } = setUp();
  hear();
  expect(heard).toEqual([]);
});

test('a link that a Mac hands over while the console opens is kept, and later ones are told at once', () => {
  const { heard, hear, openUrl } = setUp();
  expect(openUrl(linkTo(1))).toHaveBeenCalled();
  hear();
  openUrl(linkTo(2));
  expect(heard).toEqual([sidOf(1), sidOf(2)]);
});

test('a second start while the console opens is told after the first', () => {
  const plain = setUp();
  plain.startAgain();
  plain.hear();
  expect(plain.heard).toEqual([null]);

  const withLinks = setUp(['earshot', linkTo(1)]);
  withLinks.startAgain(linkTo(2));
  withLinks.startAgain();
  withLinks.hear();
  expect(withLinks.heard).toEqual([sidOf(1), sidOf(2), null]);
});

test('what is no link of ours brings the console up and names no call', () => {
  const { heard, hear, startAgain, openUrl } = setUp(['earshot', `${linkTo(1)}/end-call`]);
  hear();
  startAgain(`${linkTo(1)}?act=end`);
  openUrl('earshot://command/end-call');
  expect(heard).toEqual([null, null, null]);
});

test.each([
  { platform: 'win32', isRegistered: true },
  { platform: 'linux', isRegistered: false },
  { platform: 'darwin', isRegistered: false },
] as const)('on $platform it tells the system of its scheme: $isRegistered', (on) => {
  const { app } = setUp(['earshot'], on.platform);
  const told = app.setAsDefaultProtocolClient.mock.calls;
  expect(told).toEqual(on.isRegistered ? [['earshot', process.execPath, ['--']]] : []);
});

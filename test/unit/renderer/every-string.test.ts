import { describe, expect, test } from 'vitest';
import { filesOfRenderer, textOf } from '../../support/words/phrases.ts';
import { textsIn } from '../../support/words/texts-in.ts';

/** Parts whose words are still where they are said. A file that is clean has to leave the list. */
const NOT_YET: readonly string[] = [];

/** What is not language, by the file that says it: signs, and how something that is typed looks. */
const NO_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  'features/keyboard/platform.ts': ['Mac'],
  // Twilio's names of parameters.
  'features/add/add-somebody.tsx': ['CallSidToCoach'],
  'features/add/from-field.tsx': ['From'],
  'features/add/join-as.ts': [
    'Muted',
    'Coaching',
    'CallSidToCoach',
    'Beep',
    'StartConferenceOnEnter',
    'EndConferenceOnExit',
  ],
  'features/add/quick-add.tsx': [
    'To',
    'From',
    'Label',
    'Muted',
    'Beep',
    'StartConferenceOnEnter',
    'EndConferenceOnExit',
    'Coaching',
    'CallSidToCoach',
  ],
  'features/add/saved-people.ts': ['To', 'Label', 'CallSidToCoach'],
  'features/add/use-addition.ts': ['To', 'From'],
  'features/add/who-field.tsx': ['To'],
  'features/add/will-happen.ts': ['Timeout'],
  'features/panel/link-path.ts': ['M Q'],
  'features/sign-in/account-fields.tsx': ['AC…', 'SK…'],
  'features/sign-in/more-fields.tsx': ['ie1', 'dublin', 'https://api.twilio.com'],
  'features/sign-in/relay-fields.tsx': ['https://relay.example.com'],
  'features/sign-in/you-fields.tsx': ['client:alex'],
  'ui/brand.tsx': ['Earshot'],
  'ui/theme.ts': ['"Inter Variable", Inter, system-ui, sans-serif'],
};

/** Names of keys, media queries and selectors, wherever they stand. */
const CODE =
  /^(Arrow(Up|Down|Left|Right)|Home|End|((Meta|Control)\+)?Enter|Tab|Escape|Page(Up|Down)|Shift|Control|Alt|AltGraph|Meta|CapsLock|Fn|\(prefers-[^)]*\)|(input|button)[,:].*)$/;

const files = filesOfRenderer().filter((file) => !isOfWords(file));

test('every string on the screen comes from the words of its part', () => {
  const lines = files.filter((file) => !NOT_YET.includes(file)).flatMap(foundIn);
  expect(lines).toEqual([]);
  expect(files.length).toBeGreaterThan(150);
});

test('nothing is excused that needs no excuse', () => {
  expect(NOT_YET.filter((file) => foundIn(file).length === 0)).toEqual([]);
  const unused = Object.entries(NO_LANGUAGE).flatMap(([file, excused]) => {
    const texts = textsIn(file, textOf(file)).map(({ text }) => text);
    return excused.filter((text) => !texts.includes(text)).map((text) => `${file}: ${text}`);
  });
  expect(unused).toEqual([]);
});

/** `words.ts`, and what only such files use. */
function isOfWords(file: string): boolean {
  return file.startsWith('words/') || /(^|\/)([a-z-]+-)?words\.ts$/.test(file);
}

function foundIn(file: string): readonly string[] {
  return textsIn(file, textOf(file))
    .filter(({ text }) => !CODE.test(text) && !NO_LANGUAGE[file]?.includes(text))
    .map(({ line, text }) => `renderer/${file}:${line}: ${text}`);
}

describe('the search for strings', () => {
  test.each([
    ['text of an element', '<p>Leave</p>', 'Leave'],
    ['text between values', '<p>{name} is muted</p>', 'is muted'],
    ['a choice', "<p>{isMe ? 'leave' : words.keep()}</p>", 'leave'],
    ['what may be left out', "<p>{isOld && 'old'}</p>", 'old'],
    ['an attribute', '<Button label="mute" />', 'mute'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a piece of source.
    ['an attribute that is put together', '<b aria-label={`coach ${name}`} />', 'coach'],
    ['a sentence in a table', "const WHY = { gone: 'they left the call' };", 'they left the call'],
    ['a word in a table', "const WHY = { gone: 'Gone' };", 'Gone'],
    ['words that trail off', "const wait = 'checking…';", 'checking…'],
  ])('finds %s', (_, source, text) => {
    expect(textsIn('planted.tsx', source)).toEqual([{ line: 1, text }]);
  });

  test.each([
    ['a word of the catalogue', '<p title={words.title()}>{words.leave()}</p>'],
    ['signs', '<p>{name} · {call} →</p>'],
    ['attributes for the machine', '<p role="status" data-kind="on hold" className="a b" />'],
    ['a comparison', "<p>{key === 'Enter' && words.enter()}</p>"],
    ['a type', "type Kind = 'On hold' | 'Muted';"],
    ['what is told to a developer', "throw new Error('Use it inside of the provider');"],
    ['identifiers', "const KINDS = ['on-hold', 'muted'];"],
  ])('passes over %s', (_, source) => {
    expect(textsIn('fine.tsx', source)).toEqual([]);
  });
});

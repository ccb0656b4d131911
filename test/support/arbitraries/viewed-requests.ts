import fc from 'fast-check';
import { accountSidSchema, apiKeySidSchema } from '../../../common/model/sid.ts';
import { CREATE_PARAMETERS } from '../../../common/participant-parameters/create-parameters.ts';
import { type FormFields, formOf } from '../../../common/participant-parameters/form.ts';
import { UPDATE_PARAMETERS } from '../../../common/participant-parameters/update-parameters.ts';
import type { ViewedAccount, ViewedRequest } from '../../../common/request-views/request.ts';

/** Whatever a shell, a program or a form could take for something of its own. */
export const NASTY: readonly string[] = [
  "it's",
  '"quoted"',
  "'; echo $(id) `id` $HOME \\",
  '@/etc/passwd',
  '=x&To=+19995550123#?%20%',
  '--help',
  '!!',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a trap
  '${process.exit(1)}`',
  "\\u0027 \\'",
  '</script>',
  'Zoë 👩‍👩‍👧 🎧 مرحبا',
  'one\ntwo\r\nthree\ttab',
  '\u202eturned\u2028line\ufeff',
  'half \ud83c of one',
  "~!*()'-._ +",
  '日本語',
];

export const viewedAccount: ViewedAccount = {
  accountSid: accountSidSchema.parse(`AC${'0'.repeat(32)}`),
  apiKeySid: apiKeySidSchema.parse(`SK${'1'.repeat(32)}`),
  region: null,
  edge: null,
  baseUrl: null,
};

/** Text that a person could not type and could paste, but for the one character that no argument has. */
export const nastyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...NASTY),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(...'\'"\\$`!@=&%+ \n#~;|<>(){}[]*?-A'),
    }),
  )
  .map((text) => text.replaceAll('\0', ''));

/** Requests of either kind with any value for any parameter, whether or not Twilio would take it. */
export const viewedRequest: fc.Arbitrary<ViewedRequest> = fc.oneof(
  fc.record({
    operation: fc.record({
      kind: fc.constant('create' as const),
      conference: nastyText,
    }),
    fields: fieldsOf(CREATE_PARAMETERS),
    account: accounts(),
  }),
  fc.record({
    operation: fc.record({
      kind: fc.constant('update' as const),
      conference: fc.constant(`CF${'2'.repeat(32)}`),
      callSid: fc.constant(`CA${'3'.repeat(32)}`),
    }),
    fields: fieldsOf(UPDATE_PARAMETERS),
    account: accounts(),
  }),
);

function fieldsOf(table: Parameters<typeof formOf>[0]): fc.Arbitrary<FormFields> {
  return fc
    .dictionary(
      fc.constantFrom(...Object.keys(table)),
      fc.oneof(nastyText, fc.array(nastyText, { maxLength: 3 })),
    )
    .map((draft) => formOf(table, draft));
}

function accounts(): fc.Arbitrary<ViewedAccount> {
  return fc.constantFrom<ViewedAccount>(
    viewedAccount,
    { ...viewedAccount, apiKeySid: null },
    { ...viewedAccount, region: 'ie1', edge: 'dublin' },
    { ...viewedAccount, edge: 'sydney' },
    { ...viewedAccount, baseUrl: 'http://127.0.0.1:8123' },
    { ...viewedAccount, relay: { url: 'https://relay.example.com', gateway: true } },
    { ...viewedAccount, relay: { url: 'https://relay.example.com', gateway: false } },
  );
}

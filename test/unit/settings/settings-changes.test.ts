import { expect, test } from 'vitest';
import { settingsChangesSchema } from '../../../common/ipc/settings.ts';

const changesOf = (input: unknown) => settingsChangesSchema.safeParse(input);

test('some of the settings are changed, and no other is given its default', () => {
  expect(changesOf({ language: 'en-XA' })).toEqual({ success: true, data: { language: 'en-XA' } });
});

test.each([
  ['nothing', {}],
  ['a setting that there is not', { colour: 'red' }],
  ['a setting without a value', { language: undefined }],
  ['one without a value beside one with', { language: 'en', views: undefined }],
  ['a value that cannot be', { mutedNeeds: ['everything'] }],
])('%s is no change', (_what, input) => {
  expect(changesOf(input).success).toBe(false);
});

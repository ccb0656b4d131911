import { NativeSelect, TextInput } from '@mantine/core';
import { errorOf, type Fields } from './fields.ts';
import { announceWords as words } from './words.ts';

/** An address that Twilio fetches, and how it asks. */
export function AddressFields({ draft, wrong, onChange }: Fields) {
  return (
    <>
      <TextInput
        name="url"
        label={words.url()}
        description={words.urlHelp()}
        placeholder={words.urlExample()}
        type="url"
        dir="ltr"
        spellCheck={false}
        data-autofocus
        value={draft.url}
        error={errorOf({ wrong }, 'url')}
        onChange={({ currentTarget }) => onChange({ url: currentTarget.value })}
      />
      <NativeSelect
        label={words.method()}
        description={words.methodHelp()}
        data={['POST', 'GET']}
        value={draft.method}
        onChange={({ currentTarget: { value } }) =>
          onChange({ method: value === 'GET' ? 'GET' : 'POST' })
        }
      />
    </>
  );
}

import { PasswordInput } from '@mantine/core';
import { FieldGroup, type FieldsProps } from './field-group.tsx';
import { relayUrlShape } from './shape.ts';
import { TypedField } from './typed-field.tsx';
import { signInWords } from './words.ts';

/** Where events come from, and perhaps everything else. */
export function RelayFields({ form, way, isKept }: FieldsProps & { isKept: boolean }) {
  return (
    <FieldGroup
      title={signInWords.theRelay(way)}
      {...(way === 'account' ? { what: signInWords.theRelayWhat() } : {})}
    >
      <TypedField
        label={signInWords.relayUrl()}
        description={signInWords.relayUrlWhere()}
        placeholder="https://relay.example.com"
        shape={relayUrlShape(form.values.relayUrl)}
        {...form.getInputProps('relayUrl')}
      />
      <PasswordInput
        label={signInWords.relayToken()}
        description={signInWords.relayTokenWhere()}
        placeholder={isKept ? signInWords.kept() : ''}
        autoComplete="off"
        {...form.getInputProps('relayToken')}
      />
    </FieldGroup>
  );
}

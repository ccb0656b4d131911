import { PasswordInput, TextInput } from '@mantine/core';
import { FieldGroup, type FieldsProps } from './field-group.tsx';
import { secretShape, sidShape } from './shape.ts';
import { TypedField } from './typed-field.tsx';
import { signInWords } from './words.ts';

/** Which account it is, and what signs in to it where no relay does. */
export function AccountFields({ form, way, isKept }: FieldsProps & { isKept: boolean }) {
  const { accountSid, apiKeySid, secret } = form.values;
  const secretIs = secretShape(secret);
  const secretProps = form.getInputProps('secret');
  return (
    <FieldGroup title={signInWords.theAccount()}>
      <TextInput
        label={signInWords.name()}
        description={signInWords.nameWhere()}
        placeholder={signInWords.namePlaceholder()}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <TypedField
        label={signInWords.accountSid()}
        description={signInWords.accountSidWhere(way)}
        placeholder="AC…"
        shape={sidShape(accountSid, 'AC')}
        sid="AC"
        {...form.getInputProps('accountSid')}
      />
      {way === 'account' && (
        <TypedField
          label={signInWords.apiKeySid()}
          description={signInWords.apiKeySidWhere()}
          placeholder="SK…"
          shape={sidShape(apiKeySid, 'SK')}
          sid="SK"
          {...form.getInputProps('apiKeySid')}
        />
      )}
      {way === 'account' && (
        <PasswordInput
          label={signInWords.secret()}
          description={signInWords.secretWhere()}
          placeholder={isKept ? signInWords.kept() : ''}
          autoComplete="off"
          {...secretProps}
          error={
            secretProps.error ??
            (secretIs.is === 'wrong' ? signInWords.misshapen(secretIs, null) : undefined)
          }
        />
      )}
    </FieldGroup>
  );
}

import { TextInput } from '@mantine/core';
import { FieldGroup, type FieldsProps } from './field-group.tsx';
import { endpointShape } from './shape.ts';
import { TypedField } from './typed-field.tsx';
import { signInWords } from './words.ts';

/** Whom Twilio calls, and as whom others see them. */
export function YouFields({ form, way }: FieldsProps) {
  return (
    <FieldGroup title={signInWords.you()}>
      <TypedField
        label={signInWords.endpoint()}
        description={signInWords.endpointWhere()}
        placeholder="client:alex"
        shape={endpointShape(form.values.endpoint)}
        {...form.getInputProps('endpoint')}
      />
      <TypedField
        label={signInWords.callerId()}
        description={signInWords.callerIdWhere()}
        placeholder="+14155550199"
        shape={endpointShape(form.values.callerId)}
        {...form.getInputProps('callerId')}
      />
      <TextInput
        label={signInWords.supervisorName()}
        description={signInWords.supervisorNameWhere(way)}
        autoComplete="off"
        {...form.getInputProps('supervisorName')}
      />
    </FieldGroup>
  );
}

import { Checkbox, Input, NativeSelect, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { Parameter } from '../../../common/participant-parameters/parameter.ts';
import { type ControlProps, textOf } from './control.ts';
import classes from './parameter-field.module.css';
import { parametersWords as words } from './words.ts';

interface TruthControlProps extends ControlProps {
  /** Null where it depends. */
  readonly byDefault: boolean | null;
}

/** Yes, no, or left to Twilio. */
export function TruthControl(props: TruthControlProps) {
  const { name, value, label, description, error, byDefault, onChange } = props;
  const id = useId();
  return (
    <Input.Wrapper
      labelElement="div"
      label={label}
      description={description}
      error={error}
      labelProps={{ id: `${id}-label` }}
      descriptionProps={{ id: `${id}-description` }}
      errorProps={{ id: `${id}-error` }}
      inputWrapperOrder={[...ORDER]}
    >
      <SegmentedControl
        id={id}
        className={classes.truth ?? ''}
        fullWidth
        data-parameter={name}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-description${error === null ? '' : ` ${id}-error`}`}
        value={textOf(value)}
        data={[
          {
            value: '',
            label: byDefault === null ? words.leftAlone() : words.defaultTruth(byDefault),
          },
          { value: 'true', label: words.yes() },
          { value: 'false', label: words.no() },
        ]}
        onChange={onChange}
      />
    </Input.Wrapper>
  );
}

interface ChoiceControlProps extends ControlProps {
  readonly choices: readonly (string | { readonly value: string; readonly label: string })[];
  readonly byDefault: Parameter['default'];
}

/** One of Twilio's values, or left to Twilio. */
export function ChoiceControl({
  name,
  value,
  choices,
  byDefault,
  onChange,
  ...shown
}: ChoiceControlProps) {
  const first = typeof byDefault === 'string' ? words.byDefault(byDefault) : words.leftAlone();
  return (
    <NativeSelect
      {...shown}
      data-parameter={name}
      inputWrapperOrder={[...ORDER]}
      value={textOf(value)}
      data={[{ value: '', label: first }, ...choices]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** Any number of Twilio's values; none of them leaves it to Twilio. */
export function EventsControl({
  name,
  value,
  choices,
  onChange,
  ...shown
}: ControlProps & { readonly choices: readonly string[] }) {
  return (
    <Checkbox.Group
      {...shown}
      data-parameter={name}
      inputWrapperOrder={[...ORDER]}
      value={typeof value === 'string' ? [] : [...value]}
      // In Twilio's own order, whatever the order of the clicks.
      onChange={(chosen) => onChange(choices.filter((choice) => chosen.includes(choice)))}
    >
      <div className={classes.events}>
        {choices.map((choice) => (
          <Checkbox key={choice} size="xs" value={choice} label={choice} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

const ORDER = ['label', 'description', 'input', 'error'] as const;

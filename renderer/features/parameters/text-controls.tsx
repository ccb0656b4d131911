import { Checkbox, NumberInput, PasswordInput, TextInput } from '@mantine/core';
import {
  type Parameter,
  SILENCE,
  type Unit,
} from '../../../common/participant-parameters/parameter.ts';
import { type ControlProps, textOf } from './control.ts';
import classes from './parameter-field.module.css';
import { parametersWords as words } from './words.ts';

/** One line of text, as Twilio takes it. */
export function TextControl({
  name,
  value,
  type = 'text',
  onChange,
  ...shown
}: ControlProps & { type?: 'text' | 'url' }) {
  return (
    <TextInput
      {...shown}
      type={type}
      data-parameter={name}
      autoComplete="off"
      spellCheck={false}
      dir={name === 'Label' || name === 'CallReason' ? 'auto' : 'ltr'}
      value={textOf(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

interface WholeControlProps extends ControlProps {
  readonly unit: Unit;
  readonly byDefault: Parameter['default'];
}

/** A whole number, whose limits are said and never forced on what is typed. */
export function WholeControl({
  name,
  value,
  unit,
  byDefault,
  onChange,
  ...shown
}: WholeControlProps) {
  return (
    <NumberInput
      {...shown}
      data-parameter={name}
      autoComplete="off"
      hideControls
      allowDecimal={false}
      clampBehavior="none"
      placeholder={typeof byDefault === 'string' ? words.byDefault(byDefault) : words.leftAlone()}
      rightSection={<span className={classes.unit}>{words.unit(unit)}</span>}
      rightSectionWidth={58}
      rightSectionPointerEvents="none"
      value={textOf(value)}
      onChange={(typed) => onChange(String(typed))}
    />
  );
}

/** Shown as dots, and in no view of the request. */
export function SecretControl({ name, value, onChange, ...shown }: ControlProps) {
  return (
    <PasswordInput
      {...shown}
      data-parameter={name}
      autoComplete="off"
      placeholder={words.secretKept()}
      visibilityToggleButtonProps={{ 'aria-label': words.showSecret() }}
      value={textOf(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** The address of something that is played, or that nothing is. */
export function SoundControl({ name, value, label, onChange, ...shown }: ControlProps) {
  const isSilent = value === SILENCE;
  return (
    <TextInput
      {...shown}
      label={label}
      type="url"
      data-parameter={name}
      autoComplete="off"
      spellCheck={false}
      dir="ltr"
      disabled={isSilent}
      value={isSilent ? '' : textOf(value)}
      rightSection={
        <Checkbox
          size="xs"
          label={words.silence()}
          aria-label={words.silenceFor(name)}
          checked={isSilent}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? SILENCE : '')}
        />
      }
      rightSectionWidth={86}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

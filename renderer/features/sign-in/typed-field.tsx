import { TextInput, type TextInputProps } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Shape } from './shape.ts';
import classes from './typed-field.module.css';
import { signInWords } from './words.ts';

interface TypedFieldProps extends TextInputProps {
  readonly shape: Shape;
  /** Whose SID it should be. */
  readonly sid?: 'AC' | 'SK';
}

/** A field that is looked at while it is typed. What it lacks is said by the form, once it is sent. */
export function TypedField({ shape, sid, error, ...field }: TypedFieldProps) {
  const misshapen = shape.is === 'wrong' ? signInWords.misshapen(shape, sid ?? null) : undefined;
  return (
    <TextInput
      spellCheck={false}
      autoComplete="off"
      {...field}
      error={error ?? misshapen}
      rightSectionWidth={shape.is === 'begun' ? 52 : 32}
      rightSection={<Mark shape={shape} />}
      rightSectionPointerEvents="none"
    />
  );
}

function Mark({ shape }: { shape: Shape }) {
  if (shape.is === 'good') {
    return (
      <IconCheck
        className={classes.good}
        size={16}
        role="img"
        aria-label={signInWords.rightShape()}
      />
    );
  }
  if (shape.is !== 'begun') return null;
  return (
    <small className={classes.begun}>
      <span aria-hidden>{signInWords.soFarShort(shape.has, shape.of)}</span>
      <span className={classes.spoken}>{signInWords.soFar(shape.has, shape.of)}</span>
    </small>
  );
}

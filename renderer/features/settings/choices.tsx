import { Radio } from '@mantine/core';
import classes from './choices.module.css';

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly description?: string;
  /** Null: what is chosen is in another group. */
  readonly value: T | null;
  readonly choices: readonly { readonly value: T; readonly name: string; readonly what: string }[];
  readonly onChoose: (value: T) => void;
}

/** One of a few, each with what it means. */
export function Choices<T extends string>({
  label,
  description,
  value,
  choices,
  onChoose,
}: ChoicesProps<T>) {
  return (
    <Radio.Group
      label={label}
      description={description}
      value={value}
      classNames={{ label: classes.label ?? '' }}
      onChange={(chosen) => {
        const choice = choices.find((one) => one.value === chosen);
        if (choice !== undefined) onChoose(choice.value);
      }}
    >
      <div className={classes.choices}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            className={classes.choice ?? ''}
            value={choice.value}
            classNames={{ description: classes.what ?? '' }}
            label={choice.name}
            description={choice.what}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

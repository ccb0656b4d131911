import { ActionIcon } from '@mantine/core';
import { IconInfoCircle, IconRestore } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { Parameter } from '../../../common/participant-parameters/parameter.ts';
import type { About, What } from '../../../common/participant-parameters/problem.ts';
import { ChoiceControl, EventsControl, TruthControl } from './choice-controls.tsx';
import type { ControlProps } from './control.ts';
import classes from './parameter-field.module.css';
import { SecretControl, SoundControl, TextControl, WholeControl } from './text-controls.tsx';
import type { SaidName } from './title-words.ts';
import { parametersWords as words } from './words.ts';

interface Person {
  readonly value: string;
  readonly label: string;
}

export interface ParameterFieldProps {
  readonly name: SaidName;
  readonly parameter: Parameter;
  /** Empty while it is left alone. */
  readonly value: string | readonly string[];
  readonly problem: What | null;
  readonly notices: readonly About[];
  /** What else is to be known of the value, such as whose CallSid it is. */
  readonly remark?: string | undefined;
  /** Whose CallSid can be chosen, instead of typing it. */
  readonly people?: readonly Person[] | undefined;
  readonly onChange: (name: SaidName, value: string | readonly string[]) => void;
}

/** One of Twilio's parameters: its name in our words and in Twilio's, what it does, and its control. */
export const ParameterField = memo(function ParameterField(props: ParameterFieldProps) {
  const { name, parameter, value, problem, people, onChange } = props;
  const control: ControlProps = {
    name,
    value,
    label: (
      <>
        {words.title(name)} <code className={classes.name}>({name})</code>
      </>
    ),
    description: <Description {...props} />,
    error: problem === null ? null : words.problem(problem),
    onChange: (next) => onChange(name, next),
  };
  return (
    <div className={classes.field} data-wide={parameter.kind === 'choices' || undefined}>
      <Control parameter={parameter} control={control} people={people} />
      {value.length > 0 && (
        <ActionIcon
          className={classes.reset}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={words.reset(name)}
          title={words.reset(name)}
          onClick={() => onChange(name, '')}
        >
          <IconRestore size={14} />
        </ActionIcon>
      )}
    </div>
  );
});

interface KindProps extends Pick<ParameterFieldProps, 'parameter' | 'people'> {
  readonly control: ControlProps;
}

function Control({ parameter, people, control }: KindProps) {
  switch (parameter.kind) {
    case 'boolean':
      return <TruthControl {...control} byDefault={truthOf(parameter.default)} />;
    case 'choice':
    case 'method':
      return (
        <ChoiceControl {...control} choices={parameter.choices} byDefault={parameter.default} />
      );
    case 'choices':
      return <EventsControl {...control} choices={parameter.choices} />;
    case 'whole':
      return <WholeControl {...control} unit={parameter.unit} byDefault={parameter.default} />;
    case 'secret':
      return <SecretControl {...control} />;
    case 'sound-url':
      return <SoundControl {...control} />;
    case 'url':
      return <TextControl {...control} type="url" />;
    case 'call-sid':
      return people === undefined ? (
        <TextControl {...control} />
      ) : (
        <ChoiceControl {...control} choices={people} byDefault={null} />
      );
    case 'text':
    case 'sid':
    case 'endpoint':
    case 'caller':
    case 'label':
    case 'position':
      return <TextControl {...control} />;
  }
}

/** What it does, how far it may go, what Twilio does without it, and what one should know. */
function Description({ name, parameter, notices, remark }: ParameterFieldProps): ReactNode {
  return (
    <>
      {[words.help(name), ...limitsOf(parameter), ...(remark === undefined ? [] : [remark])].join(
        ' ',
      )}
      {notices.map((about) => (
        <span key={about.kind} className={classes.notice}>
          <IconInfoCircle size={14} aria-hidden />
          {words.notice(about)}
        </span>
      ))}
    </>
  );
}

function limitsOf(parameter: Parameter): readonly string[] {
  switch (parameter.kind) {
    case 'whole':
      return [`${words.between(...parameter.bounds, parameter.unit)}.`];
    case 'choices':
      return parameter.default === null ? [] : [words.eventsByDefault([...parameter.default])];
    case 'text':
    case 'label':
      return parameter.length?.most === undefined ? [] : [words.atMost(parameter.length.most)];
    default:
      return [];
  }
}

function truthOf(value: Parameter['default']): boolean | null {
  return value === 'true' ? true : value === 'false' ? false : null;
}

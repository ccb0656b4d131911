import { Accordion, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Draft } from '../../../common/adding/draft.ts';
import {
  CREATE_GROUPS,
  CREATE_PARAMETERS,
  type CreateGroup,
  type CreateName,
  createTable,
} from '../../../common/participant-parameters/create-parameters.ts';
import type { About, Notice, What } from '../../../common/participant-parameters/problem.ts';
import fieldClasses from '../parameters/parameter-field.module.css';
import { ParameterField } from '../parameters/parameter-field.tsx';
import { parametersWords } from '../parameters/words.ts';
import { foldedWords, isFound } from './find-parameter.ts';
import { counted, setInGroups } from './form.ts';
import classes from './more-parameters.module.css';
import { addWords as words } from './words.ts';

interface MoreParametersProps {
  readonly draft: Draft;
  readonly problems: ReadonlyMap<string, What>;
  readonly notices: readonly Notice[];
  readonly remarks: ReadonlyMap<string, string>;
  readonly opened: readonly string[];
  readonly typed: string;
  /** Presets stand beside the heading. */
  readonly children: ReactNode;
  readonly onOpen: (opened: readonly string[]) => void;
  readonly onType: (typed: string) => void;
  readonly onChange: (name: CreateName, value: string | readonly string[]) => void;
  readonly onReset: () => void;
}

/** Every other parameter that Twilio has, in groups that open, and found by a word. */
export function MoreParameters(props: MoreParametersProps) {
  const { draft, problems, opened, typed, onOpen, onType } = props;
  const set = setInGroups(draft);
  const wrong = counted(problems.keys());
  const wanted = foldedWords(typed);
  const groups = GROUPS.map(({ group, names }) => ({
    group,
    names: names.filter((name) => isFound(name, wanted)),
  })).filter(({ names }) => names.length > 0);
  const all = GROUPS.reduce((sum, { group }) => sum + (set.get(group) ?? 0), 0);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside come by here.
    <section className={classes.more} onKeyDown={keepEnter}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          {words.everythingElse()}
          {all > 0 && <small>{words.changed(all)}</small>}
        </h3>
        <TextInput
          className={classes.find ?? ''}
          size="xs"
          aria-label={words.find()}
          placeholder={words.find()}
          leftSection={<IconSearch size={14} aria-hidden />}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => onType(currentTarget.value)}
        />
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          disabled={all === 0}
          onClick={props.onReset}
        >
          {words.resetAll()}
        </Button>
        {props.children}
      </div>
      {groups.length === 0 && <p className={classes.none}>{words.noneFound(typed)}</p>}
      <Accordion
        multiple
        order={4}
        keepMounted={false}
        transitionDuration={0}
        classNames={{
          item: classes.item ?? '',
          control: classes.control ?? '',
          label: classes.label ?? '',
          content: classes.content ?? '',
        }}
        // What is looked for is seen without another click.
        value={wanted.length > 0 ? groups.map(({ group }) => group) : [...opened]}
        onChange={(next) => {
          if (wanted.length === 0) onOpen(next);
        }}
      >
        {groups.map(({ group, names }) => (
          <Accordion.Item key={group} value={group}>
            <Accordion.Control>
              <span>{parametersWords.group(group)}</span>
              <small className={classes.hint}>{words.groupHas(group)}</small>
              {(set.get(group) ?? 0) > 0 && (
                <small className={classes.set}>{words.changed(set.get(group) ?? 0)}</small>
              )}
              {(wrong.get(group) ?? 0) > 0 && (
                <small className={classes.wrong}>
                  <IconAlertTriangle size={13} aria-hidden />
                  {words.wrongIn(wrong.get(group) ?? 0)}
                </small>
              )}
            </Accordion.Control>
            <Accordion.Panel>
              <div className={fieldClasses.fields}>
                {names.map((name) => (
                  <Field key={name} name={name} {...props} />
                ))}
              </div>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

function Field({ name, ...props }: MoreParametersProps & { name: CreateName }) {
  const { draft, problems, notices, remarks, onChange } = props;
  return (
    <ParameterField
      name={name}
      parameter={CREATE_PARAMETERS[name]}
      value={draft[name] ?? ''}
      problem={problems.get(name) ?? null}
      notices={noticesOf(name, notices)}
      remark={remarks.get(name)}
      onChange={(_, value) => onChange(name, value)}
    />
  );
}

/** The first of the form stands above, for those in a hurry. */
const GROUPS: readonly { readonly group: CreateGroup; readonly names: readonly CreateName[] }[] =
  CREATE_GROUPS.filter((group) => group !== 'who').map((group) => ({
    group,
    names: namesIn(group),
  }));

function namesIn(group: CreateGroup): readonly CreateName[] {
  const names = Object.keys(CREATE_PARAMETERS) as CreateName[];
  return names.filter((name) => createTable[name]?.group === group);
}

const NO_NOTICES: readonly About[] = [];

function noticesOf(name: string, notices: readonly Notice[]): readonly About[] {
  const own = notices.filter((one) => one.name === name).map(({ notice }) => notice);
  return own.length === 0 ? NO_NOTICES : own;
}

/** Here one reads and tries: only a quick field dials by Enter alone. */
function keepEnter(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, target } = event;
  const isInField = target instanceof HTMLInputElement;
  if (key === 'Enter' && !ctrlKey && !metaKey && isInField) event.preventDefault();
}

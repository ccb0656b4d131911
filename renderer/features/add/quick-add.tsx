import { TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useRef } from 'react';
import { parametersWords } from '../parameters/words.ts';
import { FromField } from './from-field.tsx';
import { JoinAsField } from './join-as-field.tsx';
import classes from './quick-add.module.css';
import { named } from './saved-people.ts';
import type { useAddition } from './use-addition.ts';
import { WhoField } from './who-field.tsx';
import { addWords as words } from './words.ts';

interface QuickAddProps {
  readonly addition: ReturnType<typeof useAddition>;
  readonly callerId: string;
  readonly isNewCall: boolean;
  readonly isTried: boolean;
}

/** The few fields that somebody in a hurry needs: who, from which number, by what name, and how. */
export function QuickAdd({ addition, callerId, isNewCall, isTried }: QuickAddProps) {
  const { form, read, terms, kept, notices, nameProblem, change, changeDraft } = addition;
  const ofWho = textFor('To');
  /** The name that came with a contact goes with them, too. */
  const contactsName = useRef('');

  function textFor(name: string): string | null {
    const problem = read.problems.get(name);
    if (problem === undefined || (problem.kind === 'missing' && !isTried)) return null;
    return parametersWords.problem(problem);
  }

  function changeWho(who: string): void {
    change({ who });
    const contact = named(kept.contacts, who);
    nameThem(contact?.name ?? '');
  }

  function nameThem(name: string): void {
    const before = contactsName.current;
    contactsName.current = name;
    changeDraft((draft) => {
      const { Label = '' } = draft;
      return Label === before ? { ...draft, Label: name } : draft;
    });
  }

  return (
    <div className={classes.quick}>
      {isNewCall && (
        <>
          <TextInput
            className={classes.wide ?? ''}
            name="name"
            label={words.newName()}
            description={words.newNameHelp()}
            inputWrapperOrder={[...ORDER]}
            autoComplete="off"
            dir="auto"
            data-autofocus
            value={form.name}
            error={isTried || form.name.trim() !== '' ? nameProblem : null}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          {terms !== null && (
            <p className={classes.told}>
              <IconInfoCircle size={15} aria-hidden />
              {words.newTold(terms.callbacks !== null)}
            </p>
          )}
        </>
      )}
      <WhoField
        value={form.who}
        read={read.who}
        problem={ofWho}
        isTried={isTried}
        isFirst={!isNewCall}
        kept={kept}
        onChange={changeWho}
      />
      <FromField
        value={form.from}
        read={read.from}
        problem={textFor('From')}
        isTried={isTried}
        callerId={callerId}
        terms={terms}
        onChange={(from) => change({ from })}
      />
      <TextInput
        name="Label"
        label={words.label()}
        description={words.labelHelp()}
        inputWrapperOrder={[...ORDER]}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={typeof form.draft.Label === 'string' ? form.draft.Label : ''}
        error={textFor('Label')}
        onChange={({ currentTarget: { value: Label } }) =>
          changeDraft((draft) => ({ ...draft, Label }))
        }
      />
      <JoinAsField
        draft={form.draft}
        isNewCall={isNewCall}
        coachable={addition.coachable}
        problem={textFor('CallSidToCoach')}
        notices={notices.filter(({ name }) => OF_COMING.has(name))}
        onChange={changeDraft}
      />
    </div>
  );
}

const ORDER = ['label', 'input', 'error', 'description'] as const;

/** What is dangerous about them is said, however deep it was chosen. */
const OF_COMING: ReadonlySet<string> = new Set([
  'To',
  'Muted',
  'Beep',
  'StartConferenceOnEnter',
  'EndConferenceOnExit',
  'Coaching',
]);

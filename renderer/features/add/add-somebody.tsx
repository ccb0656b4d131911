import { Alert, Text } from '@mantine/core';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import { CREATE_PARAMETERS } from '../../../common/participant-parameters/create-parameters.ts';
import { formOf } from '../../../common/participant-parameters/form.ts';
import { useStores } from '../../store/stores.tsx';
import classes from '../../ui/request-dialog.module.css';
import { useName } from '../floor/use-name.ts';
import { parametersWords } from '../parameters/words.ts';
import { RequestView } from '../request-view/request-view.tsx';
import { AddFoot } from './add-foot.tsx';
import { counted } from './form.ts';
import { coachedIn } from './join-as.ts';
import { MoreParameters } from './more-parameters.tsx';
import { PresetBar } from './preset-bar.tsx';
import { QuickAdd } from './quick-add.tsx';
import { presetDraft } from './saved-people.ts';
import { isAsFilledIn } from './start-draft.ts';
import type { AddPrefill, AddTarget } from './target.ts';
import { useAddition } from './use-addition.ts';
import { addWords as words } from './words.ts';

interface AddSomebodyProps {
  readonly target: AddTarget;
  readonly prefill: AddPrefill | undefined;
  readonly profile: ProfileSummary;
  readonly onClose: () => void;
}

/** The form: what is needed at the top, everything else below it, and beside it the request. */
export function AddSomebody({ target, prefill, profile, onClose }: AddSomebodyProps) {
  const { additions } = useStores();
  const addition = useAddition(target, prefill, profile);
  const { form, filled, read, terms, kept, notices, wrong, hasEnded, changeDraft } = addition;
  const [tries, setTries] = useState(0);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const element = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);
  const isTried = tries > 0;
  const isNewCall = target.kind === 'new';

  // What has to be mended is shown and has the focus, however deep it was.
  useEffect(() => {
    if (tries > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  const remarks = useRemarks(addition);
  const problems = useMemo(
    () =>
      isTried
        ? read.problems
        : new Map([...read.problems].filter(([, { kind }]) => kind !== 'missing')),
    [read.problems, isTried],
  );

  function submit(): void {
    // While the dialog goes away, nobody is dialled a second time.
    if (isSent.current || terms === null || hasEnded) return;
    if (wrong.size > 0) {
      setTyped('');
      setOpened((before) => [...new Set([...before, ...counted(wrong).keys()])]);
      setTries((before) => before + 1);
      return;
    }
    isSent.current = true;
    additions.add({
      conference:
        target.kind === 'new'
          ? { kind: 'new', name: form.name.trim() }
          : { kind: 'live', sid: target.sid },
      draft: read.draft,
    });
    if (prefill?.replaces !== undefined) void additions.dismiss(prefill.replaces);
    if ('address' in read.who) kept.keepRecent(read.who.address);
    onClose();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    // The key that opened the form may still be held.
    if (event.repeat) event.preventDefault();
    else if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      submit();
    }
  }

  return (
    <form
      ref={element}
      className={classes.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.columns}>
        <div className={classes.fields}>
          {hasEnded && <Alert color="red">{words.ended()}</Alert>}
          {prefill?.hadSecret === true && <Text size="sm">{words.hadSecret()}</Text>}
          <QuickAdd
            addition={addition}
            callerId={profile.callerId}
            isNewCall={isNewCall}
            isTried={isTried}
          />
          <MoreParameters
            draft={form.draft}
            problems={problems}
            notices={notices}
            remarks={remarks}
            opened={opened}
            typed={typed}
            onOpen={setOpened}
            onType={setTyped}
            onChange={(name, value) => changeDraft((draft) => ({ ...draft, [name]: value }))}
            onReset={addition.reset}
          >
            <PresetBar
              kept={kept}
              draft={presetDraft({ ...form.draft, From: read.draft.From ?? '' }, filled)}
              onChoose={({ From, ...draft }) => {
                addition.change({
                  ...(typeof From === 'string' ? { from: From } : {}),
                  draft: { ...filled, Label: form.draft.Label ?? '', ...draft },
                });
              }}
            />
          </MoreParameters>
        </div>
        <div className={classes.request}>
          <Request addition={addition} target={target} profile={profile} />
        </div>
      </div>
      <AddFoot addition={addition} isTried={isTried} onClose={onClose} />
    </form>
  );
}

type Addition = ReturnType<typeof useAddition>;

/** What is to be known of a value beside what it is for. */
function useRemarks({ form, filled, coachable }: Addition): ReadonlyMap<string, string> {
  const nameOf = useName();
  const coached = coachable.find(({ row }) => row.callSid === coachedIn(form.draft));
  return new Map([
    ...Object.keys(filled)
      .filter((name) => isAsFilledIn(form.draft, filled, name))
      .map((name) => [name, parametersWords.filledIn()] as const),
    ...(coached === undefined
      ? []
      : [['CallSidToCoach', words.coachIs(nameOf(coached.row))] as const]),
  ]);
}

interface RequestProps extends Pick<AddSomebodyProps, 'target' | 'profile'> {
  readonly addition: Addition;
}

/** It follows what is typed, and never holds it up. */
function Request({ addition, target, profile }: RequestProps) {
  const { form, read } = addition;
  const conference = target.kind === 'live' ? target.sid : form.name.trim() || words.newName();
  const request = useMemo(
    () => ({
      operation: { kind: 'create', conference } as const,
      fields: formOf(CREATE_PARAMETERS, read.draft),
      account: profile,
    }),
    [conference, read.draft, profile],
  );
  return <RequestView request={useDeferredValue(request)} />;
}

import { useEffect, useMemo, useState } from 'react';
import type { Draft } from '../../../common/adding/draft.ts';
import type { AddingTerms } from '../../../common/ipc/addition.ts';
import type { AddForm } from './form.ts';
import { filledIn } from './start-draft.ts';
import type { AddPrefill, AddTarget } from './target.ts';

interface AddFormState {
  readonly form: AddForm;
  /** What was filled in without anybody typing it. */
  readonly filled: Draft;
  readonly change: (changes: Partial<AddForm>) => void;
  readonly changeDraft: (next: (draft: Draft) => Draft) => void;
  /** Back to what the form began with, but for whom and under which name. */
  readonly reset: () => void;
}

/** What stands in the form; the relay's address comes into it as soon as main has told it. */
export function useAddForm(
  target: AddTarget,
  prefill: AddPrefill | undefined,
  callerId: string,
  terms: AddingTerms | null,
): AddFormState {
  const [form, setForm] = useState(() => firstForm(prefill, callerId));
  const callbacks = terms?.callbacks ?? null;
  const filled = useMemo(() => filledIn(callbacks, target.kind), [callbacks, target.kind]);

  // What somebody typed meanwhile, or asked for before, stays.
  useEffect(() => {
    setForm((before) => ({ ...before, draft: { ...filled, ...before.draft } }));
  }, [filled]);

  function change(changes: Partial<AddForm>): void {
    setForm((before) => ({ ...before, ...changes }));
  }

  return {
    form,
    filled,
    change,
    changeDraft: (next) => setForm((before) => ({ ...before, draft: next(before.draft) })),
    reset: () =>
      setForm(({ draft: { Label = '' }, ...before }) => ({
        ...before,
        draft: { ...filled, Label },
      })),
  };
}

function firstForm(prefill: AddPrefill | undefined, callerId: string): AddForm {
  const { To: who, From: from, ...draft } = prefill?.draft ?? {};
  const conference = prefill?.conference;
  return {
    name: conference?.kind === 'new' ? conference.name : '',
    who: typeof who === 'string' ? who : '',
    from: typeof from === 'string' ? from : callerId,
    draft,
  };
}

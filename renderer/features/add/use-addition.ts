import { useMemo } from 'react';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import { noticesOfCreate } from '../../../common/participant-parameters/notices.ts';
import type { Notice } from '../../../common/participant-parameters/problem.ts';
import { useRoster } from '../../store/stores.tsx';
import { type FormContext, type FormRead, readForm } from './form.ts';
import type { AddPrefill, AddTarget } from './target.ts';
import { useAddForm } from './use-add-form.ts';
import { useAddingTerms } from './use-adding-terms.ts';
import { useCallContext } from './use-call-context.ts';
import { useKept } from './use-kept.ts';
import { countryOf } from './who.ts';
import { addWords as words } from './words.ts';

/** The form, what it says, and the call that it is for. */
export function useAddition(
  target: AddTarget,
  prefill: AddPrefill | undefined,
  profile: ProfileSummary,
) {
  const terms = useAddingTerms();
  const kept = useKept();
  const { contacts } = kept;
  const { conference, coachable, context } = useCallContext(target);
  const state = useAddForm(target, prefill, profile.callerId, terms);
  const { form } = state;
  const name = form.name.trim();
  const isLive = useRoster(
    ({ view }) =>
      context.isNewConference &&
      [...(view?.conferences.values() ?? [])].some(({ row }) => row.friendlyName === name),
  );

  const country = countryOf(profile.callerId);
  const full = useMemo<FormContext>(
    () => ({ ...context, contacts, country }),
    [context, contacts, country],
  );
  const read = useMemo(() => readForm(form, full), [form, full]);
  const notices = useMemo<readonly Notice[]>(
    () => noticesOfCreate(read.draft, full),
    [read.draft, full],
  );
  const nameProblem = isLive ? words.nameIsLive(name) : read.nameProblem;

  return {
    ...state,
    terms,
    kept,
    conference,
    coachable,
    read,
    notices,
    nameProblem,
    wrong: wrongIn(read, nameProblem),
    hasEnded: !context.isNewConference && conference === undefined,
  };
}

/** The fields for whose sake nobody is dialled. */
function wrongIn(
  { who, from, problems }: FormRead,
  nameProblem: string | null,
): ReadonlySet<string> {
  return new Set([
    ...(nameProblem === null ? [] : ['name']),
    ...(who.is === 'wrong' ? ['To'] : []),
    ...(from.is === 'wrong' ? ['From'] : []),
    ...problems.keys(),
  ]);
}

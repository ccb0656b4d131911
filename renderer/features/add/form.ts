import type { CountryCode } from 'libphonenumber-js/min';
import type { Draft } from '../../../common/adding/draft.ts';
import { newConferenceNameSchema } from '../../../common/ipc/addition.ts';
import type { Contact } from '../../../common/ipc/saved-people.ts';
import { type CreateContext, checkCreate } from '../../../common/participant-parameters/check.ts';
import {
  CREATE_PARAMETERS,
  createTable,
} from '../../../common/participant-parameters/create-parameters.ts';
import { givenOf } from '../../../common/participant-parameters/given.ts';
import type { What } from '../../../common/participant-parameters/problem.ts';
import { addressOf, countryOf, readCaller, readWho, type WhoRead } from './who.ts';

/** What stands in the form. */
export interface AddForm {
  /** Of the new call. */
  readonly name: string;
  readonly who: string;
  readonly from: string;
  /** Everything else, by Twilio's names. */
  readonly draft: Draft;
}

/** What the form says when it is read. */
export interface FormRead {
  readonly who: WhoRead;
  readonly from: WhoRead;
  /** As it would be sent, as far as it is filled in. */
  readonly draft: Draft;
  /** Of the name of a new call, in words; null where nothing is wrong. */
  readonly nameProblem: string | null;
  /** Why it is not sent, by the names of the parameters in the order of the table. */
  readonly problems: ReadonlyMap<string, What>;
}

export interface FormContext extends CreateContext {
  readonly contacts: readonly Contact[];
  /** Where I call from, as far as my own caller id tells. */
  readonly country: CountryCode | null;
}

export function readForm(form: AddForm, context: FormContext): FormRead {
  const from = readCaller(form.from, context.country);
  const fromAddress = addressOf(from, form.from);
  // A national number is one of the country that is called from.
  const country = countryOf(fromAddress) ?? context.country;
  const who = readWho(form.who, country, context.contacts);
  const draft = withoutEmpty({
    ...form.draft,
    To: addressOf(who, form.who),
    From: fromAddress,
  });
  const problems = checkCreate(draft, context);
  return {
    who,
    from,
    draft,
    nameProblem: context.isNewConference ? problemOfName(form.name) : null,
    problems: new Map(problems.map(({ name, problem }) => [name, problem])),
  };
}

/** How many of the parameters of each group say something else than Twilio does by itself. */
export function setInGroups(draft: Draft): ReadonlyMap<string, number> {
  return counted([...givenOf(CREATE_PARAMETERS, draft).keys()]);
}

export function counted(names: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const group = createTable[name]?.group;
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

function problemOfName(name: string): string | null {
  const read = newConferenceNameSchema.safeParse(name);
  return read.success ? null : (read.error.issues[0]?.message ?? '');
}

function withoutEmpty(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== undefined && value.length > 0),
  );
}

import type { Locator, Page } from '@playwright/test';
import type { Draft } from '../../../common/adding/draft.ts';
import {
  CREATE_PARAMETERS,
  type CreateName,
} from '../../../common/participant-parameters/create-parameters.ts';
import { SILENCE } from '../../../common/participant-parameters/parameter.ts';

/** The form for adding somebody, as a person finds their way in it. */
export interface AddForm {
  readonly dialog: Locator;
  readonly who: Locator;
  readonly from: Locator;
  readonly label: Locator;
  readonly dial: Locator;
  readonly request: Locator;
  readonly everythingElse: Locator;
  joinAs(way: string): Promise<void>;
  /** Fills in each of them, found by its name at Twilio. */
  fill(draft: Draft): Promise<void>;
}

/** Opens it for the call of this name. */
export async function openAddForm(window: Page, call = 'Billing 4412'): Promise<AddForm> {
  const rows = window.getByRole('grid', { name: 'Participants' }).getByRole('row');
  const head = rows.filter({ has: window.getByRole('heading', { name: call }) });
  await head.getByRole('button', { name: 'Add someone' }).click();
  return addFormIn(window.getByRole('dialog', { name: `Add someone to ${call}` }));
}

export function addFormIn(dialog: Locator): AddForm {
  const form: AddForm = {
    dialog,
    who: dialog.getByRole('combobox', { name: 'Who', exact: true }),
    from: dialog.getByRole('combobox', { name: 'From', exact: true }),
    label: dialog.getByRole('textbox', { name: 'Name on the call', exact: true }),
    dial: dialog.getByRole('button', { name: 'Dial', exact: true }),
    request: dialog.getByRole('region', { name: 'The request' }),
    everythingElse: dialog.getByRole('textbox', { name: 'Find a parameter' }),
    async joinAs(way) {
      const ways = dialog.getByRole('radiogroup', { name: 'Join as' });
      await ways.getByText(way, { exact: true }).click();
    },
    async fill(draft) {
      for (const name of namesOf(draft)) await fillOne(form, name, draft[name] ?? '');
    },
  };
  return form;
}

async function fillOne(form: AddForm, name: CreateName, value: string | readonly string[]) {
  if (name === 'To') return form.who.fill(String(value));
  if (name === 'From') return form.from.fill(String(value));
  if (name === 'Label') return form.label.fill(String(value));
  const { dialog } = form;
  await form.everythingElse.fill(name);
  const called = { name: new RegExp(`\\(${name}\\)$`) };
  switch (CREATE_PARAMETERS[name].kind) {
    case 'boolean': {
      const truth = value === 'true' ? 'Yes' : 'No';
      return dialog.getByRole('radiogroup', called).getByText(truth, { exact: true }).click();
    }
    case 'choice':
    case 'method':
      await dialog.getByRole('combobox', called).selectOption(String(value));
      return;
    case 'choices':
      for (const one of value) {
        await dialog
          .getByRole('group', called)
          .getByRole('checkbox', { name: one, exact: true })
          .check();
      }
      return;
    case 'secret':
      // What is shown as dots has no role.
      return dialog.getByLabel(called.name).fill(String(value));
    case 'sound-url':
      if (value === SILENCE) {
        const title = dialog.getByRole('textbox', called).locator('xpath=../..');
        return title.getByRole('checkbox', { name: /silence$/ }).check();
      }
      return dialog.getByRole('textbox', called).fill(String(value));
    default:
      return dialog.getByRole('textbox', called).fill(String(value));
  }
}

/** In the order of the table, so that what a parameter needs is there before it. */
function namesOf(draft: Draft): readonly CreateName[] {
  const names = Object.keys(CREATE_PARAMETERS) as CreateName[];
  return names.filter((name) => draft[name] !== undefined);
}

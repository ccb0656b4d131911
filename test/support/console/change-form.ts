import type { Locator, Page } from '@playwright/test';
import type { Draft } from '../../../common/adding/draft.ts';
import { SILENCE } from '../../../common/participant-parameters/parameter.ts';
import {
  UPDATE_PARAMETERS,
  type UpdateName,
} from '../../../common/participant-parameters/update-parameters.ts';
import type { Console } from './console-test.ts';

/** The form in which somebody's settings are changed, as a person finds their way in it. */
export interface ChangeForm {
  readonly dialog: Locator;
  readonly change: Locator;
  readonly close: Locator;
  readonly request: Locator;
  /** The control of this parameter, found by its name at Twilio. */
  field(name: UpdateName): Locator;
  fill(draft: Draft): Promise<void>;
}

/** Opens it from the person's row, as a person would. */
export async function openChangeForm(
  { button, window }: Console,
  who: string | RegExp,
): Promise<ChangeForm> {
  await button(who, 'About this person').click();
  await window.getByRole('button', { name: 'Change settings…' }).click();
  return changeFormIn(window);
}

export function changeFormIn(window: Page): ChangeForm {
  const dialog = window.getByRole('dialog', { name: /^Change settings/ });
  const form: ChangeForm = {
    dialog,
    change: dialog.getByRole('button', { name: /^Change/ }),
    close: dialog.getByRole('button', { name: /^(Close|Cancel)$/ }).last(),
    request: dialog.getByRole('region', { name: 'The request' }),
    field: (name) => dialog.getByRole(ROLES[UPDATE_PARAMETERS[name].kind], called(name)),
    async fill(draft) {
      for (const [name, { kind }] of Object.entries(UPDATE_PARAMETERS)) {
        const value = draft[name];
        if (typeof value !== 'string') continue;
        const field = dialog.getByRole(ROLES[kind], called(name));
        if (kind === 'boolean') {
          await field.getByText(value === 'true' ? 'Yes' : 'No', { exact: true }).click();
        } else if (kind === 'method' || kind === 'call-sid') {
          await field.selectOption(value);
        } else if (value === SILENCE) {
          const around = field.locator('xpath=../..');
          await around.getByRole('checkbox', { name: /silence$/ }).check();
        } else {
          await field.fill(value);
        }
      }
    },
  };
  return form;
}

const ROLES = {
  boolean: 'radiogroup',
  method: 'combobox',
  'call-sid': 'combobox',
  url: 'textbox',
  'sound-url': 'textbox',
} as const;

function called(name: string) {
  return { name: new RegExp(`\\(${name}\\)$`) };
}

import type { Locator } from '@playwright/test';
import type { Draft } from '../../../common/adding/draft.ts';
import { SCRIPTED_NUMBERS } from '../../../simulator/domain/dial-plan.ts';
import { addFormIn, openAddForm } from './add-form.ts';
import type { Console } from './console-test.ts';

/** A number whose owner does just this, as the simulated account knows it. */
export function numberThat(does: string): string {
  const script = SCRIPTED_NUMBERS.find(({ words }) => words === does);
  if (script === undefined) throw new Error(`nobody’s number ${does}`);
  return script.number;
}

/** Adds somebody to this call by the button in its line, as a person would. */
export async function add({ window }: Console, call: string, draft: Draft): Promise<void> {
  const { dialog } = await openAddForm(window, call);
  await dialBy(dialog, draft);
}

/** Fills in the form that is open, and dials. */
export async function dialBy(dialog: Locator, draft: Draft): Promise<void> {
  const form = addFormIn(dialog);
  await form.fill(draft);
  await form.dial.click();
  await dialog.waitFor({ state: 'hidden' });
}

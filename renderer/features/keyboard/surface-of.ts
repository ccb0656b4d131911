import type { Surface } from '../../../common/keyboard/hearing.ts';
import type { KeyPress } from '../../../common/keyboard/stroke.ts';

/** Where a key was pressed. Letters that are being put together belong to whoever puts them together. */
export function surfaceOf(event: KeyboardEvent): Surface {
  const { target } = event;
  if (event.isComposing || event.key === 'Process') return 'in-front';
  if (document.querySelector(MODAL) !== null) return 'in-front';
  if (!(target instanceof Element)) return 'page';
  if (target.closest(IN_FRONT) !== null || target.closest('[data-takes-keys]') !== null)
    return 'in-front';
  // Escape closes a menu or a popover even when the focus stayed on what opened it.
  if (event.key === 'Escape' && document.querySelector(IN_FRONT) !== null) return 'in-front';
  return target.closest(FIELD) === null ? 'page' : 'field';
}

export function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const altGraph = event.getModifierState('AltGraph');
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph };
}

const MODAL = '[aria-modal="true"]';
const IN_FRONT = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const FIELD =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"], [role="textbox"]';

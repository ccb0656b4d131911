/** Goes to the search with what stands in it selected, to be typed over; for a shortcut. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-find-field]');
  field?.focus();
  field?.select();
}

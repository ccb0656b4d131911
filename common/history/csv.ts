/** Numbers are written as they are; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** Tells Excel that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One line of CSV as of RFC 4180, with its end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = disarmed(cell);
  // Semicolons and tabs part cells in the spreadsheets of some countries.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Names and numbers come from callers, and a spreadsheet runs a cell that begins like a formula. Such a
 * cell gets an apostrophe in front, after which it is text. A telephone number as a whole (+ and digits)
 * stays as it is: it has nothing to run, people read and copy it, and other programs know it again.
 */
function disarmed(text: string): string {
  return FORMULA.test(text) && !TELEPHONE_NUMBER.test(text) ? `'${text}` : text;
}

/** Some programs drop spaces first, and read the full-width signs as well. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const TELEPHONE_NUMBER = /^\+[0-9]{1,15}$/;

/** Reads CSV as of RFC 4180, letter by letter, and throws what is none. */
export function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(at + 1) : plain(at);
    cells.push(cell);
    at = end;
    if (text[at] === ',') {
      at += 1;
      // A comma at the end of the text stands before an empty cell.
      if (at === text.length) throw new Error('The last line has no end');
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`No end of a cell at ${at}`);
    lines.push(cells);
    cells = [];
    at += 2;
  }
  return lines;

  function quoted(from: number): [string, number] {
    let cell = '';
    for (let index = from; index < text.length; index += 1) {
      if (text[index] !== '"') cell += text[index];
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else return [cell, index + 1];
    }
    throw new Error('A quotation has no end');
  }

  function plain(from: number): [string, number] {
    const found = /[",\r\n]/g;
    found.lastIndex = from;
    const end = found.exec(text)?.index ?? text.length;
    return [text.slice(from, end), end];
  }
}

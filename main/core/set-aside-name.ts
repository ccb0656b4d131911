/**
 * Where a file goes that could not be used: beside itself, with the date in its name, so that nothing
 * is lost and nobody takes it for the one in use. `history.db` becomes
 * `history.unusable-2026-03-01-141503.db`; the time is UTC.
 */
export function setAsideName(file: string, at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  const mark = `.unusable-${day}-${time.replaceAll(':', '')}`;
  return file.replace(/(\.[a-z]+)?$/, (ending) => mark + ending);
}

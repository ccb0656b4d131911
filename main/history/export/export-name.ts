import type { HistoryExportRequest } from '../../../common/ipc/history.ts';

/** A name for the file, which the person may change; the time is UTC. */
export function exportName({ of, format }: HistoryExportRequest, now: number): string {
  const [day = '', time = ''] = new Date(now).toISOString().split('T');
  const when = `${day}-${time.slice(0, 5).replace(':', '')}`;
  const what = of.kind === 'call' ? `call-${of.conferenceSid}` : `calls-${when}`;
  return `earshot-${what}.${format}`;
}

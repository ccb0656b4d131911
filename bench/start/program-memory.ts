import { readdir, readFile, readlink } from 'node:fs/promises';

interface ProgramMemory {
  readonly megabytes: number;
  readonly rehearsalMegabytes: number;
  readonly processes: number;
}

/** What all processes of this binary in this group take; a page that several share counts in parts. */
export async function memoryOfProgram(binary: string, group: number): Promise<ProgramMemory> {
  const found: { readonly kilobytes: number; readonly isRehearsal: boolean }[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const own = await readlink(`/proc/${pid}/exe`).catch(() => '');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [, , inGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (own !== binary || Number(inGroup) !== group) continue;
    const [rollup, command] = await Promise.all([
      readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ]);
    const kilobytes = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
    found.push({ kilobytes, isRehearsal: command.includes('node.mojom.NodeService') });
  }
  const megabytes = (some: typeof found) =>
    some.reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1_024;
  return {
    megabytes: megabytes(found),
    rehearsalMegabytes: megabytes(found.filter(({ isRehearsal }) => isRehearsal)),
    processes: found.length,
  };
}

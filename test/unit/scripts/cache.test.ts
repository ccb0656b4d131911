import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cacheFolder, publishFolder, withLock } from '../../../scripts/setup/cache.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-cache-'));
  vi.stubEnv('EARSHOT_CACHE', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('the cache', () => {
  it('is where EARSHOT_CACHE says, for everybody', () => {
    expect(cacheFolder({ EARSHOT_CACHE: '/somewhere' }, true)).toBe('/somewhere');
    expect(cacheFolder({ EARSHOT_CACHE: '/somewhere' }, false)).toBe('/somewhere');
  });

  it("is outside root's home, because another user must read it", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/root/.cache' }, true)).toBe('/var/cache/earshot');
  });

  it("is in a person's own cache otherwise", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/home/ann/c' }, false)).toBe('/home/ann/c/earshot');
    expect(cacheFolder({}, false)).toMatch(/\/\.cache\/earshot$/);
  });
});

describe('a published folder', () => {
  it('appears only when it is complete', async () => {
    const target = join(folder, 'runtime');
    await publishFolder(target, async (unfinished) => {
      await writeFile(join(unfinished, 'file'), 'whole');
      expect(await readdir(folder)).not.toContain('runtime');
    });
    expect(await readFile(join(target, 'file'), 'utf8')).toBe('whole');
  });

  it('leaves nothing behind when its making fails', async () => {
    const failing = publishFolder(join(folder, 'runtime'), async (unfinished) => {
      await writeFile(join(unfinished, 'half'), '');
      throw new Error('no more disk');
    });
    await expect(failing).rejects.toThrow('no more disk');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is made anew when the one who began it was killed', async () => {
    const noSuchProcess = 2 ** 30;
    await mkdir(join(folder, `runtime.unfinished-${noSuchProcess}-1`));
    await mkdir(join(folder, `runtime.unfinished-${process.pid}-1`));
    await publishFolder(join(folder, 'runtime'), async () => {});
    expect(await readdir(folder)).toEqual(['runtime', `runtime.unfinished-${process.pid}-1`]);
  });

  it('stays as the first one made it when two are made at once', async () => {
    const target = join(folder, 'runtime');
    await publishFolder(target, async (mine) => {
      await publishFolder(target, (theirs) => writeFile(join(theirs, 'by'), 'them'));
      await writeFile(join(mine, 'by'), 'me');
    });
    expect(await readFile(join(target, 'by'), 'utf8')).toBe('them');
    expect(await readdir(folder)).toEqual(['runtime']);
  });
});

describe('a lock', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
    };
    await Promise.all([withLock('one', work), withLock('one', work)]);
    expect(most).toBe(1);
  });

  it('is free again after a failure', async () => {
    await expect(withLock('one', () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(await withLock('one', async () => 'in')).toBe('in');
  });

  it('of a set-up that was killed is taken over', async () => {
    const minuteAgo = new Date(Date.now() - 60_000);
    await withLock('one', async () => {
      await utimes(join(folder, 'locks', 'one'), minuteAgo, minuteAgo);
      expect(await withLock('one', async () => 'in')).toBe('in');
    });
  });
});

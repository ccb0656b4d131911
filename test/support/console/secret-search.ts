import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** The forms in which a secret could lie somewhere: as it is, encoded, in wide characters. */
function formsOf(secret: string): readonly Buffer[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(base64),
    Buffer.from(Buffer.from(secret).toString('hex')),
  ];
}

/** The files below `dir` that hold the secret in any form. */
export async function filesWith(secret: string, dir: string): Promise<readonly string[]> {
  const forms = formsOf(secret);
  const found: string[] = [];
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file);
    if (forms.some((form) => content.includes(form))) found.push(file);
  }
  return found;
}

/** Where in the page's memory, as reachable from `window`, the secret lies: paths to it. */
export function memoryWith(secret: string, page: Page): Promise<readonly string[]> {
  return page.evaluate(searchWindow, secret);
}

/** Runs in the page: walks every object that `window` leads to, React's own tree included. */
function searchWindow(secret: string): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const queue: [path: string, value: unknown][] = [['window', window]];
  const look = (path: string, value: unknown) => {
    if (typeof value === 'string' && value.includes(secret)) found.push(path);
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      queue.push([path, value]);
    }
  };
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [path, value] = next;
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') continue;
    if (seen.has(value) || value === found || value === queue) continue;
    seen.add(value);
    if (value instanceof Map) {
      for (const [key, item] of value) look(`${path}.get(${String(key)})`, item);
    }
    if (value instanceof Set) for (const item of value) look(`${path}.has()`, item);
    for (const key of Reflect.ownKeys(value)) {
      try {
        look(`${path}.${String(key)}`, Reflect.get(value, key));
      } catch {
        // A getter that throws leads nowhere.
      }
    }
  }
  for (const input of document.querySelectorAll('input')) look(`input ${input.name}`, input.value);
  look('markup', document.documentElement.outerHTML);
  return found;
}

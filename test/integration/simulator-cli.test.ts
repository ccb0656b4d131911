import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';

const CLI = fileURLToPath(new URL('../../simulator/cli.ts', import.meta.url));

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, stdout: text(child.stdout), stderr: text(child.stderr), code: codeOf(child) };
}

async function codeOf(child: ChildProcess): Promise<number | null> {
  await once(child, 'close');
  return child.exitCode;
}

it('prints one line of JSON with what a client needs, and ends when it is told to', async () => {
  const { child, stdout, code } = start('--seed', '3', '--scenario', 'quiet');
  const [line] = await once(child.stdout, 'data');
  const account = z
    .object({
      url: z.url(),
      accountSid: z.string().regex(/^AC/),
      authToken: z.string(),
      apiKeySid: z.string().regex(/^SK/),
      apiKeySecret: z.string(),
      supervisorEndpoint: z.literal('client:supervisor'),
      callerId: z.string().regex(/^\+/),
    })
    .parse(JSON.parse(String(line)));

  const { url, accountSid, apiKeySid, apiKeySecret } = account;
  const response = await fetch(`${url}/2010-04-01/Accounts/${accountSid}/Conferences.json`, {
    headers: { Authorization: `Basic ${btoa(`${apiKeySid}:${apiKeySecret}`)}` },
  });
  expect(await response.json()).toMatchObject({ conferences: [{}, {}] });

  child.kill('SIGTERM');
  expect(await code).toBe(0);
  expect((await stdout).trimEnd().split('\n')).toHaveLength(1);
});

it('ends with 2 on an option that it does not know', async () => {
  const { code, stdout, stderr } = start('--scenario', 'panic');
  expect(await code).toBe(2);
  expect(await stderr).toContain('--scenario must be one of');
  expect(await stdout).toBe('');
});

it('ends with 1 and says so when the port is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  try {
    const { code, stderr } = start('--port', String(port));
    expect(await code).toBe(1);
    expect(await stderr).toContain(`Port ${port} is already in use`);
  } finally {
    server.close();
  }
});

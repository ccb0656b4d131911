import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { encodeValue } from '../../../common/request-views/encode.ts';
import { type Token, type Tokens, textOf } from '../../../common/request-views/token.ts';

/** By the names of the environment variables that the views name. */
export type Secrets = Readonly<Record<string, string>>;

/** Gives the commands to a shell, one after the other, with the curl of this machine. */
export async function runCommands(views: readonly Tokens[], secrets: Secrets): Promise<void> {
  await run('bash', ['-u'], secrets, views.map(textOf).join('\n'));
}

/** Runs the programs one after the other, each as a module of its own, in one process of Node. */
export async function runPrograms(views: readonly Tokens[], secrets: Secrets): Promise<void> {
  // Within the project, so that they find its packages.
  const parent = join(import.meta.dirname, '../../../out/test');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'views-'));
  try {
    const names = views.map((_, index) => `view-${index}.mts`);
    await Promise.all(
      views.map((view, index) => writeFile(join(folder, `view-${index}.mts`), textOf(view))),
    );
    // What Twilio refuses, the package throws.
    const imports = names.map((name) => `await import('./${name}').catch(refused);\n`);
    await writeFile(join(folder, 'all.mts'), `${REFUSED}${imports.join('')}`);
    await run(process.execPath, ['--import', 'tsx', join(folder, 'all.mts')], secrets);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const REFUSED = `const refused = (error: unknown) => {
  if (!(error instanceof Error) || !('code' in error && 'moreInfo' in error)) throw error;
};
`;

/** Writes the requests to a socket of its own each, and waits for the answer. */
export async function sendRaw(
  views: readonly Tokens[],
  origin: string,
  secrets: Secrets,
): Promise<void> {
  const { hostname, port } = new URL(origin);
  for (const view of views) {
    const socket = connect(Number(port), hostname);
    // Not ended: whoever hangs up does not want the answer.
    socket.write(wireText(view, secrets));
    const answer = await text(socket);
    if (!/^HTTP\/1\.1 \d{3} /.test(answer)) throw new Error(`It was not understood: ${answer}`);
  }
}

/** As a person would fill it in. */
function wireText(view: Tokens, secrets: Secrets): string {
  // The line that ends the head.
  const empty = view.findIndex(
    ({ text: piece }, index) => piece === '\n' && view[index - 1]?.text === '\n',
  );
  const body = view.slice(empty + 1).map((token) => filled(token, secrets, encodeValue));
  const head = view.slice(0, empty).map((token) => filled(token, secrets, (secret) => secret));
  const length = String(Buffer.byteLength(body.join('')));
  const lines = head.join('').replace('{bytes of the body}', length).split('\n');
  return `${lines.join('\r\n')}\r\n${body.join('')}`;
}

function filled(
  { kind, text: piece }: Token,
  secrets: Secrets,
  encode: (secret: string) => string,
): string {
  if (kind !== 'placeholder' || piece === '{bytes of the body}') return piece;
  const [, user, name = ''] = piece.match(/^\{(?:base64 of (\w+):)?(\w+)\}$/) ?? [];
  const secret = secrets[name] ?? '';
  return user === undefined ? encode(secret) : btoa(`${user}:${secret}`);
}

async function run(
  program: string,
  args: readonly string[],
  secrets: Secrets,
  input = '',
): Promise<void> {
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, ...secrets },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  const [, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${errors}`);
}

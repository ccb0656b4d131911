import { redact } from '../core/redact.ts';

/** Takes out of a text what is known to be secret, in the forms in which it travels, and what looks so. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap(formsOf)
    .sort((a, b) => b.length - a.length)
    .reduce((left, form) => left.replaceAll(form, REDACTED), text);
  return redact(known)
    .replace(/\beyJ[\w-]+(\.[\w-]+)+/g, REDACTED)
    .replace(/\bSK[0-9a-f]{32}\b/gi, REDACTED)
    .replace(/\b(token|secret|password|passwd|api_?key)(["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi, said);
}

/** The same for every text of a tree; its shape and its keys stay. */
export function treeWithoutSecrets(tree: unknown, secrets: readonly string[]): unknown {
  if (typeof tree === 'string') return withoutSecrets(tree, secrets);
  if (Array.isArray(tree)) return tree.map((one) => treeWithoutSecrets(one, secrets));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, treeWithoutSecrets(value, secrets)]),
  );
}

const REDACTED = '[redacted]';
/** Nothing shorter is a secret of Twilio's or of a relay, and words would go with it. */
const SHORTEST = 6;

function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const escaped = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(secret).toString('hex');
  return [secret, encodeURIComponent(secret), escaped, base64, hex];
}

function said(_: string, name: string, equals: string): string {
  return `${name}${equals}${REDACTED}`;
}

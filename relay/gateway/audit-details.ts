import { createTable } from '../../common/participant-parameters/create-parameters.ts';
import { isSecret } from '../../common/participant-parameters/secrets.ts';
import type { Operation } from './operation.ts';
import type { Parameters } from './parameters.ts';

/** What the audit log says of a request: what it is about and what it asks for, without its secrets. */
export function auditDetails(
  operation: Operation,
  parameters: Parameters,
): Readonly<Record<string, string>> {
  const shown = Object.entries(parameters).map(([name, value]) => [
    name,
    isSecret(createTable, name) ? '[redacted]' : value,
  ]);
  return {
    ...('conference' in operation ? { conference: operation.conference } : {}),
    ...('name' in operation ? { conference: operation.name } : {}),
    ...('call' in operation ? { call: operation.call } : {}),
    ...Object.fromEntries(shown),
  };
}

/** Twilio's own words without the secrets of the request, which they may repeat. */
export function withoutSecretsOf(parameters: Parameters, text: string): string {
  return Object.entries(parameters)
    .filter(([name]) => isSecret(createTable, name))
    .reduce((left, [, secret]) => left.replaceAll(secret, '[redacted]'), text);
}

import type { FastifyInstance, FastifyReply } from 'fastify';

/** Says no as a person can read it. */
export function failureJson(
  reply: FastifyReply,
  status: number,
  error: { readonly message: string; readonly hint: string },
): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ ok: false, error });
}

/** What fastify refuses itself, and what of ours fails, in the same form. */
export function addJsonErrors(scope: FastifyInstance): void {
  scope.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
    if (typeof status === 'number' && status < 500) {
      return failureJson(reply, status, {
        message: 'The relay could not read this request.',
        hint: 'Send JSON, with “Content-Type: application/json”, and no more than is asked for.',
      });
    }
    request.log.error(error);
    return failureJson(reply, 503, {
      message: 'The relay cannot do this at the moment; nothing was done.',
      hint: 'Try again in a few seconds.',
    });
  });
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** A schema object of OpenAPI 3.0, as far as Twilio's document uses it. */
export interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly description?: string | undefined;
  readonly nullable?: boolean | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
}

const schema: z.ZodType<Schema> = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  description: z.string().optional(),
  nullable: z.boolean().optional(),
  enum: z.array(z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  get items() {
    return schema.optional();
  },
});

const content = z.record(z.string(), z.looseObject({ schema: schema.optional() }));

const operation = z.looseObject({
  operationId: z.string(),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), schema: schema.optional() }))
    .optional(),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: content.optional() })),
});

export type Operation = z.infer<typeof operation>;

const METHODS = ['get', 'post', 'delete'] as const;
const pathItem = z.looseObject({
  get: operation.optional(),
  post: operation.optional(),
  delete: operation.optional(),
});

const documentSchema = z.looseObject({
  paths: z.record(z.string(), pathItem),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});

export type OpenApiDocument = z.infer<typeof documentSchema>;

/** Twilio's own description of its API, as it comes with its command line. */
export async function readOpenApiDocument(): Promise<OpenApiDocument> {
  const path = createRequire(import.meta.url).resolve(
    '@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json',
  );
  return documentSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

/** Every operation with its method and path template. */
export function operationsOf(
  document: OpenApiDocument,
): { method: string; path: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const found = item[method];
      return found === undefined ? [] : [{ method: method.toUpperCase(), path, operation: found }];
    }),
  );
}

export function operationNamed(document: OpenApiDocument, operationId: string): Operation {
  const found = operationsOf(document).find((one) => one.operation.operationId === operationId);
  if (found === undefined) throw new Error(`Twilio's document has no ${operationId}`);
  return found.operation;
}

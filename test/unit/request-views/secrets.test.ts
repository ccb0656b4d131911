import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textOf } from '../../../common/request-views/token.ts';
import { viewsOf } from '../../../common/request-views/views.ts';
import { viewedRequest } from '../../support/arbitraries/viewed-requests.ts';

it('shows no secret in any view', () => {
  fc.assert(
    fc.property(viewedRequest, fc.uuid(), (request, secret) => {
      const fields = ['SipAuthPassword', 'CallToken', 'Passports'].map(
        (name) => [name, secret] as const,
      );
      const views = viewsOf({
        ...request,
        operation: { kind: 'create', conference: 'x' },
        fields: [...request.fields, ...fields],
      });
      for (const tokens of Object.values(views)) {
        expect(textOf(tokens)).not.toContain(secret);
        // Each of the three, and who signs in.
        const placeholders = tokens.filter(({ kind }) => kind === 'placeholder');
        expect(placeholders.length).toBeGreaterThanOrEqual(4);
      }
    }),
  );
});

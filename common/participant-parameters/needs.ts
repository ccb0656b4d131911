import { endpointForm } from './endpoint-form.ts';
import type { Given } from './given.ts';
import type { Need } from './parameter.ts';

/** Whether it is so; also while it cannot be said, since nobody has been named yet who can be dialled. */
export function isMet(need: Need, given: Given): boolean {
  switch (need.kind) {
    case 'given':
      return given.has(need.name);
    case 'is': {
      const value = given.get(need.name);
      return typeof value === 'string' && need.values.includes(value);
    }
    case 'any':
      return need.of.some((one) => isMet(one, given));
    case 'dials': {
      const to = given.get('To');
      const form = typeof to === 'string' ? endpointForm(to) : null;
      return form === null || need.forms.includes(form);
    }
  }
}

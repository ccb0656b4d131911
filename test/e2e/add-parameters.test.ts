import {
  CREATE_GROUPS,
  CREATE_PARAMETERS,
  type CreateName,
} from '../../common/participant-parameters/create-parameters.ts';
import { SILENCE } from '../../common/participant-parameters/parameter.ts';
import { openAddForm } from '../support/console/add-form.ts';
import { openCall, requestsTo } from '../support/console/billing-call.ts';
import { expect, test } from '../support/console/console-test.ts';
import { createSamples } from '../support/twilio/parameter-samples.ts';

/* Every parameter of createParticipant: set in the form by role and name, and sent as Twilio names it. */

const NAMES = Object.keys(CREATE_PARAMETERS) as CreateName[];

for (const group of CREATE_GROUPS) {
  test(`what is set in the group “${group}” is sent as it is, and nothing else is`, async ({
    signIn,
    simulator,
  }) => {
    const call = openCall(simulator);
    const { window } = await signIn();
    const samples = createSamples(call);
    for (const name of NAMES.filter((one) => CREATE_PARAMETERS[one].group === group)) {
      await test.step(name, async () => {
        const { draft } = samples[name];
        const before = sent().length;
        const form = await openAddForm(window);
        await form.fill(draft);
        await form.dial.click();
        await expect(form.dialog).toHaveCount(0);
        await expect.poll(() => sent().length).toBe(before + 1);
        expect(sent().at(-1)).toEqual(onTheWire(draft));
      });
    }

    function sent() {
      return requestsTo(simulator, /\/Participants\.json$/, 'POST');
    }
  });
}

/** Silence is an empty address there. */
function onTheWire(draft: object): object {
  return Object.fromEntries(
    Object.entries(draft).map(([name, value]) => [name, value === SILENCE ? '' : value]),
  );
}

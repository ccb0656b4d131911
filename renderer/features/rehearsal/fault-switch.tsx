import { Group, NumberInput, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import type { FaultRequest, RehearsalFault } from '../../../common/ipc/rehearsal.ts';
import { rehearsalWords } from './words.ts';

interface FaultSwitchProps {
  readonly fault: RehearsalFault;
  readonly onChange: (request: FaultRequest) => Promise<void>;
}

/** One thing that can go wrong, on or off, with the few numbers that matter. */
export function FaultSwitch({ fault, onChange }: FaultSwitchProps) {
  const { name, title, words, on } = fault;
  const [parameters, setParameters] = useState(fault.parameters);

  function set(parameter: string, value: number): void {
    const changed = { ...parameters, [parameter]: value };
    setParameters(changed);
    if (on) void onChange({ name, on, parameters: changed });
  }

  return (
    <Stack gap={6}>
      <Switch
        label={title}
        description={words}
        checked={on}
        onChange={(event) => void onChange({ name, on: event.currentTarget.checked, parameters })}
      />
      {on && Object.keys(parameters).length > 0 && (
        <Group gap="xs" ml={46}>
          {Object.entries(fault.limits).map(([parameter, { least, most, unit }]) => (
            <NumberInput
              key={parameter}
              size="xs"
              w={130}
              label={rehearsalWords.parameter(parameter, unit)}
              aria-label={rehearsalWords.parameterOf(title, parameter)}
              min={unit === 'share' ? 0 : least}
              max={unit === 'share' ? 100 : most}
              value={(parameters[parameter] ?? 0) * (unit === 'share' ? 100 : 1)}
              onChange={(value) => {
                const number = Number(value) || 0;
                set(parameter, unit === 'share' ? number / 100 : number);
              }}
            />
          ))}
        </Group>
      )}
    </Stack>
  );
}

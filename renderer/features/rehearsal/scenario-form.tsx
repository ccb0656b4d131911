import { Button, Group, NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PlayRequest, RehearsalPanel } from '../../../common/ipc/rehearsal.ts';
import { rehearsalWords } from './words.ts';

interface ScenarioFormProps {
  readonly scenario: RehearsalPanel['scenario'];
  readonly onPlay: (request: PlayRequest) => Promise<void>;
  readonly onStop: () => Promise<void>;
}

/** Chooses what is played. It begins anew: every rehearsed call ends first. */
export function ScenarioForm({ scenario, onPlay, onStop }: ScenarioFormProps) {
  const { running, available } = scenario;
  const [name, setName] = useState(running?.name ?? 'busy');
  const [seed, setSeed] = useState<number>(running?.seed ?? 1);
  const [speed, setSpeed] = useState<number>(running?.speed ?? 1);
  const [conferences, setConferences] = useState<number | undefined>(running?.conferences);

  function play(): void {
    void onPlay({ name, seed, speed, ...(conferences === undefined ? {} : { conferences }) });
  }

  return (
    <Stack gap="sm">
      <Radio.Group label={rehearsalWords.choose()} value={name} onChange={setName}>
        <Stack gap={6} mt={6}>
          {available.map((choice) => (
            <Radio
              key={choice.name}
              value={choice.name}
              label={choice.name}
              description={choice.words}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Group grow gap="xs" align="flex-start">
        <NumberInput
          label={rehearsalWords.speed()}
          description={rehearsalWords.speedWhat()}
          min={0.1}
          max={100}
          value={speed}
          onChange={(value) => setSpeed(Number(value) || 1)}
        />
        <NumberInput
          label={rehearsalWords.calls()}
          description={rehearsalWords.callsWhat()}
          min={1}
          max={2_000}
          allowDecimal={false}
          placeholder={rehearsalWords.callsAny()}
          value={conferences ?? ''}
          onChange={(value) => setConferences(value === '' ? undefined : Number(value))}
        />
        <NumberInput
          label={rehearsalWords.seed()}
          description={rehearsalWords.seedWhat()}
          min={0}
          max={2_147_483_647}
          allowDecimal={false}
          value={seed}
          onChange={(value) => setSeed(Number(value) || 0)}
        />
      </Group>
      <Group gap="xs">
        <Button size="xs" onClick={play}>
          {running === null ? rehearsalWords.play() : rehearsalWords.playAgain()}
        </Button>
        {running !== null && (
          <Button size="xs" variant="default" onClick={() => void onStop()}>
            {rehearsalWords.stop()}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

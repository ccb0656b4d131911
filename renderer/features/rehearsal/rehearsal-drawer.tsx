import { Drawer, Loader, Stack, Title } from '@mantine/core';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { FaultSwitch } from './fault-switch.tsx';
import { ScenarioForm } from './scenario-form.tsx';
import type { RehearsalScene } from './use-rehearsal-panel.ts';
import { rehearsalWords } from './words.ts';

interface RehearsalDrawerProps {
  readonly isOpen: boolean;
  readonly rehearsal: RehearsalScene;
  readonly onClose: () => void;
}

/** Where a trainer sets the scene: what is played, and what goes wrong on purpose. */
export function RehearsalDrawer({ isOpen, rehearsal, onClose }: RehearsalDrawerProps) {
  const { panel, failure, play, stop, setFault } = rehearsal;
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={440}
      title={rehearsalWords.setScene()}
    >
      <Stack gap="md">
        <FailureAlert failure={failure} />
        {panel === null ? (
          <Loader size="sm" />
        ) : (
          <>
            <ScenarioForm
              key={JSON.stringify(panel.scenario.running)}
              scenario={panel.scenario}
              onPlay={play}
              onStop={stop}
            />
            <Title order={3} size="h5">
              {rehearsalWords.goesWrong()}
            </Title>
            {panel.faults.map((fault) => (
              <FaultSwitch key={fault.name} fault={fault} onChange={setFault} />
            ))}
          </>
        )}
      </Stack>
    </Drawer>
  );
}

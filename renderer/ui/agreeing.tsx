import { Button, Group, Stack, Text } from '@mantine/core';
import { AgreeButton } from './agree-button.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { useSettled } from './use-settled.ts';
import { uiWords as words } from './words.ts';

interface AgreeingProps {
  /** What it would do, a sentence each. */
  readonly sentences: readonly string[];
  readonly agree: string;
  /** What the other button says; “Cancel” where nothing better can be said. */
  readonly decline?: string;
  /** The colour of the button that agrees; blue where nothing else is meant by it. */
  readonly color?: string;
  readonly onAgree: () => void;
  readonly onClose: () => void;
}

/** What would be done, and the button that agrees to exactly that. */
export function Agreeing({
  sentences,
  agree,
  decline = words.cancel(),
  color = 'blue',
  onAgree,
  onClose,
}: AgreeingProps) {
  const { isSettled, hasChanged } = useSettled(sentences.join('\n'));
  return (
    <>
      <Stack gap={8}>
        {sentences.map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
      </Stack>
      {hasChanged && <ChangedNotice />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {decline}
        </Button>
        <AgreeButton
          color={color}
          isSettled={isSettled}
          onAgree={() => {
            onAgree();
            onClose();
          }}
        >
          {agree}
        </AgreeButton>
      </Group>
    </>
  );
}

/** There is nothing to agree to any more. */
export function Said({ text, onClose }: { text: string; onClose: () => void }) {
  return (
    <>
      <Text size="sm" role="status">
        {text}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.close()}
        </Button>
      </Group>
    </>
  );
}

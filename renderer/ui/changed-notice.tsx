import { Text } from '@mantine/core';
import { uiWords } from './words.ts';

/** Stands in a dialog whose words became others while it was open. */
export function ChangedNotice() {
  return (
    <Text size="sm" fw={600} mt="xs" role="alert">
      {uiWords.changed()}
    </Text>
  );
}

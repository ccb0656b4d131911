import { Text } from '@mantine/core';

/** Stands in a dialog whose words became others while it was open. */
export function ChangedNotice() {
  return (
    <Text size="sm" fw={600} mt="xs" role="alert">
      This changed while the question was open. Read it again.
    </Text>
  );
}

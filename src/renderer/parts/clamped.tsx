import { Text } from '@mantine/core';

/** A text in a list that takes no more than a few lines; the pointer shows the whole. */
export function Clamped({ children, lines = 3 }: { children: string; lines?: number }) {
  return (
    <Text inherit lineClamp={lines} title={children}>
      {children}
    </Text>
  );
}

import { Button, Chip, Group } from '@mantine/core';

interface FilterChipsProps<Code extends string> {
  /** The accessible name, such as 按类别筛选. */
  label: string;
  /** Code → the word on its chip, in their order. */
  chips: Readonly<Record<Code, string>>;
  chosen: readonly Code[];
  /** Any filter of the list holds, these or others: then all can be cleared. */
  isFiltering: boolean;
  onChoose(chosen: Code[]): void;
  onClear(): void;
}

/** A list's filters of a few kinds, as chips, and the one way to clear them all. */
export function FilterChips<Code extends string>({
  label,
  chips,
  chosen,
  isFiltering,
  onChoose,
  onClear,
}: FilterChipsProps<Code>) {
  return (
    <>
      <Chip.Group
        multiple
        value={[...chosen]}
        // The chips' values are the codes of `chips`.
        onChange={(values) => onChoose(values as Code[])}
      >
        <Group gap={8} role="group" aria-label={label}>
          {Object.entries<string>(chips).map(([code, word]) => (
            <Chip key={code} value={code}>
              {word}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {isFiltering && (
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          清除筛选
        </Button>
      )}
    </>
  );
}

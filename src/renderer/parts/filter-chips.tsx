import { Button, Chip, Group } from '@mantine/core';
import { useState } from 'react';
import classes from './filter-chips.module.css';
import { useFitting } from './fitting.ts';

interface FilterChipsProps<Code extends string> {
  /** The accessible name, such as 按类别筛选. */
  label: string;
  /** Code → the word on its chip, in their order. */
  chips: Readonly<Record<Code, string>>;
  chosen: readonly Code[];
  /** Any filter of the list holds, these or others: then all can be cleared. */
  isFiltering: boolean;
  /** They take one line; what does not fit into it waits behind 更多. */
  oneLine?: boolean;
  onChoose(chosen: Code[]): void;
  onClear(): void;
}

/** A list's filters of a few kinds, as chips, and the one way to clear them all. */
export function FilterChips<Code extends string>({
  label,
  chips,
  chosen,
  isFiltering,
  oneLine = false,
  onChoose,
  onClear,
}: FilterChipsProps<Code>) {
  const [unfolded, setUnfolded] = useState(false);
  const codes = Object.keys(chips);
  const { ref, fitting } = useFitting(codes.length);
  // What is chosen is never out of sight.
  const isFolded = oneLine && !unfolded && !chosen.some((code) => codes.indexOf(code) >= fitting);
  const hidden = isFolded ? codes.length - fitting : 0;
  const clear = isFiltering && (
    <Button variant="subtle" size="compact-sm" flex="none" onClick={onClear}>
      清除筛选
    </Button>
  );
  const group = (
    <Chip.Group
      multiple
      value={[...chosen]}
      // The chips' values are the codes of `chips`.
      onChange={(values) => onChoose(values as Code[])}
    >
      <Group
        gap={8}
        role="group"
        aria-label={label}
        ref={ref}
        className={oneLine ? classes.chips : classes.all}
        data-folded={isFolded || undefined}
      >
        {Object.entries<string>(chips).map(([code, word], index) => (
          <Chip key={code} value={code} data-beyond={isFolded && index >= fitting ? true : undefined}>
            {word}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
  if (!oneLine) {
    return (
      <>
        {group}
        {clear}
      </>
    );
  }
  return (
    <div className={classes.line}>
      {group}
      {clear}
      {(hidden > 0 || unfolded) && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          flex="none"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? '收起' : `更多 ${hidden}`}
        </Button>
      )}
    </div>
  );
}

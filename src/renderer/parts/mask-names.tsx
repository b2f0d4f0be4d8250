import { Checkbox } from '@mantine/core';

interface MaskNamesProps {
  /** What becomes of everything else then. */
  masksToo: string;
  checked: boolean;
  onChange(masked: boolean): void;
}

/** Whether the names in a list that leaves are masked. */
export function MaskNames({ masksToo, checked, onChange }: MaskNamesProps) {
  return (
    <Checkbox
      label="遮住姓名"
      description={`只留第一个字，如 张＊；${masksToo}`}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

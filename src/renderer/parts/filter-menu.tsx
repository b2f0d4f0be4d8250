import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

interface FilterMenuProps<Code extends string> {
  /** What one filters by: 班级, 预警等级. */
  label: string;
  /** In their order. */
  options: readonly { code: Code; word: string }[];
  chosen: readonly Code[];
  onChoose(chosen: Code[]): void;
}

/** A filter of a list, as a button over a menu to tick in. What is ticked stands among the `ActiveFilters`. */
export function FilterMenu<Code extends string>({ label, options, chosen, onChoose }: FilterMenuProps<Code>) {
  return (
    <Menu position="bottom-start" width={224} keepMounted={false}>
      <Menu.Target>
        <Button
          variant="default"
          aria-label={chosen.length === 0 ? `按${label}筛选` : `按${label}筛选，已选 ${chosen.length} 项`}
          rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map(({ code, word }) => (
          <Menu.CheckboxItem
            key={code}
            checked={chosen.includes(code)}
            onChange={(wanted) =>
              onChoose(wanted ? [...chosen, code] : chosen.filter((other) => other !== code))
            }
          >
            {word}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

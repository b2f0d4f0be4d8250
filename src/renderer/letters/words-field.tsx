import { Button, Group, Menu, Textarea } from '@mantine/core';
import { IconChevronDown, IconHeading, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { LETTER_PLACEHOLDERS, unknownIn, writtenPlaceholder } from '#shared/letter-words.ts';
import { codesOf } from '#shared/terms.ts';
import classes from './letters.module.css';

interface WordsFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  error?: ReactNode;
  required?: boolean;
  extra?: ReactNode;
  minRows?: number;
  'data-path'?: string;
}

/** The words of a letter with their placeholders: each line a paragraph, headings between two #. */
export function WordsField({ label, value, onChange, error, extra, minRows = 8, ...rest }: WordsFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownIn(value);
  /** Puts text where the caret is, and leaves the caret behind it. */
  const insert = (before: string, after = '') => {
    const { current } = area;
    if (!current) return;
    const { selectionStart: from, selectionEnd: until } = current;
    const chosen = value.slice(from, until);
    onChange(`${value.slice(0, from)}${before}${chosen}${after}${value.slice(until)}`);
    const caret = from + before.length + chosen.length + (chosen ? after.length : 0);
    requestAnimationFrame(() => {
      current.focus();
      current.setSelectionRange(caret, caret);
    });
  };
  return (
    <div className={classes.words}>
      <Textarea
        ref={area}
        label={label}
        description="一行一段；【】里的内容按每名学生填入；两个 # 之间是小标题"
        minRows={minRows}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        error={
          error ??
          (unknown.length > 0
            ? `没有“${unknown.join('”“')}”这一项，请从“插入”里选，或去掉方括号【】`
            : undefined)
        }
        {...rest}
      />
      <Group gap={8}>
        <Menu position="bottom-start" returnFocus={false}>
          <Menu.Target>
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={16} aria-hidden />}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              插入
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.placeholders}>
            {codesOf(LETTER_PLACEHOLDERS).map((code) => (
              <Menu.Item key={code} onClick={() => insert(writtenPlaceholder(code))}>
                {LETTER_PLACEHOLDERS[code].word}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconHeading size={16} aria-hidden />}
          onClick={() => insert('#', '#')}
        >
          小标题
        </Button>
        {extra}
      </Group>
    </div>
  );
}

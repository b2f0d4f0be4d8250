import { Button, Kbd, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { actOf, KINDS, WRITING_ACTS } from '#renderer/kinds/kinds.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import classes from './student-file.module.css';

/** The keys that are a letter, or a digit above the letters or beside them. */
const keysOf = (letter: string): readonly string[] =>
  /\d/.test(letter) ? [`Digit${letter}`, `Numpad${letter}`] : [`Key${letter}`];

interface WriteMenuProps {
  file: StudentFile;
  onWrite(kind: RecordKind): void;
}

/** ＋记一笔: every kind of record that is written down, each by its letter. N opens it, or Alt+N while one types. */
export function WriteMenu({ file, onWrite }: WriteMenuProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
      if (event.code !== 'KeyN' || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      const isElsewhere = event.target instanceof Element && event.target.closest('[aria-modal="true"]');
      if (isElsewhere || (typing && !event.altKey)) return;
      event.preventDefault();
      setOpened(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const write = (kind: RecordKind) => {
    setOpened(false);
    // What closes later gives the keyboard back to this button.
    button.current?.focus();
    onWrite(kind);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // By its place on the keyboard: an input method hides which letter it is.
    const chosen = WRITING_ACTS.find(({ letter }) => keysOf(letter).includes(event.code));
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    write(chosen.kind);
  };

  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} returnFocus width={440}>
      <Menu.Target>
        <Button
          ref={button}
          flex="none"
          leftSection={<IconPlus size={18} aria-hidden />}
          title="记一笔（N，或 Alt+N）"
        >
          记一笔
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="记一笔">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the items in it, which have the focus */}
        <div className={classes.acts} onKeyDown={onKeyDown}>
          {WRITING_ACTS.map(({ kind, letter }) => {
            const { icon: Icon } = KINDS[kind];
            return (
              <Menu.Item
                key={kind}
                leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
                rightSection={
                  <Kbd size="xs" aria-hidden>
                    {letter}
                  </Kbd>
                }
                aria-keyshortcuts={letter}
                onClick={() => write(kind)}
              >
                {actOf(kind, file)}
              </Menu.Item>
            );
          })}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}

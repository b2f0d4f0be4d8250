import { Kbd, Text, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { useWording } from '#renderer/preference.tsx';
import { phrasesWith } from '#shared/phrases.ts';
import classes from './phrases.module.css';
import type { Written } from './written-into.ts';

interface PhrasePaletteProps {
  /** Where the caret was; null while nobody asks for a phrase. */
  into: Written | null;
  onClose(): void;
}

/** 常用语: one is chosen by its digit, or found by typing, and stands where the caret was. */
export function PhrasePalette({ into, onClose }: PhrasePaletteProps) {
  const close = () => {
    onClose();
    into?.goOn();
  };
  return (
    <Dialog title="常用语" width={560} opened={into !== null} onClose={close} returnFocus={false}>
      {into && (
        <Choosing
          onChoose={(phrase) => {
            onClose();
            into.type(phrase);
          }}
        />
      )}
    </Dialog>
  );
}

const OPTION = 'phrase-';

function Choosing({ onChoose }: { onChoose(phrase: string): void }) {
  const [all] = useWording('phrases');
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = phrasesWith(all, typed);
  const onKeyDown = (event: KeyboardEvent) => {
    // While a Chinese word is being typed, the keys are the input method's.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const chosen =
      event.key === 'Enter'
        ? found[at]
        : /^[1-9]$/.test(event.key)
          ? found[Number(event.key) - 1]
          : undefined;
    const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (chosen !== undefined) onChoose(chosen);
    else if (moves) setAt((now) => Math.max(0, Math.min(found.length - 1, now + moves)));
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };
  return (
    <div>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label="查找常用语"
        aria-expanded
        aria-controls="phrases"
        aria-activedescendant={found.length > 0 ? `${OPTION}${at}` : undefined}
        placeholder="按数字选用，或输入其中的字查找"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="phrases" role="listbox" aria-label="常用语" className={classes.list}>
        {found.map((phrase, index) => (
          <UnstyledButton
            key={phrase}
            id={`${OPTION}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.phrase}
            onClick={() => onChoose(phrase)}
          >
            <span className={classes.digit}>{index < 9 && <Kbd size="xs">{index + 1}</Kbd>}</span>
            {phrase}
          </UnstyledButton>
        ))}
      </div>
      {found.length === 0 && (
        <Text size="sm" c="dimmed" mt={8}>
          没有这样的常用语。在“设置 · 模板与常用语”里可以添加。
        </Text>
      )}
    </div>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './row-fields.module.css';

interface InForm {
  handIn: { element: { readonly current: HTMLElement | null } };
}

/** The keyboard goes on in a field that has only just come. */
export function goToField({ handIn }: InForm, path: string): void {
  requestAnimationFrame(() => {
    const field = handIn.element.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    const target = field?.matches('input, textarea')
      ? field
      : field?.querySelector<HTMLElement>('input, textarea');
    target?.focus();
  });
}

interface RowFieldsProps {
  /** What it is called for whoever does not see it: 到会人员 2. */
  name: string;
  onRemove(): void;
  className?: string | undefined;
  children: ReactNode;
}

/** The fields of one of several, and how it is taken off. */
export function RowFields({ name, onRemove, className, children }: RowFieldsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser
    <div role="group" aria-label={name} className={className}>
      {children}
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={`删除${name}`} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

export function AddRow({ children, onAdd }: { children: ReactNode; onAdd(): void }) {
  return (
    <div className={classes.add}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={onAdd}
      >
        {children}
      </Button>
    </div>
  );
}

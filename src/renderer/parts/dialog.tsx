import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsTopLayer } from './layers.ts';

interface DialogProps {
  title: string;
  opened: boolean;
  onClose(): void;
  /** CSS pixels. */
  width?: number;
  children: ReactNode;
}

/** A dialog over the screen, for one question or one small form. */
export function Dialog({ title, opened, onClose, width = 480, children }: DialogProps) {
  const isTop = useIsTopLayer(opened);
  return (
    <Modal
      title={title}
      size={width}
      opened={opened}
      onClose={onClose}
      closeOnEscape={isTop}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {children}
    </Modal>
  );
}

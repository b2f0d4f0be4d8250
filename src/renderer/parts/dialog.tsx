import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { CLOSE_BUTTON, useEscape } from './layers.ts';

interface DialogProps {
  title: string;
  opened: boolean;
  onClose(): void;
  /** CSS pixels. */
  width?: number;
  /** Above the sheets; the key map lies above all. */
  zIndex?: number;
  /** False when the keyboard goes on elsewhere after closing. */
  returnFocus?: boolean;
  children: ReactNode;
}

/** A dialog over the screen, for one question or one small form. */
export function Dialog({
  title,
  opened,
  onClose,
  width = 480,
  zIndex = 210,
  returnFocus = true,
  children,
}: DialogProps) {
  useEscape(opened, onClose);
  return (
    <Modal
      title={title}
      size={width}
      zIndex={zIndex}
      opened={opened}
      onClose={onClose}
      returnFocus={returnFocus}
      closeOnEscape={false}
      // A second click of a double click lands beside it.
      closeOnClickOutside={false}
      closeButtonProps={CLOSE_BUTTON}
    >
      {children}
    </Modal>
  );
}

import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsTopLayer } from './layers.ts';

interface SideSheetProps {
  title: string;
  opened: boolean;
  onClose(): void;
  children: ReactNode;
}

/** A sheet that slides in from the right, for what belongs to the screen beneath it. */
export function SideSheet({ title, opened, onClose, children }: SideSheetProps) {
  const isTop = useIsTopLayer(opened);
  return (
    <Drawer
      position="right"
      size={560}
      opened={opened}
      onClose={onClose}
      title={title}
      closeOnEscape={isTop}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {children}
    </Drawer>
  );
}

import { PasswordInput } from '@mantine/core';
import type { ComponentProps } from 'react';

/** A field for a secret: hidden while it is typed, shown on demand, remembered by nobody. */
export function SecretInput(props: ComponentProps<typeof PasswordInput>) {
  return (
    <PasswordInput
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏输入', tabIndex: 0 }}
      {...props}
    />
  );
}

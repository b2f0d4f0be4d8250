import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';

type TakeAwayButtonProps = ButtonProps & Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps>;

/**
 * Takes something away for good: 删除, 撤销, 作废, 销毁, 放弃草稿. It has a colour of its own, which no other button has
 * (tests/renderer/taking-away.test.ts): quiet where it leads to a question, `variant="filled"` where it answers one.
 */
export function TakeAwayButton(props: TakeAwayButtonProps) {
  return <Button variant="subtle" color="red" {...props} />;
}

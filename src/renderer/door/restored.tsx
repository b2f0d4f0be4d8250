import { Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './door.module.css';

/** The end of restoring: what was done, and where the vault before it lies. */
export function Restored({ keptAside, onNext }: { keptAside: string | null; onNext(): void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes.card} role="status">
      <Title ref={heading} order={2} tabIndex={-1} className={classes.heading}>
        已恢复
      </Title>
      <Text className={classes.lead}>
        请用备份当时的密码或恢复码打开保险库。之后删除或更换过的密码又有效了，打开后请到“设置 · 密码”核对。
        {keptAside && (
          <>
            原来的保险库保留在文件夹“<span className={classes.path}>{keptAside}</span>”。
          </>
        )}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onNext}>去打开</Button>
      </Group>
    </div>
  );
}

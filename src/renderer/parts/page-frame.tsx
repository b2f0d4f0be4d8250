import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './page-frame.module.css';

interface PageFrameProps {
  title: string;
  subtitle?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  onBack?: (() => void) | undefined;
  children: ReactNode;
}

/** The frame of every screen: a title line that stays, and a body that scrolls. */
export function PageFrame({ title, subtitle, actions, onBack, children }: PageFrameProps) {
  return (
    <section className={classes.frame} aria-label={title}>
      <header className={classes.head}>
        {onBack && (
          <Tooltip label="返回（Alt+←）">
            <ActionIcon variant="subtle" size={36} aria-label="返回" onClick={onBack}>
              <IconArrowLeft size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <div className={classes.names}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {subtitle && (
            <Text component="div" className={classes.subtitle}>
              {subtitle}
            </Text>
          )}
        </div>
        {actions && (
          <Group gap={8} className={classes.actions}>
            {actions}
          </Group>
        )}
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  );
}

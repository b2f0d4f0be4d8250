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
  /** Lines that stay between the title and the body, such as a wizard's steps. */
  steps?: ReactNode;
  /** A line that stays beneath the body. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The frame of every screen: a title line that stays, and a body that scrolls. */
export function PageFrame({ title, subtitle, actions, onBack, steps, foot, children }: PageFrameProps) {
  return (
    <section className={classes.frame} aria-label={title} data-footed={Boolean(foot) || undefined}>
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
      {steps}
      <div className={classes.body}>{children}</div>
      {foot}
    </section>
  );
}

import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';

interface ScreenGuardProps {
  onLeave(): void;
  children: ReactNode;
}

/** Keeps the room standing when one screen breaks: drafts and records are in the vault, not in the screen. */
export class ScreenGuard extends Component<ScreenGuardProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <EmptyState
        title="这一页没有显示出来"
        text="已保存的记录和草稿都在保险库里。请回到工作台再试；如果还是这样，请上锁后重新打开。"
        action={<Button onClick={this.props.onLeave}>回到工作台</Button>}
      />
    );
  }
}

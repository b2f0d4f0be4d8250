import { Text } from '@mantine/core';
import { Paper } from '#renderer/papers/paper.tsx';
import type { SessionId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';

/** 个别辅导记录表 or 团体辅导记录表: its two buttons. */
export function SessionPaper({ sessionId }: { sessionId: SessionId }) {
  return (
    <Paper title={PAPERS.session.word} wanted={{ request: 'sessions.layPaper', input: { sessionId } }}>
      <Text size="sm">按记录现在的样子，连同补记；手记不会印出来。</Text>
    </Paper>
  );
}

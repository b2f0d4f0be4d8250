import { Alert, Group, Text } from '@mantine/core';
import { z } from 'zod';
import { Facts } from '#renderer/parts/facts.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { SessionId } from '#shared/contract/fields.ts';

/** What a person writes into a session, with what it is called in the form. */
const PASSAGES = {
  topic: '主题',
  content: '辅导内容',
  assessment: '评估',
  nextSteps: '后续安排',
  processNotes: '心理教师手记',
} as const;

const typed = z.partialRecord(z.enum(Object.keys(PASSAGES) as (keyof typeof PASSAGES)[]), z.string());

/**
 * What was begun on a session that has been signed or removed since. It can no longer be handed in: it is told, shown
 * to be copied, and given up only by a click.
 */
export function LeftDraft({ sessionId, became }: { sessionId: SessionId; became: string }) {
  const key = `session:${sessionId}`;
  const { data: draft } = useRequest('drafts.find', { key });
  const giveUp = useCommand('drafts.giveUp');
  if (!draft) return null;
  const passages = passagesOf(draft.content);
  return (
    <Alert color="yellow" role="status" title={`${became}，您没有写完的修改没有保存进去`}>
      <Facts rows={passages.map(([field, text]) => [PASSAGES[field], text])} />
      <Text size="sm">需要时请抄进补记。</Text>
      <Group justify="flex-end">
        <TakeAwayButton loading={giveUp.isRunning} onClick={() => void giveUp.run({ key })}>
          放弃草稿
        </TakeAwayButton>
      </Group>
    </Alert>
  );
}

function passagesOf(content: string): [keyof typeof PASSAGES, string][] {
  let draft: unknown;
  try {
    draft = JSON.parse(content);
  } catch {
    return [];
  }
  if (typeof draft !== 'object' || draft === null) return [];
  const known = Object.entries(draft).filter(([field]) => Object.hasOwn(PASSAGES, field));
  const passages = typed.safeParse(Object.fromEntries(known)).data ?? {};
  // The keys are those of PASSAGES.
  return Object.entries(passages) as [keyof typeof PASSAGES, string][];
}

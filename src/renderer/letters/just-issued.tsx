import { Button, Group } from '@mantine/core';
import { Paper } from '#renderer/papers/paper.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import { PAPERS } from '#shared/papers.ts';

interface JustIssuedProps {
  letters: OutputOf<'letters.issue'>['letters'];
  onAnother(): void;
}

/** What was issued just now, and what one does with it next. */
export function JustIssued({ letters, onAnother }: JustIssuedProps) {
  const { go } = usePlace();
  const [first] = letters;
  const last = letters.at(-1);
  return (
    <EmptyState
      title={
        letters.length > 1
          ? `${letters.length} 份已发出：${first?.number} 至 ${last?.number}`
          : `${first?.number} 已发出`
      }
      text="内容已按发出时的样子保存。打印后请家长签字；怎样送到的、回执收回没有，在登记簿里登记。"
      action={
        <Group gap={8}>
          <Paper
            title={`${PAPERS.letter.word}（${letters.length} 份）`}
            wanted={{
              request: 'letters.layPaper',
              input: { letterIds: letters.map(({ letterId }) => letterId) },
            }}
            isNext
          />
          <Button variant="default" onClick={() => go({ at: 'letters' })}>
            打开登记簿
          </Button>
          <Button variant="default" onClick={onAnother}>
            再写一份
          </Button>
        </Group>
      }
    />
  );
}

import { Button, Group } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import { LettersExport } from './letters-export.tsx';

interface JustIssuedProps {
  letters: OutputOf<'letters.issue'>['letters'];
  onAnother(): void;
}

/** What was issued just now, and what one does with it next. */
export function JustIssued({ letters, onAnother }: JustIssuedProps) {
  const { go } = usePlace();
  const [saving, setSaving] = useState(false);
  const [first] = letters;
  const last = letters.at(-1);
  return (
    <>
      <EmptyState
        title={
          letters.length > 1
            ? `${letters.length} 份已发出：${first?.number} 至 ${last?.number}`
            : `${first?.number} 已发出`
        }
        text="内容已按发出时的样子保存。打印后请家长签字；怎样送到的、回执收回没有，在登记簿里登记。"
        action={
          <Group gap={8}>
            <Button
              autoFocus
              leftSection={<IconFileDownload size={16} aria-hidden />}
              onClick={() => setSaving(true)}
            >
              保存为PDF
            </Button>
            <Button variant="default" onClick={() => go({ at: 'letters' })}>
              打开登记簿
            </Button>
            <Button variant="default" onClick={onAnother}>
              再写一份
            </Button>
          </Group>
        }
      />
      <LettersExport
        letterIds={letters.map(({ letterId }) => letterId)}
        opened={saving}
        onClose={() => setSaving(false)}
      />
    </>
  );
}

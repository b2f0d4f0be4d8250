import { Button } from '@mantine/core';
import { IconFileDownload, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List, type Selecting } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { LetterSheet } from './letter-sheet.tsx';
import { LetterStateMark, stateWord } from './letter-state.tsx';
import { LettersExport } from './letters-export.tsx';

interface LetterRegisterProps {
  /** Which lies open. */
  letterId: LetterId | undefined;
  /** Its receipt is being written down. */
  takesReceipt: boolean;
}

/** 告知书: the register of every number that was given, and saving letters as PDF. */
export function LetterRegister({ letterId, takesReceipt }: LetterRegisterProps) {
  const { go, replace } = usePlace();
  const letters = useRequest('letters.list', {});
  const [saving, setSaving] = useState<LetterId[] | null>(null);
  const known = letters.data ?? [];
  const selecting: Selecting<LetterLine> = {
    name: ({ number }) => number,
    unit: '份',
    offers: isValid,
    acts: ({ rows }) => (
      <Button
        variant="default"
        leftSection={<IconFileDownload size={18} stroke={1.6} aria-hidden />}
        onClick={() => setSaving(rows.map(({ id }) => id))}
      >
        保存为PDF（{rows.length} 份）
      </Button>
    ),
  };
  const write = (
    <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => go({ at: 'letter' })}>
      写告知书
    </Button>
  );

  return (
    <PageFrame title="告知书" subtitle="编号按学年连续，作废的编号保留，不再使用" actions={write}>
      <List
        label="告知书登记"
        rows={known}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        selecting={selecting}
        onOpen={({ id }) => replace({ at: 'letters', letterId: id })}
        isPending={letters.isPending}
        failure={letters.failure}
        onRetry={letters.refetch}
        empty={
          <EmptyState
            title="还没有告知书"
            text="写一份告知书，发出时给编号；打印出来的内容会原样保存。"
            action={write}
          />
        }
      />
      <LettersExport letterIds={saving ?? []} opened={saving !== null} onClose={() => setSaving(null)} />
      <LetterSheet
        letter={known.find(({ id }) => id === letterId)}
        takesReceipt={takesReceipt}
        onClose={() => replace({ at: 'letters' })}
      />
    </PageFrame>
  );
}

/** Voided ones are not saved anew. */
const isValid = ({ voided }: LetterLine) => voided === null;

const COLUMNS: readonly Column<LetterLine>[] = [
  {
    key: 'number',
    heading: '编号',
    width: 200,
    cell: ({ number }) => number,
    sortBy: ({ number }) => number,
  },
  {
    key: 'student',
    heading: '学生',
    cell: ({ studentName }) => studentName,
    sortBy: ({ studentName }) => studentName,
  },
  {
    key: 'class',
    heading: '班级',
    cell: ({ className }) => className,
    sortBy: ({ className }) => classOrderKey(className),
  },
  {
    key: 'issuedOn',
    heading: '日期',
    width: 160,
    cell: ({ issuedOn }) => <ShortDate on={issuedOn} />,
    sortBy: ({ issuedOn }) => issuedOn,
  },
  {
    key: 'state',
    heading: '状态',
    width: 140,
    cell: (letter) => <LetterStateMark letter={letter} />,
    sortBy: stateWord,
  },
];

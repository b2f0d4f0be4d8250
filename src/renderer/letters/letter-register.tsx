import { Button, Checkbox, Group } from '@mantine/core';
import { IconFileDownload, IconPencil } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { LetterSheet } from './letter-sheet.tsx';
import { LetterStateMark, stateWord } from './letter-state.tsx';
import { LettersExport } from './letters-export.tsx';

/** 告知书: the register of every number that was given, and saving letters as PDF. `letterId` is opened at once. */
export function LetterRegister({ letterId }: { letterId?: LetterId | undefined }) {
  const { go } = usePlace();
  const letters = useRequest('letters.list', {});
  const [saving, setSaving] = useState(false);
  const [openedId, setOpenedId] = useState<LetterId | null>(letterId ?? null);
  const known = letters.data ?? [];
  const chosen = useChosenLetters(known);
  const columns = useMemo(() => columnsWith(chosen.has, chosen.toggle), [chosen.has, chosen.toggle]);
  const write = (
    <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => go({ at: 'letter' })}>
      写告知书
    </Button>
  );

  return (
    <PageFrame title="告知书" subtitle="编号按学年连续，作废的编号保留，不再使用" actions={write}>
      {chosen.offered.length > 0 && (
        <Group gap={16}>
          <Checkbox
            label="全选"
            checked={chosen.ids.length === chosen.offered.length}
            indeterminate={chosen.ids.length > 0 && chosen.ids.length < chosen.offered.length}
            onChange={chosen.toggleAll}
          />
          <Button
            variant="default"
            leftSection={<IconFileDownload size={16} aria-hidden />}
            disabled={chosen.ids.length === 0}
            onClick={() => setSaving(true)}
          >
            保存为PDF{chosen.ids.length > 0 && `（${chosen.ids.length} 份）`}
          </Button>
        </Group>
      )}
      <List
        label="告知书登记"
        rows={known}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={({ id }) => setOpenedId(id)}
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
      <LettersExport letterIds={chosen.ids} opened={saving} onClose={() => setSaving(false)} />
      <LetterSheet letter={known.find(({ id }) => id === openedId)} onClose={() => setOpenedId(null)} />
    </PageFrame>
  );
}

/** Which letters are ticked, in the order of the register. Voided ones are not offered. */
function useChosenLetters(letters: readonly LetterLine[]) {
  const [ticked, setTicked] = useState<ReadonlySet<LetterId>>(new Set());
  const offered = letters.filter(({ voided }) => voided === null).map(({ id }) => id);
  const ids = offered.filter((id) => ticked.has(id));
  return useMemo(
    () => ({
      offered,
      ids,
      has: (id: LetterId) => ticked.has(id),
      toggle: (id: LetterId) =>
        setTicked((before) => {
          const after = new Set(before);
          if (!after.delete(id)) after.add(id);
          return after;
        }),
      toggleAll: () => setTicked(new Set(ids.length === offered.length ? [] : offered)),
    }),
    [offered, ids, ticked],
  );
}

function columnsWith(has: (id: LetterId) => boolean, toggle: (id: LetterId) => void): Column<LetterLine>[] {
  return [
    {
      key: 'chosen',
      heading: '选择',
      width: 64,
      cell: ({ id, number, voided }) =>
        voided === null && (
          <Checkbox aria-label={`选择 ${number}`} checked={has(id)} onChange={() => toggle(id)} />
        ),
    },
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
      cell: ({ issuedOn }) => writtenDate(issuedOn),
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
}

import { Button } from '@mantine/core';
import { IconMailOpened, IconPencil } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { FilterChips } from '#renderer/parts/filter-chips.tsx';
import { type Column, List, type Selecting } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { LETTER_STATES, type LetterState, stateOf, stateWord } from '#shared/letter-states.ts';
import { PAPERS } from '#shared/papers.ts';
import { DeliveryForm } from './delivery-form.tsx';
import { LetterSheet } from './letter-sheet.tsx';
import { LetterStateMark } from './letter-state.tsx';
import { RegisterLeaving } from './register-leaving.tsx';
import { WordExport } from './word-export.tsx';

interface LetterRegisterProps {
  /** Which lies open. */
  letterId: LetterId | undefined;
  /** Its receipt is being written down. */
  takesReceipt: boolean;
}

/** 告知书: the register of every number that was given, what became of each, and saving letters as PDF. */
export function LetterRegister({ letterId, takesReceipt }: LetterRegisterProps) {
  const { go, replace } = usePlace();
  const letters = useRequest('letters.list', {});
  const { data: school } = useRequest('school.particulars', {});
  const [delivering, setDelivering] = useState<LetterId[] | null>(null);
  const [states, setStates] = useKept<LetterState[]>('letterStates', []);
  const known = letters.data ?? [];
  const shown = useMemo(
    () => (states.length === 0 ? known : known.filter((letter) => states.includes(stateOf(letter)))),
    [known, states],
  );
  const selecting: Selecting<LetterLine> = {
    name: ({ number }) => number,
    unit: '份',
    offers: isValid,
    acts: ({ rows }) => (
      <>
        <Paper
          title={`${PAPERS.letter.word}（${rows.length} 份）`}
          wanted={{ request: 'letters.layPaper', input: { letterIds: rows.map(({ id }) => id) } }}
        />
        <WordExport letterIds={rows.map(({ id }) => id)} />
        <Button
          variant="default"
          leftSection={<IconMailOpened size={18} stroke={1.6} aria-hidden />}
          onClick={() => setDelivering(rows.map(({ id }) => id))}
        >
          登记送达
        </Button>
      </>
    ),
  };
  const write = (
    <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => go({ at: 'letter' })}>
      写告知书
    </Button>
  );

  return (
    <PageFrame title="告知书" subtitle="编号按种类和学年连续，作废的编号保留，不再使用" actions={write}>
      <List
        label="告知书登记"
        rows={shown}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        filters={
          known.length > 0 && (
            <FilterChips
              label="按状态筛选"
              chips={LETTER_STATES}
              chosen={states}
              isFiltering={states.length > 0}
              onChoose={setStates}
              onClear={() => setStates([])}
            />
          )
        }
        tools={({ rows }) => <RegisterLeaving letterIds={rows.map(({ id }) => id)} />}
        selecting={selecting}
        onOpen={({ id }) => replace({ at: 'letters', letterId: id })}
        isPending={letters.isPending}
        failure={letters.failure}
        onRetry={letters.refetch}
        empty={
          known.length > 0 ? (
            <EmptyState title="没有这样的告知书" text="换一个状态，或清除筛选。" />
          ) : (
            <EmptyState
              title="还没有告知书"
              text="写一份告知书，发出时给编号；打印出来的内容会原样保存。"
              action={write}
            />
          )
        }
      />
      <SideSheet
        title={`登记送达（${delivering?.length ?? 0} 份）`}
        opened={delivering !== null}
        onClose={() => setDelivering(null)}
      >
        {delivering && school && (
          <DeliveryForm
            letterIds={delivering}
            by={school.person}
            isAgain={false}
            onDone={() => setDelivering(null)}
          />
        )}
      </SideSheet>
      <LetterSheet
        letter={known.find(({ id }) => id === letterId)}
        takesReceipt={takesReceipt}
        onClose={() => replace({ at: 'letters' })}
      />
    </PageFrame>
  );
}

/** Voided ones are not given out any more. */
const isValid = ({ voided }: LetterLine) => voided === null;

const COLUMNS: readonly Column<LetterLine>[] = [
  {
    key: 'number',
    heading: '编号',
    width: 168,
    cell: ({ number }) => number,
    sortBy: ({ number }) => number,
  },
  {
    key: 'kind',
    heading: '种类',
    width: 120,
    cell: ({ kindName }) => kindName,
    sortBy: ({ kindName }) => kindName,
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
    key: 'guardian',
    heading: '收件人',
    cell: ({ guardianName }) => guardianName,
    sortBy: ({ guardianName }) => guardianName,
  },
  {
    key: 'issuedOn',
    heading: '日期',
    width: 130,
    cell: ({ issuedOn }) => <ShortDate on={issuedOn} />,
    sortBy: ({ issuedOn }) => issuedOn,
  },
  {
    key: 'state',
    heading: '状态',
    width: 120,
    cell: (letter) => <LetterStateMark letter={letter} />,
    sortBy: stateWord,
  },
];

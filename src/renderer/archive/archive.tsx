import { Button, Select, Text, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ReceiveHandOver } from '#renderer/hand-overs/receive-hand-over.tsx';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { ArchivedFile } from '#shared/contract/archive.ts';
import { PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { DEPARTURE_KINDS } from '#shared/terms.ts';
import classes from './archive.module.css';
import { DestroyDialog } from './destroy-dialog.tsx';
import { EarlierDestructions } from './earlier-destructions.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';

const COLUMNS: readonly Column<ArchivedFile>[] = [
  { key: 'name', heading: '姓名', width: '13%', cell: (file) => file.name, sortBy: (file) => file.name },
  {
    key: 'className',
    heading: '离校时班级',
    width: '13%',
    cell: (file) => file.className,
    sortBy: (file) => classOrderKey(file.className),
  },
  {
    key: 'leftOn',
    heading: '离校日期',
    width: 144,
    cell: (file) => writtenDate(file.leftOn),
    sortBy: (file) => file.leftOn,
  },
  {
    key: 'kind',
    heading: '类型和去向',
    cell: (file) => [DEPARTURE_KINDS[file.kind], file.destination].filter(Boolean).join('，'),
  },
  {
    key: 'keptUntil',
    heading: '保管至',
    width: 144,
    cell: (file) => writtenDate(file.keptUntil),
    sortBy: (file) => file.keptUntil,
  },
  {
    key: 'state',
    heading: '状态',
    width: 112,
    cell: (file) => stateOf(file),
    sortBy: (file) => stateOf(file),
  },
];

const stateOf = ({ held, isDue }: ArchivedFile) => (held ? '暂缓销毁' : isDue ? '已到期' : '保管中');
const nameOf = ({ name }: ArchivedFile) => name;
const idOf = ({ studentId }: ArchivedFile) => studentId;
const isChoosable = ({ isDue, held }: ArchivedFile) => isDue || held !== null;

type Doing = 'list' | 'destroy' | 'hold' | 'retention' | 'receive' | null;

/** 已离校: every archived file, how long it is kept, and the end of those whose time is over. */
export function Archive() {
  const { own: numberWord } = useNumberWords();
  const { go, back } = usePlace();
  const { data, isPending, failure, refetch } = useRequest('archive.list', {});
  const [search, setSearch] = useKept('search', '');
  const [year, setYear] = useKept<string | null>('year', null);
  const [doing, setDoing] = useState<Doing>(null);
  const [chosen, setChosen] = useState<readonly ArchivedFile[]>([]);
  const files = data?.files ?? [];
  const years = useMemo(
    () => [...new Set((data?.files ?? []).map(({ leftOn }) => leftOn.slice(0, 4)))],
    [data],
  );
  const shown = files.filter(
    ({ name, studentNumber, leftOn, destination }) =>
      (year === null || leftOn.startsWith(year)) &&
      search
        .split(/\s+/)
        .every((word) => [name, studentNumber, destination].some((text) => text.includes(word))),
  );
  const due = files.filter(({ isDue }) => isDue).length;
  const start = (what: Doing, rows: readonly ArchivedFile[]) => {
    setChosen(rows);
    setDoing(what);
  };
  const close = () => setDoing(null);
  return (
    <PageFrame
      title="已离校"
      onBack={back}
      subtitle={
        data && (
          <span role="status">
            共 {files.length} 份档案，离校后保管 {data.retentionYears} 年{due > 0 && `，其中 ${due} 份已到期`}
          </span>
        )
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileImport size={18} aria-hidden />}
            onClick={() => setDoing('receive')}
          >
            接收移交材料
          </Button>
          <Button variant="default" onClick={() => setDoing('retention')}>
            保管年限
          </Button>
        </>
      }
    >
      <List
        label="已离校学生"
        rows={shown}
        rowKey={idOf}
        columns={COLUMNS}
        onOpen={(file) => go({ at: 'student', studentId: file.studentId })}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        filters={
          files.length > 0 && (
            <div className={classes.filters}>
              <TextInput
                aria-label="搜索已离校学生"
                placeholder={`姓名、${numberWord}或去向`}
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
              />
              <Select
                aria-label="离校年份"
                placeholder="全部年份"
                clearable
                data={years.map((each) => ({ value: each, label: `${each}年离校` }))}
                value={year}
                onChange={setYear}
              />
            </div>
          )
        }
        selecting={{
          name: nameOf,
          unit: '份',
          offers: isChoosable,
          acts: ({ rows }) => (
            <>
              <Button variant="default" onClick={() => start('hold', rows)} disabled={rows.length !== 1}>
                {rows.length === 1 && rows[0]?.held ? '结束暂缓销毁' : '暂缓销毁'}
              </Button>
              <Button variant="default" onClick={() => start('list', rows)}>
                打印销毁清单
              </Button>
              <TakeAwayButton variant="light" onClick={() => start('destroy', rows)}>
                销毁…
              </TakeAwayButton>
            </>
          ),
        }}
        empty={
          files.length > 0 ? (
            <EmptyState title="没有符合的学生" text="换一个字或年份试试。" />
          ) : (
            <EmptyState
              title="还没有离校的学生"
              text="学生毕业或转学时，在学生档案右上角的“…”里办理离校，档案就归到这里。"
            />
          )
        }
      />
      <EarlierDestructions />
      <PaperDialog
        title={PAPERS['archive.list'].word}
        wanted={{ request: 'archive.layList', input: { studentIds: chosen.map(idOf) } }}
        opened={doing === 'list' ? 'print' : null}
        onClose={close}
      >
        <Text size="sm">打印后由两人签名。</Text>
      </PaperDialog>
      <DestroyDialog files={doing === 'destroy' ? chosen : null} onClose={close} />
      <HoldDialog file={doing === 'hold' ? (chosen[0] ?? null) : null} onClose={close} />
      <RetentionDialog years={doing === 'retention' && data ? data.retentionYears : null} onClose={close} />
      <ReceiveHandOver opened={doing === 'receive'} onClose={close} />
    </PageFrame>
  );
}

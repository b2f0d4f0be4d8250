import { Button, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconPlus, IconUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { PaperButtons } from '#renderer/papers/paper-buttons.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { type Column, List, type Seen } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useBegins, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { useImporting } from '#renderer/roster/importing.ts';
import { STUDENT_PAPERS, StudentPaper, type StudentPaperKind } from '#renderer/students/student-paper.tsx';
import { classOrderKey } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { LIST, ListForm } from './level-form.tsx';
import { LevelStrip } from './level-strip.tsx';
import { IMPORT_LIST, ListImport } from './list-import.tsx';
import { NextStepMark } from './next-step-mark.tsx';
import classes from './watchlist.module.css';
import { WatchlistExport } from './watchlist-export.tsx';
import { WatchlistFilterBar } from './watchlist-filter-bar.tsx';
import { filterWatchlist, STATES, stateOf, useWatchlistFilters } from './watchlist-filters.ts';
import { type PrintedWatchlist, WatchlistPaper } from './watchlist-paper.tsx';
import { WatchlistSheet } from './watchlist-sheet.tsx';

/** Severe first, lifted last. */
const ORDER = codesOf(STATES);

const nameOf = ({ name }: WatchlistEntry) => name;
const idOf = ({ id }: WatchlistEntry) => id;

interface WatchlistProps {
  begins?: 'listing' | 'import' | undefined;
}

const CHOSEN = { xlsx: '导出选中的', print: '打印选中的', save: '选中的保存为PDF' };

/** 预警库: the list, or the import of one on its way. */
export function Watchlist({ begins }: WatchlistProps) {
  const { importing, choosesAtOnce, begin, leave } = useImporting(begins);
  return importing ? (
    <ListImport choosesAtOnce={choosesAtOnce} onLeave={leave} />
  ) : (
    <ListedStudents begins={begins} onImport={begin} />
  );
}

/** Everyone at a level today, or lifted from one; what is due, and how it went over the last year. */
function ListedStudents({ begins, onImport }: WatchlistProps & { onImport(): void }) {
  const today = todayOnThisPc();
  const { data: entries = [], isPending, failure, refetch } = useRequest('watchlist.list', {});
  const { filters, change, clear, isFiltering } = useWatchlistFilters();
  const [openedId, setOpenedId] = useState<StudentId | null>(null);
  const [listing, setListing] = useState(useBegins(begins, 'listing'));
  const [leaving, setLeaving] = useState<StudentId[] | null>(null);
  const [printed, setPrinted] = useState<PrintedWatchlist | null>(null);
  const [asked, setAsked] = useState<{ kind: StudentPaperKind; studentIds: StudentId[] } | null>(null);
  const shown = useMemo(() => filterWatchlist(entries, filters, today), [entries, filters, today]);
  const columns = useMemo(() => columnsOn(today), [today]);

  const leavingButtons = (
    { rows }: Seen<WatchlistEntry>,
    words?: { xlsx: string; print: string; save: string },
  ) => (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        onClick={() => setLeaving(rows.map(idOf))}
      >
        {words?.xlsx ?? '导出Excel表格'}
      </Button>
      <PaperButtons words={words} onOpen={(way) => setPrinted({ way, studentIds: rows.map(idOf) })} />
    </>
  );

  return (
    <PageFrame
      title="预警库"
      subtitle={entries.length > 0 && <span role="status">{tally(entries, shown)}</span>}
      actions={
        <>
          <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={onImport}>
            {IMPORT_LIST}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setListing(true)}>
            {LIST}
          </Button>
        </>
      }
    >
      <List
        label="预警库名单"
        rows={shown}
        rowKey={idOf}
        columns={columns}
        columnsKeptAs="watchlist"
        filters={
          entries.length > 0 && (
            <WatchlistFilterBar
              entries={entries}
              filters={filters}
              isFiltering={isFiltering}
              today={today}
              onChange={change}
              onClear={clear}
            />
          )
        }
        tools={(seen) => leavingButtons(seen)}
        selecting={{
          name: nameOf,
          unit: '人',
          acts: (seen) => (
            <>
              {leavingButtons(seen, CHOSEN)}
              {codesOf(STUDENT_PAPERS).map((kind) => (
                <Button
                  key={kind}
                  variant="default"
                  onClick={() => setAsked({ kind, studentIds: seen.rows.map(idOf) })}
                >
                  打印{STUDENT_PAPERS[kind].word}
                </Button>
              ))}
            </>
          ),
        }}
        onOpen={({ id }) => setOpenedId(id)}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<NobodyHere isFiltering={isFiltering} hasHistory={entries.length > 0} onClear={clear} />}
      />
      <WatchlistSheet
        entry={entries.find(({ id }) => id === openedId)}
        today={today}
        onClose={() => setOpenedId(null)}
      />
      <SideSheet title={LIST} opened={listing} onClose={() => setListing(false)}>
        {listing && <ListForm studentIds={[]} onClose={() => setListing(false)} />}
      </SideSheet>
      <WatchlistExport studentIds={leaving} onClose={() => setLeaving(null)} />
      <WatchlistPaper printed={printed} onClose={() => setPrinted(null)} />
      <StudentPaper
        kind={asked?.kind ?? null}
        studentIds={asked?.studentIds ?? []}
        onClose={() => setAsked(null)}
      />
    </PageFrame>
  );
}

function tally(entries: readonly WatchlistEntry[], shown: readonly WatchlistEntry[]): string {
  const inNow = entries.filter(({ level }) => level !== null).length;
  return `在库 ${inNow} 人，已解除 ${entries.length - inNow} 人，现在看到 ${shown.length} 人`;
}

function columnsOn(today: LocalDate): Column<WatchlistEntry>[] {
  return [
    {
      key: 'level',
      heading: '预警等级',
      width: 104,
      cell: ({ level }) =>
        level ? <LevelMark level={level} /> : <span className={classes.soft}>已解除</span>,
      sortBy: (entry) => ORDER.indexOf(stateOf(entry)),
    },
    {
      key: 'name',
      heading: '姓名',
      width: '12%',
      stays: true,
      cell: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      key: 'className',
      heading: '班级',
      width: '11%',
      cell: ({ className }) => className,
      sortBy: ({ className }) => classOrderKey(className),
    },
    {
      key: 'nextStep',
      heading: '下一步',
      width: '19%',
      cell: ({ nextStep }) => <NextStepMark step={nextStep} today={today} />,
      // Whoever waits for nothing comes behind everybody.
      sortBy: ({ nextStep }) => nextStep?.dueOn ?? '9999',
    },
    {
      key: 'strip',
      heading: '近一年',
      width: 148,
      onlyWide: true,
      cell: ({ levels }) => <LevelStrip levels={levels} today={today} />,
    },
    {
      key: 'since',
      heading: '起始日期',
      width: 132,
      cell: ({ since }) => <ShortDate on={since} />,
      sortBy: ({ since }) => since,
    },
    {
      key: 'reason',
      heading: '原因',
      cell: ({ reason }) => (
        <Text size="sm" lineClamp={2} title={reason}>
          {reason}
        </Text>
      ),
    },
  ];
}

interface NobodyHereProps {
  isFiltering: boolean;
  hasHistory: boolean;
  onClear(): void;
}

function NobodyHere({ isFiltering, hasHistory, onClear }: NobodyHereProps) {
  const { go } = usePlace();
  if (isFiltering) {
    return (
      <EmptyState
        title="没有符合的学生"
        text="放宽等级、班级或下一步的筛选。"
        action={
          <Button variant="default" onClick={onClear}>
            清除筛选
          </Button>
        }
      />
    );
  }
  if (hasHistory) {
    return <EmptyState title="现在没有学生在库" text="选择“已解除”可以看以前在库的学生。" />;
  }
  return (
    <EmptyState
      title="预警库里没有学生"
      text={`选择“${LIST}”，写明等级和原因，学生就会列在这里。`}
      action={
        <Button variant="default" onClick={() => go({ at: 'students' })}>
          打开学生名单
        </Button>
      }
    />
  );
}

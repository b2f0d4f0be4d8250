import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { DueBefore } from '#renderer/parts/due-before.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { CONFERENCE_KINDS, type ConferenceKind } from '#shared/conference-kinds.ts';
import type { ConferenceLine } from '#shared/contract/conferences.ts';
import { schoolYearOf, writtenDay } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { ConferenceMark, standingOf } from './conference-mark.tsx';
import classes from './conferences.module.css';

/** All names of a few students; of more, the first two and how many they are. */
function namesOf({ kind, students }: ConferenceLine): string {
  if (kind === 'situation') return '不讨论具体学生';
  const names = students.map(({ name }) => name);
  return names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}等 ${names.length} 人`;
}

const COLUMNS: readonly Column<ConferenceLine>[] = [
  {
    key: 'occurredOn',
    heading: '日期',
    width: 212,
    cell: ({ occurredOn, startsAt }) => `${writtenDay(occurredOn)} ${startsAt}`,
    sortBy: ({ occurredOn, startsAt }) => `${occurredOn} ${startsAt}`,
  },
  {
    key: 'kind',
    heading: '类型',
    width: 112,
    cell: ({ kind }) => CONFERENCE_KINDS[kind],
    sortBy: ({ kind }) => codesOf(CONFERENCE_KINDS).indexOf(kind),
  },
  { key: 'students', heading: '学生', cell: namesOf, sortBy: namesOf },
  { key: 'chair', heading: '主持人', width: 112, cell: ({ chair }) => chair },
  {
    key: 'open',
    heading: '未完成',
    width: 172,
    cell: ({ open, openDueOn }) =>
      open === 0 ? (
        ''
      ) : (
        <>
          {open} 项
          {openDueOn && (
            <>
              ，<DueBefore on={openDueOn} />
            </>
          )}
        </>
      ),
    sortBy: ({ open, openDueOn }) => (open === 0 ? '9999' : (openDueOn ?? '9998')),
  },
  {
    key: 'standing',
    heading: '状态',
    width: 104,
    cell: (line) => <ConferenceMark standing={standingOf(line)} />,
    sortBy: standingOf,
  },
];

interface Filters {
  kinds: ConferenceKind[];
  years: string[];
}
const NO_FILTERS: Filters = { kinds: [], years: [] };
const yearOf = ({ occurredOn }: ConferenceLine) => `${schoolYearOf(occurredOn)}`;
const yearWord = (year: string) => `${year}学年`;

/** 会商: every conference, the newest first, with what of it is still to be done. */
export function ConferenceList() {
  const { go } = usePlace();
  const conferences = useRequest('conferences.list', {});
  const [filters, setFilters] = useKept<Filters>('filters', NO_FILTERS);
  const known = conferences.data ?? [];
  const { kinds, years } = filters;
  const rows = known.filter(
    (line) =>
      (kinds.length === 0 || kinds.includes(line.kind)) &&
      (years.length === 0 || years.includes(yearOf(line))),
  );
  const write = () => go({ at: 'conference', conferenceId: null });
  const clear = () => setFilters(NO_FILTERS);
  const allYears = [...new Set(known.map(yearOf))].sort().reverse();

  return (
    <PageFrame
      title="会商"
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={write}>
          记会商
        </Button>
      }
    >
      <List
        label="会商"
        rows={rows}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        filters={
          known.length > 0 && (
            <div className={classes.filters}>
              <FilterMenu
                label="类型"
                options={codesOf(CONFERENCE_KINDS).map((code) => ({ code, word: CONFERENCE_KINDS[code] }))}
                chosen={kinds}
                onChoose={(chosen) => setFilters({ ...filters, kinds: chosen })}
              />
              <FilterMenu
                label="学年"
                options={allYears.map((code) => ({ code, word: yearWord(code) }))}
                chosen={years}
                onChoose={(chosen) => setFilters({ ...filters, years: chosen })}
              />
              <ActiveFilters
                filters={[
                  ...kinds.map((kind) => ({
                    key: kind as string,
                    word: CONFERENCE_KINDS[kind] as string,
                    remove: () => setFilters({ ...filters, kinds: kinds.filter((other) => other !== kind) }),
                  })),
                  ...years.map((year) => ({
                    key: year,
                    word: yearWord(year),
                    remove: () => setFilters({ ...filters, years: years.filter((other) => other !== year) }),
                  })),
                ]}
                onClear={clear}
              />
            </div>
          )
        }
        onOpen={({ id }) => go({ at: 'conference', conferenceId: id })}
        isPending={conferences.isPending}
        failure={conferences.failure}
        onRetry={conferences.refetch}
        empty={
          known.length > 0 ? (
            <EmptyState
              title="没有符合的会商"
              text="放宽类型或学年的筛选。"
              action={
                <Button variant="default" onClick={clear}>
                  清除筛选
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="还没有会商"
              text="评估小组、会诊、专题研讨等都记在这里。可以会前先列好学生和情况，会上再写意见和措施。"
              action={
                <Button variant="default" onClick={write}>
                  记第一次会商
                </Button>
              }
            />
          )
        }
      />
    </PageFrame>
  );
}

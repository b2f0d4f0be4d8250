import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { countedChips } from '#renderer/parts/counted-chips.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { FilterChips } from '#renderer/parts/filter-chips.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { classOrderKey } from '#shared/class-names.ts';
import { ROLE_OF, ROLES, SITUATIONS } from '#shared/contact-rules.ts';
import type { OwedWhat } from '#shared/contract/obligations.ts';
import type { OwedToStudent } from '#shared/contract/workbench.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { OWED_WORDS, writtenOwed } from '#shared/written-next-step.ts';
import classes from './obligations.module.css';
import { filterOwed, useOwedFilters, WHENS, whensOf } from './owed-filters.ts';
import { OwedWhen } from './owed-when.tsx';
import { PutOffDialog, type PuttingOff } from './put-off-form.tsx';

interface OwedListProps {
  lines: readonly OwedToStudent[];
  today: LocalDate;
  /** Where the line is done. */
  onOpen(line: OwedToStudent): void;
}

const keyOf = ({ studentId, keys }: OwedToStudent) => `${studentId}/${keys.at(-1)}`;
const nameOf = ({ name, others }: OwedToStudent) =>
  others.length > 0 ? `${name}等 ${others.length + 1} 人` : name;
const inWords = (line: OwedToStudent) => `${nameOf(line)} ${OWED_WORDS[line.what]}`;

/** 应办事项: what went by undone and what falls next, each line leading to where it is done. */
export function OwedList({ lines, today, onOpen }: OwedListProps) {
  const { filters, change, clear, isFiltering } = useOwedFilters();
  const shown = useMemo(() => filterOwed(lines, filters, today), [lines, filters, today]);
  const columns = useMemo(() => columnsOn(today), [today]);
  const [puttingOff, setPuttingOff] = useState<{ of: PuttingOff[]; what: string } | null>(null);

  const whens = countedChips(WHENS, filterOwed(lines, { ...filters, whens: codesOf(WHENS) }, today), (line) =>
    whensOf(line, today),
  );
  const present = [...new Set(lines.map(({ what }) => what))];
  const whats = codesOf(OWED_WORDS).filter((what) => present.includes(what));

  return (
    <>
      <List
        label="应办事项"
        rows={shown}
        rowKey={keyOf}
        columns={columns}
        filters={
          lines.length > 0 && (
            <div className={classes.filters}>
              <FilterChips
                label="按期限筛选"
                chips={whens}
                chosen={filters.whens}
                isFiltering={isFiltering && filters.whats.length === 0}
                onChoose={(chosen) => change({ whens: chosen })}
                onClear={clear}
              />
              <FilterMenu
                label="事项"
                options={whats.map((code) => ({ code, word: OWED_WORDS[code] }))}
                chosen={filters.whats}
                onChoose={(chosen) => change({ whats: chosen })}
              />
              <ActiveFilters
                filters={filters.whats.map((what) => ({
                  key: what,
                  word: OWED_WORDS[what],
                  remove: () => change({ whats: filters.whats.filter((other) => other !== what) }),
                }))}
                onClear={clear}
              />
            </div>
          )
        }
        selecting={{
          name: inWords,
          unit: '项',
          acts: ({ rows }) => (
            <Button
              variant="default"
              onClick={() =>
                setPuttingOff({
                  of: rows.flatMap(({ studentId, others, keys, missed }) =>
                    [studentId, ...others].map((id) => ({ studentId: id, keys, missed })),
                  ),
                  what: rows.length === 1 && rows[0] ? inWords(rows[0]) : `${rows.length} 项`,
                })
              }
            >
              推迟
            </Button>
          ),
        }}
        onOpen={onOpen}
        empty={<NothingOwed isFiltering={isFiltering} onClear={clear} />}
      />
      <PutOffDialog
        of={puttingOff?.of ?? null}
        what={puttingOff?.what ?? ''}
        onClose={() => setPuttingOff(null)}
        onDone={() => setPuttingOff(null)}
      />
    </>
  );
}

function NothingOwed({ isFiltering, onClear }: { isFiltering: boolean; onClear(): void }) {
  if (!isFiltering)
    return <EmptyState title="没有应办事项" text="到期的跟踪、辅导、回执和签字会列在这里。" />;
  return (
    <EmptyState
      title="没有符合的事项"
      text="放宽期限或事项的筛选。"
      action={
        <Button variant="default" onClick={onClear}>
          清除筛选
        </Button>
      }
    />
  );
}

const LEVEL_ORDER = codesOf(ALERT_LEVELS);
const WHAT_ORDER: readonly OwedWhat[] = codesOf(OWED_WORDS);

function columnsOn(today: LocalDate): Column<OwedToStudent>[] {
  return [
    {
      key: 'level',
      heading: '预警等级',
      width: 104,
      cell: ({ level }) =>
        level ? <LevelMark level={level} /> : <span className={classes.soft}>不在库</span>,
      sortBy: ({ level }) => (level ? LEVEL_ORDER.indexOf(level) : LEVEL_ORDER.length),
    },
    { key: 'name', heading: '姓名', width: '14%', cell: nameOf, sortBy: ({ name }) => name },
    {
      key: 'className',
      heading: '班级',
      width: '13%',
      cell: ({ className }) => className,
      sortBy: ({ className }) => classOrderKey(className),
    },
    {
      key: 'what',
      heading: '事项',
      width: '22%',
      cell: (line) => writtenOwed(line, today).what,
      sortBy: ({ what }) => WHAT_ORDER.indexOf(what),
    },
    {
      key: 'when',
      heading: '期限',
      width: 160,
      cell: (line) => <OwedWhen line={line} today={today} />,
      sortBy: ({ dueOn }) => dueOn,
    },
    {
      key: 'why',
      heading: '依据',
      cell: ({ situation, told }) => (situation ? SITUATIONS[situation] : told),
    },
    {
      key: 'who',
      heading: '谁来做',
      width: 112,
      onlyWide: true,
      cell: ({ what, by }) =>
        by || (what in ROLE_OF ? ROLES[ROLE_OF[what as keyof typeof ROLE_OF]] : ROLES.counsellor),
    },
  ];
}

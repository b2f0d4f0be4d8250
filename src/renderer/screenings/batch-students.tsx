import { Button, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { classOrderKey, compareClassNames } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Batch, BatchStudent } from '#shared/contract/screenings.ts';
import { TEST_STATES, type TestState } from '#shared/screening/batches.ts';
import { SCREENING_WAYS, type ScreeningWay } from '#shared/screening/way.ts';
import { codesOf } from '#shared/terms.ts';
import { AbsenceForm, SET_ABSENCE } from './absence-sheet.tsx';
import { FLAG, FlagForm } from './flag-form.tsx';
import classes from './screenings.module.css';
import { WayMark } from './way-mark.tsx';

const WAYS = codesOf(SCREENING_WAYS);

const NAME: Column<BatchStudent> = {
  key: 'name',
  heading: '姓名',
  width: '12%',
  stays: true,
  cell: ({ name, hasLeft }) => (hasLeft ? `${name}（已离校）` : name),
  sortBy: ({ name }) => name,
};
const CLASS: Column<BatchStudent> = {
  key: 'className',
  heading: '班级',
  width: '13%',
  cell: ({ className }) => className,
  sortBy: ({ className }) => classOrderKey(className),
};
const STATE: Column<BatchStudent> = {
  key: 'state',
  heading: '测评',
  width: 76,
  cell: ({ state }) => TEST_STATES[state],
  sortBy: ({ state }) => codesOf(TEST_STATES).indexOf(state),
};
const WAY: Column<BatchStudent> = {
  key: 'way',
  heading: '进展',
  width: 136,
  cell: ({ way }) => (way ? <WayMark way={way.way} /> : ''),
  sortBy: ({ way }) => (way ? WAYS.indexOf(way.way) : 99),
};
const SINCE: Column<BatchStudent> = {
  key: 'since',
  heading: '自',
  width: 116,
  cell: ({ way }) => way && <ShortDate on={way.since} />,
  sortBy: ({ way }) => way?.since ?? '9999',
};
const WHY: Column<BatchStudent> = {
  key: 'why',
  heading: '为什么列入',
  cell: ({ why }) => (
    <Text size="sm" lineClamp={2} title={why}>
      {why}
    </Text>
  ),
};
const RESULT: Column<BatchStudent> = {
  key: 'result',
  heading: '结果（非诊断）、原因',
  cell: ({ result, reason }) => (
    <Text size="sm" lineClamp={2} title={result || reason}>
      {result || <span className={classes.soft}>{reason}</span>}
    </Text>
  ),
};

interface Filters {
  classNames: string[];
  states: TestState[];
  ways: ScreeningWay[];
}
const NO_FILTERS: Filters = { classNames: [], states: [], ways: [] };

interface BatchStudentsProps {
  batch: Batch;
  /** Only those who were flagged. */
  onlyFlagged: boolean;
}

/** Who is on the list of a batch, or whom it has flagged; ticked for what is said of several. */
export function BatchStudents({ batch, onlyFlagged }: BatchStudentsProps) {
  const { go } = usePlace();
  const [filters, setFilters] = useKept<Filters>(onlyFlagged ? 'open' : 'list', NO_FILTERS);
  const [absent, setAbsent] = useState<readonly BatchStudent[]>([]);
  const [flagged, setFlagged] = useState<StudentId[] | null>(null);
  const known = useMemo(
    () => (onlyFlagged ? batch.students.filter(({ way }) => way !== null) : batch.students),
    [batch, onlyFlagged],
  );
  const shown = useMemo(
    () =>
      known.filter(
        ({ className, state, way }) =>
          (filters.classNames.length === 0 || filters.classNames.includes(className)) &&
          (filters.states.length === 0 || filters.states.includes(state)) &&
          (filters.ways.length === 0 || (way !== null && filters.ways.includes(way.way))),
      ),
    [known, filters],
  );
  const ofClasses = [...new Set(known.map(({ className }) => className))].sort(compareClassNames);
  const hasScale = batch.scale !== null;
  const columns = onlyFlagged
    ? [NAME, CLASS, WAY, SINCE, WHY]
    : hasScale
      ? [NAME, CLASS, STATE, WAY, RESULT]
      : [NAME, CLASS, WAY, WHY];
  const clear = () => setFilters(NO_FILTERS);
  const chip = <Code extends string>(
    field: keyof Filters,
    chosen: readonly Code[],
    word: (code: Code) => string,
  ) =>
    chosen.map((code) => ({
      key: `${field}/${code}`,
      word: word(code),
      remove: () => setFilters({ ...filters, [field]: chosen.filter((other) => other !== code) }),
    }));
  return (
    <>
      <List
        label={onlyFlagged ? '待办学生' : '普查名单'}
        rows={shown}
        rowKey={({ entryId }) => entryId}
        columns={columns}
        filters={
          known.length > 0 && (
            <div className={classes.filters}>
              <FilterMenu
                label="班级"
                options={ofClasses.map((code) => ({ code, word: code || '没有班级' }))}
                chosen={filters.classNames}
                onChoose={(classNames) => setFilters({ ...filters, classNames })}
              />
              {hasScale && !onlyFlagged && (
                <FilterMenu
                  label="测评"
                  options={codesOf(TEST_STATES).map((code) => ({ code, word: TEST_STATES[code] }))}
                  chosen={filters.states}
                  onChoose={(states) => setFilters({ ...filters, states })}
                />
              )}
              <FilterMenu
                label="进展"
                options={WAYS.map((code) => ({ code, word: SCREENING_WAYS[code] }))}
                chosen={filters.ways}
                onChoose={(ways) => setFilters({ ...filters, ways })}
              />
              <ActiveFilters
                filters={[
                  ...chip('classNames', filters.classNames, (code) => code || '没有班级'),
                  ...chip('states', filters.states, (code) => TEST_STATES[code]),
                  ...chip('ways', filters.ways, (code) => SCREENING_WAYS[code]),
                ]}
                onClear={clear}
              />
            </div>
          )
        }
        tools={() => (
          <Button variant="default" onClick={() => setFlagged([])}>
            {FLAG}
          </Button>
        )}
        selecting={{
          name: ({ name }) => name,
          unit: '人',
          acts: ({ rows }) => (
            <>
              {hasScale && (
                <Button variant="default" onClick={() => setAbsent(rows)}>
                  {SET_ABSENCE}
                </Button>
              )}
              <Button variant="default" onClick={() => setFlagged(rows.map(({ studentId }) => studentId))}>
                {FLAG}
              </Button>
            </>
          ),
        }}
        onOpen={({ studentId, entryId }) =>
          go({
            at: 'student',
            studentId,
            shown: { shows: 'record', opens: { record: 'screeningEntry', id: entryId } },
          })
        }
        empty={
          known.length > 0 ? (
            <EmptyState
              title="没有符合的学生"
              text="放宽班级、测评或进展的筛选。"
              action={
                <Button variant="default" onClick={clear}>
                  清除筛选
                </Button>
              }
            />
          ) : onlyFlagged && hasScale ? (
            <EmptyState title="没有需要复测或面谈的学生" text="导入结果以后，需要的学生会列在这里。" />
          ) : (
            <EmptyState
              title="名单上还没有学生"
              text={
                hasScale ? '参加的班级里现在没有学生。' : '把班主任反映的、您留意到的学生列进来，写明原因。'
              }
              action={
                <Button variant="default" onClick={() => setFlagged([])}>
                  {FLAG}
                </Button>
              }
            />
          )
        }
      />
      <SideSheet title={SET_ABSENCE} opened={absent.length > 0} onClose={() => setAbsent([])}>
        {absent.length > 0 && <AbsenceForm of={absent} onClose={() => setAbsent([])} />}
      </SideSheet>
      <SideSheet title={FLAG} opened={flagged !== null} onClose={() => setFlagged(null)}>
        {flagged && <FlagForm batchId={batch.id} studentIds={flagged} onClose={() => setFlagged(null)} />}
      </SideSheet>
    </>
  );
}

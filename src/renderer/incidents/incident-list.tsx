import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { useNow } from '#renderer/parts/now.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { IncidentLine } from '#shared/contract/incidents.ts';
import { INCIDENT_STATES, type IncidentState } from '#shared/incident-states.ts';
import { INCIDENT_KINDS, RESPONSE_LEVELS } from '#shared/incident-terms.ts';
import { PAPERS } from '#shared/papers.ts';
import { codesOf } from '#shared/terms.ts';
import { kindWord, presses, subjectsOf, writtenMoment, writtenNextLeg } from './incident-words.ts';
import classes from './incidents.module.css';
import { StateMark } from './state-mark.tsx';

const STEPS_WORDS = { print: '打印流程单', save: '流程单保存为PDF' };
const STATE_ORDER = codesOf(INCIDENT_STATES);
const KIND_ORDER = codesOf(INCIDENT_KINDS);

const columnsAt = (now: number): Column<IncidentLine>[] => [
  {
    key: 'number',
    heading: '编号',
    width: 132,
    cell: ({ number }) => number,
    sortBy: ({ number }) => number,
  },
  {
    key: 'learned',
    heading: '学校得知',
    width: 220,
    cell: ({ learnedOn, learnedAt }) => writtenMoment(learnedOn, learnedAt),
    sortBy: ({ learnedOn, learnedAt }) => `${learnedOn} ${learnedAt}`,
  },
  {
    key: 'kind',
    heading: '类型',
    width: 112,
    cell: ({ kind }) => kindWord(kind),
    sortBy: ({ kind }) => (kind ? KIND_ORDER.indexOf(kind) : -1),
  },
  {
    key: 'level',
    heading: '级别',
    width: 72,
    cell: ({ level }) => RESPONSE_LEVELS[level],
    sortBy: ({ level }) => codesOf(RESPONSE_LEVELS).indexOf(level),
  },
  { key: 'subjects', heading: '当事人', cell: subjectsOf, sortBy: subjectsOf },
  {
    key: 'next',
    heading: '报告',
    width: '24%',
    cell: (line) =>
      line.openLegs === 0 ? (
        '都已报告'
      ) : (
        <span className={classes.leg} data-standing={presses(line, now) ? 'pressing' : 'open'}>
          <span className={classes.when}>
            {presses(line, now) && <IconAlertTriangle size={14} aria-label="快到时限或已过" />}{' '}
            {writtenNextLeg(line, now)}
          </span>
        </span>
      ),
    sortBy: ({ nextLeg }) => nextLeg?.dueAt ?? Number.MAX_SAFE_INTEGER,
  },
  {
    key: 'state',
    heading: '状态',
    width: 112,
    cell: ({ state }) => <StateMark state={state} />,
    sortBy: ({ state }) => STATE_ORDER.indexOf(state),
  },
];

/** 危机事件: every event, the newest first, with whom it still has to be told to. */
export function IncidentList() {
  const { go } = usePlace();
  const now = useNow();
  const incidents = useRequest('incidents.list', {});
  const [states, setStates] = useKept<IncidentState[]>('states', []);
  const columns = useMemo(() => columnsAt(now), [now]);
  const known = incidents.data ?? [];
  const rows = known.filter(({ state }) => states.length === 0 || states.includes(state));
  const write = () => go({ at: 'incident', incidentId: null });
  const clear = () => setStates([]);
  return (
    <PageFrame
      title="危机事件"
      actions={
        <>
          <Paper
            title={PAPERS['incident.steps'].word}
            wanted={{ request: 'incidents.laySteps', input: {} }}
            words={STEPS_WORDS}
          />
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={write}>
            记危机事件
          </Button>
        </>
      }
    >
      <List
        label="危机事件"
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        filters={
          known.length > 0 && (
            <div className={classes.filters}>
              <FilterMenu
                label="状态"
                options={STATE_ORDER.map((code) => ({ code, word: INCIDENT_STATES[code] }))}
                chosen={states}
                onChoose={setStates}
              />
              <ActiveFilters
                filters={states.map((state) => ({
                  key: state,
                  word: INCIDENT_STATES[state],
                  remove: () => setStates(states.filter((other) => other !== state)),
                }))}
                onClear={clear}
              />
            </div>
          )
        }
        onOpen={({ id }) => go({ at: 'incident', incidentId: id })}
        isPending={incidents.isPending}
        failure={incidents.failure}
        onRetry={incidents.refetch}
        empty={
          known.length > 0 ? (
            <EmptyState
              title="没有符合的事件"
              text="放宽状态的筛选。"
              action={
                <Button variant="default" onClick={clear}>
                  清除筛选
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="没有危机事件"
              text="发生了紧急情况，先保证孩子安全；之后在这里记下时间、经过，心港会提醒每一个报告的时限。"
              action={
                <Button variant="default" onClick={write}>
                  记危机事件
                </Button>
              }
            />
          )
        }
      />
    </PageFrame>
  );
}

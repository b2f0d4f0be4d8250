import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { Paper } from '#renderer/papers/paper.tsx';
import { ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { DueBefore } from '#renderer/parts/due-before.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { PreventionTabs } from '#renderer/prevention/prevention-tabs.tsx';
import { PREVENTION } from '#renderer/prevention/prevention-words.ts';
import { useRequest } from '#renderer/request.ts';
import type { EnquiryId, EnquiryLine } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import {
  ENQUIRY_CHANNELS,
  ENQUIRY_STATES,
  type EnquiryChannel,
  type EnquiryState,
  speaksOfDanger,
  writtenSender,
} from '#shared/enquiries.ts';
import { PAPERS } from '#shared/papers.ts';
import { codesOf, RISK_ANSWERS } from '#shared/terms.ts';
import classes from './enquiries.module.css';
import { EnquiryMark } from './enquiry-mark.tsx';
import { EnquirySheet } from './enquiry-sheet.tsx';
import { WRITE_ENQUIRY } from './enquiry-words.ts';

const CHANNELS = codesOf(ENQUIRY_CHANNELS);
const STATES = codesOf(ENQUIRY_STATES);
const RISKS = codesOf(RISK_ANSWERS);

const COLUMNS: readonly Column<EnquiryLine>[] = [
  {
    key: 'occurredOn',
    heading: '收到',
    width: 148,
    cell: ({ occurredOn, startsAt }) => (
      <>
        <ShortDate on={occurredOn} /> {startsAt}
      </>
    ),
    sortBy: ({ occurredOn, startsAt }) => `${occurredOn} ${startsAt}`,
  },
  {
    key: 'channel',
    heading: '方式',
    width: 72,
    cell: ({ channel }) => ENQUIRY_CHANNELS[channel],
    sortBy: ({ channel }) => CHANNELS.indexOf(channel),
  },
  {
    key: 'sender',
    heading: '来自',
    width: '16%',
    cell: (line) => (
      <>
        <Unbroken>{writtenSender(line)}</Unbroken>
        {line.className && (
          <span className={classes.soft}>
            {'　'}
            <Unbroken>{line.className}</Unbroken>
          </span>
        )}
      </>
    ),
    sortBy: writtenSender,
  },
  {
    key: 'summary',
    heading: '内容摘要',
    cell: ({ summary }) => (
      <Text size="sm" lineClamp={1} title={summary}>
        {summary}
      </Text>
    ),
  },
  {
    key: 'risk',
    heading: '风险',
    width: 88,
    cell: ({ risk }) =>
      speaksOfDanger(risk) ? (
        <span className={classes.danger}>
          <IconAlertTriangle size={14} aria-hidden />
          {RISK_ANSWERS[risk]}
        </span>
      ) : (
        <span className={classes.soft}>
          <Unbroken>{RISK_ANSWERS[risk]}</Unbroken>
        </span>
      ),
    sortBy: ({ risk }) => -RISKS.indexOf(risk),
  },
  { key: 'takenBy', heading: '受理人', width: 88, cell: ({ takenBy }) => takenBy },
  {
    key: 'state',
    heading: '回应',
    width: 188,
    cell: ({ state, answeredOn, dueOn }) => (
      <span className={classes.answer}>
        <EnquiryMark state={state} />
        {answeredOn && (
          <span className={classes.soft}>
            <ShortDate on={answeredOn} />
          </span>
        )}
        {dueOn && <DueBefore on={dueOn} />}
      </span>
    ),
    sortBy: ({ state, dueOn }) => `${STATES.indexOf(state)} ${dueOn ?? ''}`,
  },
];

interface Filters {
  channels: EnquiryChannel[];
  states: EnquiryState[];
}
const NO_FILTERS: Filters = { channels: [], states: [] };

interface EnquiryRegisterProps {
  /** What lies open, or another one. */
  enquiryId: EnquiryId | 'new' | undefined;
  studentId: StudentId | undefined;
}

/** 信箱热线登记簿: who turned to the room, and who still waits for an answer (policy J3). */
export function EnquiryRegister({ enquiryId, studentId }: EnquiryRegisterProps) {
  const { replace } = usePlace();
  const { data, isPending, failure, refetch } = useRequest('enquiries.list', {});
  const [filters, setFilters] = useKept<Filters>('filters', NO_FILTERS);
  const known = data ?? [];
  const rows = known.filter(
    ({ channel, state }) =>
      (filters.channels.length === 0 || filters.channels.includes(channel)) &&
      (filters.states.length === 0 || filters.states.includes(state)),
  );
  const open = (opened: EnquiryId | 'new') => replace({ at: 'enquiries', enquiryId: opened });
  const clear = () => setFilters(NO_FILTERS);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
      {WRITE_ENQUIRY}
    </Button>
  );
  return (
    <PageFrame title={PREVENTION} subtitle="信箱、热线、周记里说的事，谁来的、怎样回应的" actions={add}>
      <PreventionTabs at="enquiries" />
      <List
        label="信箱热线登记簿"
        rows={rows}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        filters={
          known.length > 0 && (
            <div className={classes.filters}>
              <FilterMenu
                label="方式"
                options={CHANNELS.map((code) => ({ code, word: ENQUIRY_CHANNELS[code] }))}
                chosen={filters.channels}
                onChoose={(channels) => setFilters({ ...filters, channels })}
              />
              <FilterMenu
                label="回应"
                options={STATES.map((code) => ({ code, word: ENQUIRY_STATES[code] }))}
                chosen={filters.states}
                onChoose={(states) => setFilters({ ...filters, states })}
              />
              <ActiveFilters
                filters={[
                  ...filters.channels.map((code) => ({
                    key: `channel/${code}`,
                    word: ENQUIRY_CHANNELS[code],
                    remove: () =>
                      setFilters({
                        ...filters,
                        channels: filters.channels.filter((other) => other !== code),
                      }),
                  })),
                  ...filters.states.map((code) => ({
                    key: `state/${code}`,
                    word: ENQUIRY_STATES[code],
                    remove: () =>
                      setFilters({ ...filters, states: filters.states.filter((other) => other !== code) }),
                  })),
                ]}
                onClear={clear}
              />
            </div>
          )
        }
        tools={({ rows: seen }) => (
          <Paper
            title={`${PAPERS['enquiry.register'].word}（${seen.length} 条）`}
            wanted={{ request: 'enquiries.layRegister', input: { enquiryIds: seen.map(({ id }) => id) } }}
          >
            <Text size="sm">印的是列表里现在看到的，按现在的顺序。只供心理辅导室内部。</Text>
          </Paper>
        )}
        onOpen={({ id }) => open(id)}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={
          known.length > 0 ? (
            <EmptyState
              title="没有符合的记录"
              text="放宽方式或回应的筛选。"
              action={
                <Button variant="default" onClick={clear}>
                  清除筛选
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="还没有来信来电"
              text="打开信箱、接完热线、看完周记，在这里记一条：谁来的、说了什么、怎样回应。匿名的也记，不猜是谁。"
              action={add}
            />
          )
        }
      />
      <EnquirySheet
        opened={enquiryId ?? null}
        studentId={studentId}
        onClose={() => replace({ at: 'enquiries' })}
      />
    </PageFrame>
  );
}

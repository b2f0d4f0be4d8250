import { Button, SegmentedControl } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { SessionLine } from '#shared/contract/sessions.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { SESSION_KINDS } from '#shared/terms.ts';
import { SignedMark, standingOf } from './signed-mark.tsx';

/** All names of a few students; of a group, the first two and how many they are. */
function namesOf({ students }: SessionLine): string {
  const names = students.map(({ name }) => name);
  return names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}等 ${names.length} 人`;
}

const classesOf = ({ students }: SessionLine) =>
  [...new Set(students.map(({ className }) => className))].join('、');

const COLUMNS: readonly Column<SessionLine>[] = [
  {
    key: 'number',
    heading: '编号',
    width: 112,
    cell: ({ number }) => number,
    sortBy: ({ number }) => number,
  },
  {
    key: 'occurredOn',
    heading: '辅导日期',
    width: 220,
    cell: ({ occurredOn, startsAt }) => `${writtenDay(occurredOn)} ${startsAt}`,
    sortBy: ({ occurredOn, startsAt }) => `${occurredOn} ${startsAt}`,
  },
  { key: 'students', heading: '学生', width: 180, cell: namesOf, sortBy: namesOf },
  { key: 'class', heading: '班级', width: 140, cell: classesOf, sortBy: classesOf },
  { key: 'kind', heading: '辅导形式', width: 120, cell: ({ kind }) => SESSION_KINDS[kind] },
  { key: 'topic', heading: '主题', cell: ({ topic }) => topic, sortBy: ({ topic }) => topic },
  {
    key: 'signed',
    heading: '签字',
    width: 120,
    cell: (session) => <SignedMark standing={standingOf(session)} />,
    sortBy: ({ signedAt }) => signedAt ?? 0,
  },
];

/** 辅导记录: every counselling session, newest first. */
export function SessionList() {
  const { go } = usePlace();
  const sessions = useRequest('sessions.list', {});
  const [shown, show] = useKept<'all' | 'unsigned'>('shown', 'all');
  const known = sessions.data ?? [];
  const rows = shown === 'all' ? known : known.filter(({ signedAt }) => signedAt === null);
  const unsigned = known.filter(({ signedAt }) => signedAt === null).length;
  const write = () => go({ at: 'session', sessionId: null });

  return (
    <PageFrame
      title="辅导记录"
      actions={
        <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={write}>
          写辅导记录
        </Button>
      }
    >
      {known.length > 0 && (
        <div>
          <SegmentedControl
            aria-label="显示哪些辅导记录"
            data={[
              { value: 'all', label: `全部 ${known.length}` },
              { value: 'unsigned', label: `未签字 ${unsigned}` },
            ]}
            value={shown}
            onChange={show}
          />
        </div>
      )}
      <List
        label="辅导记录"
        rows={rows}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={({ id }) => go({ at: 'session', sessionId: id })}
        isPending={sessions.isPending}
        failure={sessions.failure}
        onRetry={sessions.refetch}
        empty={
          known.length > 0 ? (
            <EmptyState title="都签字了" text="没有等待签字的辅导记录。" />
          ) : (
            <EmptyState
              title="还没有辅导记录"
              text="谈话之后在这里写下来。写的时候会自动保存草稿，签字后锁定，不再改变。"
              action={
                <Button variant="default" onClick={write}>
                  写第一条辅导记录
                </Button>
              }
            />
          )
        }
      />
    </PageFrame>
  );
}

import { Chip, Group, Text } from '@mantine/core';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf, isHighRisk } from '#shared/terms.ts';

/** Severe first. */
const LEVELS = codesOf(ALERT_LEVELS);

const COLUMNS: readonly Column<WatchlistEntry>[] = [
  {
    key: 'level',
    heading: '预警等级',
    width: 120,
    cell: (entry) => <LevelMark level={entry.level} />,
    sortBy: (entry) => LEVELS.indexOf(entry.level),
  },
  { key: 'name', heading: '姓名', width: '14%', cell: (entry) => entry.name, sortBy: (entry) => entry.name },
  {
    key: 'className',
    heading: '班级',
    width: '14%',
    cell: (entry) => entry.className,
    sortBy: (entry) => classOrderKey(entry.className),
  },
  {
    key: 'since',
    heading: '列入日期',
    width: 144,
    cell: (entry) => writtenDate(entry.since),
    sortBy: (entry) => entry.since,
  },
  {
    key: 'lastFollowUpOn',
    heading: '最近跟踪',
    width: 144,
    cell: (entry) => (entry.lastFollowUpOn === null ? '还没有' : writtenDate(entry.lastFollowUpOn)),
    sortBy: (entry) => entry.lastFollowUpOn ?? '',
  },
  {
    key: 'reason',
    heading: '原因',
    cell: (entry) => (
      <Text size="sm" lineClamp={2} title={entry.reason}>
        {entry.reason}
      </Text>
    ),
  },
];

/** 预警库: everyone at a level today. */
export function Watchlist() {
  const { go } = usePlace();
  const { data: entries = [], isPending, failure, refetch } = useRequest('watchlist.list', {});
  const [levels, setLevels] = useKept<string[]>('levels', []);
  const [highRiskOnly, setHighRiskOnly] = useKept('highRiskOnly', false);
  const shown = entries.filter(
    (entry) =>
      (levels.length === 0 || levels.includes(entry.level)) && (!highRiskOnly || isHighRisk(entry.level)),
  );
  const countOf = (level: string) => entries.filter((entry) => entry.level === level).length;

  return (
    <PageFrame
      title="预警库"
      subtitle={
        entries.length > 0 && (
          <span role="status">
            {shown.length === entries.length
              ? `共 ${entries.length} 人`
              : `${shown.length} / ${entries.length} 人`}
          </span>
        )
      }
    >
      {entries.length > 0 && (
        <Group gap={8}>
          <Chip checked={highRiskOnly} onChange={setHighRiskOnly}>
            高危名单
          </Chip>
          <Chip.Group multiple value={levels} onChange={setLevels}>
            <Group gap={8} role="group" aria-label="按预警等级筛选">
              {LEVELS.map((level) => (
                <Chip key={level} value={level}>
                  {ALERT_LEVELS[level]} {countOf(level)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Group>
      )}
      <List
        label="预警库名单"
        rows={shown}
        rowKey={(entry) => entry.id}
        columns={COLUMNS}
        onOpen={(entry) => go({ at: 'student', studentId: entry.id, tab: 'conditions' })}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={
          entries.length === 0 ? (
            <EmptyState title="预警库里没有学生" text="在学生档案里选择“调整预警等级”，学生就会列在这里。" />
          ) : (
            <EmptyState title="这些等级里没有学生" text="请换一个筛选。" />
          )
        }
      />
    </PageFrame>
  );
}

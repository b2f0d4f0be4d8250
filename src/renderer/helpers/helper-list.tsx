import { Alert, Button, Select, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { PreventionTabs } from '#renderer/prevention/prevention-tabs.tsx';
import { PREVENTION } from '#renderer/prevention/prevention-words.ts';
import { useCommand, useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { HelperLine, HelperPostId, HelperRoster } from '#shared/contract/helpers.ts';
import { HELPER_POSTS, postWord } from '#shared/helper-posts.ts';
import { PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { AttendForm } from './attend-form.tsx';
import { HelperForm } from './helper-form.tsx';
import { WRITE_HELPER, WRITE_TRAINING } from './helper-words.ts';
import classes from './helpers.module.css';

const POSTS = codesOf(HELPER_POSTS);

/** How a helper stands: in office, ended, untrained. */
const STANDINGS = { holds: '在任', over: '不在任', untrained: '本学年没有参训' } as const;
type Standing = keyof typeof STANDINGS;
const fits = (line: HelperLine, standing: Standing): boolean =>
  standing === 'untrained' ? line.holds && line.trainedThisYear === 0 : line.holds === (standing === 'holds');

const COLUMNS: readonly Column<HelperLine>[] = [
  {
    key: 'className',
    heading: '班级、寝室',
    width: '18%',
    cell: ({ className, dormitory }) => (
      <>
        <Unbroken>{className}</Unbroken>
        {dormitory && (
          <span className={classes.soft}>
            {'　'}
            <Unbroken>{dormitory}</Unbroken>
          </span>
        )}
      </>
    ),
    sortBy: ({ className, dormitory }) => `${classOrderKey(className)} ${dormitory}`,
  },
  {
    key: 'post',
    heading: '职务',
    width: 132,
    cell: postWord,
    sortBy: ({ post, title }) => `${POSTS.indexOf(post)} ${title}`,
  },
  {
    key: 'name',
    heading: '姓名',
    width: '14%',
    stays: true,
    cell: ({ name, hasLeft }) => (hasLeft ? `${name}（已离校）` : name),
    sortBy: ({ name }) => name,
  },
  {
    key: 'time',
    heading: '任期',
    width: 248,
    cell: ({ fromOn, lastOn, holds }) => (
      <span className={holds ? undefined : classes.soft}>
        <Unbroken>{writtenDate(fromOn)}至</Unbroken>
        <Unbroken>{writtenDate(lastOn)}</Unbroken>
      </span>
    ),
    sortBy: ({ fromOn }) => fromOn,
  },
  {
    key: 'trainings',
    heading: '参训',
    cell: ({ trainings, trainedThisYear, holds }) => {
      if (trainedThisYear === 0 && holds) {
        return (
          <span className={classes.untrained}>
            <IconAlertTriangle size={14} aria-hidden />
            本学年没有参训
            {trainings.length > 0 && `（往年 ${trainings.length} 次）`}
          </span>
        );
      }
      const [last] = trainings.toReversed();
      return last ? `${trainedThisYear} 次，最近 ${writtenDate(last.occurredOn)} ${last.title}` : '';
    },
    sortBy: ({ trainedThisYear }) => trainedThisYear,
  },
];

interface Filters {
  posts: (typeof POSTS)[number][];
  standings: Standing[];
}
const NO_FILTERS: Filters = { posts: [], standings: [] };

interface HelperListProps {
  /** The post that lies open, or another one. */
  postId: HelperPostId | 'new' | undefined;
  studentId: StudentId | undefined;
}

/** 心理委员名册: who holds a post for the room, who was trained, which class has nobody (policy J3). */
export function HelperList({ postId, studentId }: HelperListProps) {
  const { replace } = usePlace();
  const [year, setYear] = useKept<number | null>('year', null);
  const { data, isPending, failure, refetch } = useRequest('helpers.list', { schoolYear: year });
  const { data: years = [] } = useRequest('schoolYears.list', {});
  const [filters, setFilters] = useKept<Filters>('filters', NO_FILTERS);
  const [attending, setAttending] = useState<readonly HelperLine[]>([]);
  const known = data?.posts ?? [];
  const rows = known.filter(
    (line) =>
      (filters.posts.length === 0 || filters.posts.includes(line.post)) &&
      filters.standings.every((standing) => fits(line, standing)),
  );
  const open = (opened: HelperPostId | 'new') => replace({ at: 'helpers', postId: opened });
  const close = () => replace({ at: 'helpers' });
  const clear = () => setFilters(NO_FILTERS);
  const opened = known.find(({ id }) => id === postId);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
      {WRITE_HELPER}
    </Button>
  );
  return (
    <PageFrame
      title={PREVENTION}
      subtitle="名册只供心理辅导室内部，不印在给教师、家长和上级的任何一张纸上"
      actions={add}
    >
      <PreventionTabs at="helpers" />
      {data && <Missing roster={data} />}
      <List
        label="心理委员名册"
        rows={rows}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        filters={
          <div className={classes.filters}>
            <Select
              aria-label="学年"
              w={128}
              allowDeselect={false}
              data={years.map(({ schoolYear }) => ({
                value: `${schoolYear}`,
                label: `${schoolYear}学年`,
              }))}
              value={data ? `${data.schoolYear}` : null}
              onChange={(chosen) => setYear(Number(chosen))}
            />
            {known.length > 0 && (
              <>
                <FilterMenu
                  label="职务"
                  options={POSTS.map((code) => ({ code, word: HELPER_POSTS[code] }))}
                  chosen={filters.posts}
                  onChoose={(posts) => setFilters({ ...filters, posts })}
                />
                <FilterMenu
                  label="状态"
                  options={codesOf(STANDINGS).map((code) => ({ code, word: STANDINGS[code] }))}
                  chosen={filters.standings}
                  onChoose={(standings) => setFilters({ ...filters, standings })}
                />
                <ActiveFilters
                  filters={[
                    ...filters.posts.map((code) => ({
                      key: `post/${code}`,
                      word: HELPER_POSTS[code],
                      remove: () =>
                        setFilters({ ...filters, posts: filters.posts.filter((other) => other !== code) }),
                    })),
                    ...filters.standings.map((code) => ({
                      key: `standing/${code}`,
                      word: STANDINGS[code],
                      remove: () =>
                        setFilters({
                          ...filters,
                          standings: filters.standings.filter((other) => other !== code),
                        }),
                    })),
                  ]}
                  onClear={clear}
                />
              </>
            )}
          </div>
        }
        tools={() =>
          data && (
            <Paper
              title={`${PAPERS['helperPost.roster'].word}（${data.schoolYear}学年）`}
              wanted={{ request: 'helpers.layRoster', input: { schoolYear: data.schoolYear } }}
            >
              <Text size="sm">整个学年的名册，写明谁参加了哪些培训、谁没有参训。只供心理辅导室内部。</Text>
            </Paper>
          )
        }
        selecting={{
          name: ({ name }) => name,
          unit: '人',
          offers: ({ hasLeft }) => !hasLeft,
          acts: ({ rows: ticked }) => (
            <Button variant="default" onClick={() => setAttending(ticked)}>
              {WRITE_TRAINING}
            </Button>
          ),
        }}
        onOpen={({ id }) => open(id)}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={
          known.length > 0 ? (
            <EmptyState
              title="没有符合的心理委员"
              text="放宽职务或状态的筛选。"
              action={
                <Button variant="default" onClick={clear}>
                  清除筛选
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="这个学年还没有心理委员"
              text="每班登记一名心理委员，住校的寝室也登记；培训记在“活动”里，再在这里登记谁参加了。"
              action={add}
            />
          )
        }
      />
      <SideSheet title={WRITE_HELPER} opened={postId === 'new'} onClose={close}>
        {postId === 'new' && <HelperForm line={null} studentId={studentId} onClose={close} />}
      </SideSheet>
      <SideSheet title="心理委员" opened={opened !== undefined} onClose={close}>
        {opened && <HelperForm key={opened.id} line={opened} onClose={close} />}
      </SideSheet>
      <SideSheet title={WRITE_TRAINING} opened={attending.length > 0} onClose={() => setAttending([])}>
        {attending.length > 0 && <AttendForm of={attending} onClose={() => setAttending([])} />}
      </SideSheet>
    </PageFrame>
  );
}

/** So many classes are named; of more it is told how many. */
const NAMED = 6;

/** What the roster lacks: classes without a post, and those of last year who may go on by one press. */
function Missing({ roster: { schoolYear, classesWithout, mayGoOn } }: { roster: HelperRoster }) {
  const carryOn = useCommand('helpers.carryOn');
  const goOn = async () => {
    const outcome = await carryOn.run({ schoolYear, postIds: mayGoOn });
    if (outcome.ok) announce(`已续任 ${outcome.value.carriedOn} 人`);
    else announce(outcome.failure.message, 'trouble');
  };
  if (classesWithout.length === 0 && mayGoOn.length === 0) return null;
  return (
    <div className={classes.notes}>
      {mayGoOn.length > 0 && (
        <Button
          variant="default"
          leftSection={<IconRepeat size={16} aria-hidden />}
          loading={carryOn.isRunning}
          onClick={() => void goOn()}
        >
          续任上学年的 {mayGoOn.length} 人
        </Button>
      )}
      {classesWithout.length > 0 && (
        <Alert color="yellow" variant="light" p="xs">
          没有班级心理委员：{classesWithout.slice(0, NAMED).join('、')}
          {classesWithout.length > NAMED && ` 等 ${classesWithout.length} 个班`}
        </Alert>
      )}
    </div>
  );
}

import { Button, Select, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ToDoList } from '#renderer/conferences/to-do-list.tsx';
import { Paper } from '#renderer/papers/paper.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Fold } from '#renderer/parts/fold.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useKept } from '#renderer/place.tsx';
import { PreventionTabs } from '#renderer/prevention/prevention-tabs.tsx';
import { PREVENTION } from '#renderer/prevention/prevention-words.ts';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Season, SeasonCalendar, SeasonInUse, SeasonTask } from '#shared/contract/seasons.ts';
import { PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { SEASON_PROPOSALS, SEASON_STATES, SEASON_WORK, writtenMonthDay } from '#shared/seasons.ts';
import { NOTHING_SAID, type SeasonDraft, SeasonForm, TAKE_UP } from './season-form.tsx';
import classes from './seasons.module.css';
import { TaskForm } from './task-form.tsx';

/** 一级预警: when the school looks closer each year, what it plans then, and what was done (policy J10). */
export function SeasonList() {
  const [year, setYear] = useKept<number | null>('year', null);
  const { data, failure, refetch } = useRequest('seasons.read', { schoolYear: year });
  const { data: years = [] } = useRequest('schoolYears.list', {});
  const [opened, setOpened] = useState<SeasonDraft | null>(null);
  return (
    <PageFrame
      title={PREVENTION}
      subtitle="一级预警：容易出现心理危机的时段，为全体学生做些什么"
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(NOTHING_SAID)}>
          {TAKE_UP}
        </Button>
      }
    >
      <PreventionTabs at="seasons" />
      {failure && <ErrorState failure={failure} onRetry={refetch} />}
      {!data && !failure && <Reading />}
      {data && (
        <>
          <div className={classes.bar}>
            <Select
              aria-label="学年"
              w={128}
              allowDeselect={false}
              data={years.map(({ schoolYear }) => ({
                value: `${schoolYear}`,
                label: `${schoolYear}学年`,
              }))}
              value={`${data.schoolYear}`}
              onChange={(chosen) => setYear(Number(chosen))}
            />
            {data.seasons.length > 0 && (
              <div className={classes.tools}>
                <Paper
                  title={`${PAPERS['season.calendar'].word}（${data.schoolYear}学年）`}
                  wanted={{ request: 'seasons.layCalendar', input: { schoolYear: data.schoolYear } }}
                >
                  <Text size="sm">
                    每个时段的安排、完成日期，和这段时间里登记的活动、筛查、跟踪。给上级的一份不印责任人和学生姓名。
                  </Text>
                </Paper>
              </div>
            )}
          </div>
          {data.seasons.length === 0 && (
            <EmptyState
              title="还没有启用的特殊时段"
              text="开学、考试、放假、换季时，学生容易出现心理危机。从下面的建议里启用，改成本校的日子；启用以后才提醒。"
            />
          )}
          <div className={classes.seasons}>
            {data.seasons.map((season) => (
              <OneSeason key={`${season.id}/${season.year}`} season={season} />
            ))}
          </div>
          <Calendar key={data.known.length === 0 ? 'new' : 'known'} calendar={data} onOpen={setOpened} />
        </>
      )}
      <SideSheet
        title={opened?.seasonId ? '修改特殊时段' : TAKE_UP}
        opened={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened && <SeasonForm initial={opened} onClose={() => setOpened(null)} />}
      </SideSheet>
    </PageFrame>
  );
}

function OneSeason({ season }: { season: Season }) {
  const [opened, setOpened] = useState<SeasonTask | 'new' | null>(null);
  const tick = useCommand('seasons.tickTask');
  const { name, fromOn, untilOn, why, state, tasks, held } = season;
  const close = () => setOpened(null);
  const shown = (of: readonly SeasonTask[]) =>
    of.map(({ kind, what, ...task }) => ({ ...task, what: `${SEASON_WORK[kind]}：${what}` }));
  const change = (id: SeasonTask['id']) => setOpened(tasks.find((task) => task.id === id) ?? null);
  return (
    <section className={classes.season} data-state={state} aria-label={name}>
      <div>
        <h2>{name}</h2>
        <div>
          {writtenDate(fromOn)}至{writtenDate(untilOn)}
        </div>
        <div className={classes.soft}>{[SEASON_STATES[state], why].filter(Boolean).join('　')}</div>
      </div>
      <div>
        <h3>工作安排</h3>
        <ToDoList
          word={`${name}的工作安排`}
          of={shown(tasks.filter(({ activityId }) => activityId === null))}
          tick={(taskId, done) => tick.run({ taskId, ...done })}
          onChange={change}
        />
        <ToDoList
          word={`${name}已举行的活动`}
          of={shown(tasks.filter(({ activityId }) => activityId !== null))}
          tick={null}
          onChange={change}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          aria-label={`添加安排：${name}`}
          onClick={() => setOpened('new')}
        >
          添加安排
        </Button>
      </div>
      <div>
        <h3>这段时间里已登记的</h3>
        <ul className={classes.held}>
          {held.activities.map(({ id, occurredOn, title }) => (
            <li key={id}>
              {writtenDate(occurredOn)} {title}
            </li>
          ))}
          {held.batches.map(({ id, fromOn: begun, name: batch }) => (
            <li key={id}>
              {writtenDate(begun)}起 {batch}
            </li>
          ))}
          {held.followUps > 0 && <li>跟踪记录 {held.followUps} 次</li>}
          {held.activities.length + held.batches.length + held.followUps === 0 && (
            <li className={classes.soft}>没有</li>
          )}
        </ul>
      </div>
      <Dialog
        title={opened === 'new' ? `添加安排：${name}` : '修改安排'}
        opened={opened !== null}
        onClose={close}
      >
        {opened !== null && (
          <TaskForm season={season} task={opened === 'new' ? null : opened} onClose={close} />
        )}
      </Dialog>
    </section>
  );
}

interface CalendarProps {
  calendar: SeasonCalendar;
  onOpen(draft: SeasonDraft): void;
}

/** The school's own calendar, and what is proposed and was not taken up: nothing of that is asked for. */
function Calendar({ calendar: { known }, onOpen }: CalendarProps) {
  const [isOpen, setOpen] = useState(known.length === 0);
  const names = new Set(known.map(({ name }) => name));
  const proposals = SEASON_PROPOSALS.filter(({ name }) => !names.has(name));
  return (
    <Fold
      word="每年的时段"
      gist={[
        `已启用 ${known.filter(({ stoppedOn }) => stoppedOn === null).length} 个`,
        proposals.length > 0 && `建议 ${proposals.length} 个`,
      ]
        .filter(Boolean)
        .join('，')}
      opened={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      {known.map((season) => (
        <Known key={season.id} season={season} onOpen={onOpen} />
      ))}
      {proposals.map((proposal) => (
        <div key={proposal.name} className={classes.known}>
          <div>
            <div>
              {proposal.name}
              {'　'}
              <span className={classes.soft}>
                每年 {writtenMonthDay(proposal.fromDay)}至{writtenMonthDay(proposal.untilDay)}
                ，心港建议，还没有启用
              </span>
            </div>
            <div className={classes.soft}>{proposal.why}</div>
          </div>
          <Button
            variant="default"
            aria-label={`启用：${proposal.name}`}
            onClick={() => onOpen({ seasonId: null, ...proposal })}
          >
            启用
          </Button>
        </div>
      ))}
    </Fold>
  );
}

function Known({ season, onOpen }: { season: SeasonInUse; onOpen(draft: SeasonDraft): void }) {
  const stop = useCommand('seasons.stop');
  const { id: seasonId, name, fromDay, untilDay, why, stoppedOn } = season;
  const stops = stoppedOn === null;
  const turn = async () => {
    const outcome = await stop.run({ seasonId, stops });
    if (outcome.ok) announce(stops ? `已停用“${name}”` : `已恢复使用“${name}”`);
    else announce(outcome.failure.message, 'trouble');
  };
  return (
    <div className={classes.known}>
      <div>
        <div>
          {name}
          {'　'}
          <span className={classes.soft}>
            每年 {writtenMonthDay(fromDay)}至{writtenMonthDay(untilDay)}
            {stoppedOn && `，${writtenDate(stoppedOn)}停用`}
          </span>
        </div>
        <div className={classes.soft}>{why}</div>
      </div>
      <div className={classes.acts}>
        <Button
          variant="subtle"
          aria-label={`修改：${name}`}
          onClick={() => onOpen({ seasonId, name, fromDay, untilDay, why })}
        >
          修改
        </Button>
        <Button
          variant="subtle"
          color="gray"
          aria-label={`${stops ? '停用' : '恢复使用'}：${name}`}
          onClick={() => void turn()}
        >
          {stops ? '停用' : '恢复使用'}
        </Button>
      </div>
    </div>
  );
}

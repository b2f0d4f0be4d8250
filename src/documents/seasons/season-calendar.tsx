import type { Season } from '#shared/contract/seasons.ts';
import { type AudienceOf, PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { SEASON_STATES, SEASON_WORK } from '#shared/seasons.ts';
import { ListTable } from '../frame/list-table.tsx';
import { recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import seasonsCss from './seasons.css?inline';

/** The calendar of level 1 as it is printed (policy J10). */
export interface SeasonCalendarFacts {
  schoolName: string;
  schoolYear: number;
  printedOn: LocalDate;
  printedBy: string;
  /** In the order of their days; for superiors without names. */
  seasons: readonly Season[];
}

/** 一级预警工作安排: when the school looks closer, why, what is planned then, and what was done on which day. */
export function seasonCalendarPaper(
  { schoolName, schoolYear, printedOn, printedBy, seasons }: SeasonCalendarFacts,
  audience: AudienceOf<'season.calendar'> = 'room',
): PaperDocument {
  return recordTable({
    title: PAPERS['season.calendar'].word,
    of: `${schoolYear}学年`,
    schoolName: `${schoolName}　${schoolYear}学年`,
    audience,
    css: seasonsCss,
    children: (
      <>
        <div className="seasons">
          <ListTable heads={[['时段', '44mm'], ['工作安排与完成情况'], ['这段时间的登记', '52mm']]}>
            {seasons.map((season) => (
              <Row key={`${season.id}/${season.year}`} season={season} isRoom={audience === 'room'} />
            ))}
          </ListTable>
        </div>
        <p className="note">
          一级预警是常规性预警：在容易出现心理危机的时段，为全体学生提供心理支持。活动、筛查和跟踪按登记的日期自动列出。
        </p>
        <Signatures of={[['制表', printedBy]]} on={printedOn} />
      </>
    ),
  });
}

function Row({ season, isRoom }: { season: Season; isRoom: boolean }) {
  const { name, fromOn, untilOn, why, state, tasks, held } = season;
  return (
    <tr>
      <td className="text">
        <strong>{name}</strong>
        {`\n${writtenDate(fromOn)}\n至${writtenDate(untilOn)}\n${SEASON_STATES[state]}`}
        {why && `\n${why}`}
      </td>
      <td className="text">
        {tasks.length === 0 ? '还没有安排' : tasks.map((task) => writtenTask(task, isRoom)).join('\n')}
      </td>
      <td className="text">
        {[
          ...held.activities.map(({ occurredOn, title }) => `${writtenDate(occurredOn)} ${title}`),
          ...held.batches.map(({ fromOn: begun, name: batch }) => `${writtenDate(begun)}起 ${batch}`),
          ...(held.followUps > 0 ? [`跟踪记录 ${held.followUps} 次`] : []),
        ].join('\n') || '没有登记'}
      </td>
    </tr>
  );
}

/** ☑活动：主题班会（王海）　2026年9月3日完成. */
function writtenTask(
  { kind, what, responsible, dueOn, doneOn, outcome }: Season['tasks'][number],
  isRoom: boolean,
): string {
  const by = isRoom && responsible ? `（${responsible}）` : '';
  const when = doneOn ? `${writtenDate(doneOn)}完成` : dueOn ? `${writtenDate(dueOn)}前` : '未定日期';
  const came = outcome && `。${outcome}`;
  return `${doneOn ? '☑' : '☐'}${SEASON_WORK[kind]}：${what}${by}，${when}${came}`;
}

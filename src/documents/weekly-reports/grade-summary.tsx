import { Fragment } from 'react';
import type { Remark, RemarkCounts, WeeklyReport } from '#shared/contract/weekly-reports.ts';
import { ABSENCES } from '#shared/observation-log.ts';
import { type AudienceOf, PAPERS } from '#shared/papers.ts';
import { type LocalDate, type SchoolWeek, writtenShortDate, writtenWeek } from '#shared/school-calendar.ts';
import { type LeavingWeekly, leavingWeekly, sumOfFigures, WEEKLY_FIGURES } from '#shared/weekly-figures.ts';
import {
  REMARK_KINDS,
  REMARK_SOURCES,
  WEEK_STATES,
  WEEKLY_CHANGES,
  type WeekState,
} from '#shared/weekly-reports.ts';
import { ListTable } from '../frame/list-table.tsx';
import { Days, Particulars, recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import weeklyCss from './weekly-reports.css?inline';

interface SummaryClass {
  className: string;
  homeroomTeacher: string;
  state: WeekState;
  counts: RemarkCounts;
  report: WeeklyReport | null;
}

/** 年级汇总 of a week as it is printed (papers.md). */
export interface GradeSummaryFacts {
  schoolName: string;
  week: SchoolWeek;
  /** Which week of the term. */
  number: number;
  madeOn: LocalDate;
  madeBy: string;
  grades: readonly { word: string; classes: readonly SummaryClass[] }[];
}

type Figures = LeavingWeekly | RemarkCounts;

/** 年级汇总: which classes have told and what; for whoever is outside the room in numbers alone (decision 0032). */
export function gradeSummary(
  facts: GradeSummaryFacts,
  audience: AudienceOf<'weeklyReport.summary'> = 'room',
): PaperDocument {
  const { grades, week } = facts;
  const whole = grades.map(({ word, classes }) => ({
    word,
    whole: sumOfFigures(classes.map(({ counts }) => counts)),
    classes: classes.map(({ counts, state }) => (isTold(state) ? counts : null)),
  }));
  const leaves = audience !== 'room';
  const shown: { grades: readonly { whole: Figures; classes: readonly (Figures | null)[] }[]; all: Figures } =
    leaves ? leavingWeekly(whole) : { grades: whole, all: sumOfFigures(whole.map((grade) => grade.whole)) };
  const keepsBack = shown.grades.some(({ whole: sum, classes }) =>
    [sum, ...classes].some((each) =>
      WEEKLY_FIGURES.some((figure) => each !== null && typeof each[figure] !== 'number'),
    ),
  );
  const everyClass = grades.flatMap(({ classes }) => classes);
  const of = grades.length === 1 ? (grades[0]?.word ?? '') : '全校';
  return recordTable({
    title: PAPERS['weeklyReport.summary'].word,
    of: `${of} ${writtenWeek(week)}`,
    schoolName: facts.schoolName,
    audience,
    css: weeklyCss,
    children: (
      <>
        <Particulars
          rows={[
            [
              ['范围', of],
              ['周次', `第 ${facts.number} 周`],
            ],
            [
              ['起止', <Days key="week" {...week} />],
              ['上报', toldIn(everyClass)],
            ],
          ]}
        />
        <div className="counts">
          <ListTable
            heads={[
              ['年级、班级'],
              ['班主任', '25mm'],
              ['上报', '22mm'],
              ['新发现', '18mm'],
              ['好转', '16mm'],
              ['加重', '16mm'],
              [REMARK_KINDS.absent, '20mm'],
            ]}
          >
            {grades.map(({ word, classes }, at) => (
              <Fragment key={word}>
                <tr className="whole">
                  <td className="word">{word}</td>
                  <td />
                  <td>{toldOf(classes)}</td>
                  <Counts of={shown.grades[at]?.whole} />
                </tr>
                {classes.map(({ className, homeroomTeacher, state }, index) => (
                  <tr key={className}>
                    <td className="word">{className}</td>
                    <td>{homeroomTeacher}</td>
                    <td>{WEEK_STATES[state]}</td>
                    {isTold(state) ? (
                      <Counts of={shown.grades[at]?.classes[index]} />
                    ) : (
                      <td colSpan={4} className="silent">
                        没有上报，不计为零
                      </td>
                    )}
                  </tr>
                ))}
              </Fragment>
            ))}
            {grades.length > 1 && (
              <tr className="whole">
                <td className="word">全校</td>
                <td />
                <td>{toldOf(everyClass)}</td>
                <Counts of={shown.all} />
              </tr>
            )}
          </ListTable>
        </div>
        <p className="note">
          数字是学生人数，只计已经上报的班；没有报的班不计为零。
          {keepsBack && '人数为 1 至 2 的不列出，记为“<3”；由它能推算出的记为“＊”。'}
        </p>
        {!leaves && <Lines grades={grades} week={week} />}
        <Signatures
          of={[
            ['汇总', facts.madeBy],
            ['年级组长', ''],
          ]}
          on={facts.madeOn}
        />
      </>
    ),
  });
}

const isTold = (state: WeekState): boolean => state === 'zero' || state === 'told' || state === 'unusual';

const toldOf = (classes: readonly SummaryClass[]): string =>
  `${classes.filter(({ state }) => isTold(state)).length} / ${classes.length}`;

/** 共 12 个班：有情况 3，零报告 8，未交 1. */
function toldIn(classes: readonly SummaryClass[]): string {
  const zero = classes.filter(({ state }) => state === 'zero').length;
  const told = classes.filter(({ state }) => isTold(state)).length;
  return `共 ${classes.length} 个班：有情况 ${told - zero}，零报告 ${zero}，没有上报 ${classes.length - told}`;
}

function Counts({ of }: { of: Figures | null | undefined }) {
  return WEEKLY_FIGURES.map((figure) => <td key={figure}>{of?.[figure]}</td>);
}

/** What was told of each child, by class; inside the room alone. */
function Lines({ grades, week }: Pick<GradeSummaryFacts, 'grades' | 'week'>) {
  const told = grades.flatMap(({ classes }) =>
    classes.filter(({ report }) => report && (report.remarks.length > 0 || report.note !== '')),
  );
  if (told.length === 0) return null;
  return (
    <>
      <h2>各班情况</h2>
      <ListTable heads={[['班级', '30mm'], ['姓名', '22mm'], ['哪一类', '42mm'], ['看到、听到的']]}>
        {told.flatMap(({ className, report }) => [
          ...(report?.remarks ?? []).map((remark) => (
            <tr key={remark.id}>
              <td>{className}</td>
              <td>{remark.name}</td>
              <td>{kindOf(remark, week)}</td>
              <td className="text">
                {[remark.text, `（${REMARK_SOURCES[remark.source]}）`].filter(Boolean).join('')}
              </td>
            </tr>
          )),
          ...(report?.note
            ? [
                <tr key={`${className}/note`}>
                  <td>{className}</td>
                  <td colSpan={2}>班级整体</td>
                  <td className="text">{report.note}</td>
                </tr>,
              ]
            : []),
        ])}
      </ListTable>
    </>
  );
}

function kindOf({ kind, change, absence, seenOn }: Remark, week: SchoolWeek): string {
  if (change !== null) return WEEKLY_CHANGES[change];
  if (absence === null) return REMARK_KINDS[kind];
  const day = seenOn === null ? '' : writtenShortDate(seenOn, week.until);
  return [day, ABSENCES[absence]].filter(Boolean).join(' ');
}

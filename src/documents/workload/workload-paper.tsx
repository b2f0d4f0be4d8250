import { Fragment } from 'react';
import { MOST_COLUMNS } from '#shared/column-chart.ts';
import { HOURS_ASKED_FOR } from '#shared/opening-hours.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { CLASS_COLUMNS } from '#shared/work-kinds.ts';
import chartCss from '../frame/column-chart.css?inline';
import { PrintedColumns } from '../frame/column-chart.tsx';
import { recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import {
  KEPT_BACK_NOTE,
  keepsBack,
  type LeavingNumber,
  WORKLOAD_TITLE,
  type WorkloadFacts,
} from './workload-facts.ts';
import workloadCss from './workload-paper.css?inline';

const CHART = { width: 640, height: 150 };

/** 工作量统计: what was done by month, by problem, by class, and how long the room was open. */
export function workloadPaper(facts: WorkloadFacts): PaperDocument {
  const { fromOn, untilOn, notes } = facts;
  return recordTable({
    title: WORKLOAD_TITLE,
    of: `${writtenDate(fromOn)}至${writtenDate(untilOn)}`,
    schoolName: facts.schoolName,
    audience: 'superior',
    css: workloadCss + chartCss,
    children: (
      <>
        <p className="note">
          统计时间：{writtenDate(fromOn)}至{writtenDate(untilOn)}。{notes.join('')}
          {keepsBack(facts) && KEPT_BACK_NOTE}
        </p>
        <h2>一、各项工作</h2>
        {facts.stretches.length > 1 && hasSessions(facts) && (
          <PrintedColumns
            {...CHART}
            words={facts.stretches}
            series={[
              columnsOf('个别辅导次数', 'solid', facts.sessions.individual),
              columnsOf('团体辅导次数', 'hatched', facts.sessions.group),
            ]}
          />
        )}
        <Work facts={facts} />
        <h2>二、来访问题</h2>
        <Problems facts={facts} />
        <h2>三、班级</h2>
        <Classes facts={facts} />
        <h2>四、开放时间</h2>
        <Opening facts={facts} />
        <Signatures
          of={[
            ['制表', facts.counsellorName],
            ['审核', ''],
          ]}
          on={facts.madeOn}
        />
      </>
    ),
  });
}

const hasSessions = ({ sessions: { individual, group } }: WorkloadFacts) =>
  [...individual, ...group].some((number) => (numberIn(number) ?? 0) > 0);

const numberIn = (number: LeavingNumber) => (typeof number === 'number' ? number : null);

function columnsOf(name: string, fill: 'solid' | 'hatched', numbers: readonly LeavingNumber[]) {
  return {
    name,
    fill,
    values: numbers.map(numberIn),
    labels: numbers.map((number) => (number === 0 ? '' : String(number))),
  };
}

/** Months under their years, as far as the words tell a year: 2025年9月, 10月, …, 2026年1月. */
function yearsOver(stretches: readonly string[]): { year: string; months: string[] }[] {
  const years: { year: string; months: string[] }[] = [];
  for (const word of stretches) {
    const [, year, month = word] = /^(\d+年)(\d+月)$/.exec(word) ?? [];
    const running = years.at(-1);
    if (year !== undefined || !running) years.push({ year: year ?? '', months: [month] });
    else running.months.push(month);
  }
  return years;
}

/** All months together: they are equally wide, unless one of them has a number that needs more. */
const MONTHS_WIDTH = 110;

/** Every kind of work by months. Of one month alone the sums say all: they stand side by side, on half the paper. */
function Work({ facts: { stretches, kinds } }: { facts: WorkloadFacts }) {
  if (stretches.length > 1) return <Months stretches={stretches} kinds={kinds} />;
  const lines = kinds.map(({ figures }) => figures.length);
  const all = lines.reduce((sum, each) => sum + each, 0);
  const half = lines.findIndex(
    (_, at) => 2 * lines.slice(0, at + 1).reduce((sum, each) => sum + each, 0) >= all,
  );
  return (
    <div className="beside">
      <Months stretches={[]} kinds={kinds.slice(0, half + 1)} />
      <Months stretches={[]} kinds={kinds.slice(half + 1)} />
    </div>
  );
}

function Months({ stretches, kinds }: Pick<WorkloadFacts, 'stretches' | 'kinds'>) {
  const years = yearsOver(stretches);
  const hasYears = years.some(({ year }) => year !== '');
  const rows = hasYears ? 2 : 1;
  const months = years.flatMap(({ year, months: of }) =>
    of.map((word) => (
      <th key={year + word} className="stretch">
        {word.replace('学年', '\n学年')}
      </th>
    )),
  );
  return (
    <table className="list">
      <colgroup>
        <col style={{ width: '30mm' }} />
        <col style={{ width: '17mm' }} />
        {stretches.map((word) => (
          <col key={word} style={{ width: `${MONTHS_WIDTH / stretches.length}mm` }} />
        ))}
        <col style={{ width: '13mm' }} />
      </colgroup>
      <thead>
        <tr>
          <th colSpan={2} rowSpan={rows}>
            工作
          </th>
          {hasYears
            ? years.map(({ year, months: of }) => (
                <th key={year} colSpan={of.length}>
                  {year}
                </th>
              ))
            : months}
          <th rowSpan={rows}>合计</th>
        </tr>
        {hasYears && <tr>{months}</tr>}
      </thead>
      {kinds.map(({ word, figures }) => (
        <tbody key={word}>
          {figures.map((figure, index) => (
            <tr key={figure.word}>
              {index === 0 && (
                <th className="unbroken" rowSpan={figures.length}>
                  {word}
                </th>
              )}
              <th className="unbroken">{figure.word}</th>
              {figure.stretches
                ? stretches.map((stretch, at) => <td key={stretch}>{figure.stretches?.[at]}</td>)
                : stretches.length > 0 && <td className="none" colSpan={stretches.length} />}
              <td>{figure.all}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** A bar that is as long as its share of the longest. */
function Bar({ number, most }: { number: LeavingNumber; most: number }) {
  const value = numberIn(number);
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      {value !== null && value > 0 && <rect width={(value / most) * 100} height="8" fill="#555" />}
    </svg>
  );
}

function Problems({ facts: { problems } }: { facts: WorkloadFacts }) {
  if (problems.length === 0) return <p className="note">这段时间没有已签字的辅导记录。</p>;
  const most = Math.max(1, ...problems.map(({ times }) => numberIn(times) ?? 0));
  return (
    <table className="list">
      <colgroup>
        <col style={{ width: '40mm' }} />
        <col style={{ width: '18mm' }} />
        <col style={{ width: '18mm' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th>来访问题</th>
          <th>次数</th>
          <th>人数</th>
          <th>次数比较</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ word, times, persons }) => (
          <tr key={word}>
            <td className="word">{word}</td>
            <td>{times}</td>
            <td>{persons}</td>
            <td className="bar">
              <Bar number={times} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Classes({ facts: { classes, classTotals } }: { facts: WorkloadFacts }) {
  if (classes.length === 0) return <p className="note">这段时间没有学生参加的工作记录。</p>;
  return (
    <table className="list">
      <colgroup>
        <col style={{ width: '36mm' }} />
        {CLASS_COLUMNS.map(({ heading, word }) => (
          <col key={`${heading}${word}`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th>年级、班级</th>
          {CLASS_COLUMNS.map(({ heading, word }) => (
            <th key={`${heading}${word}`}>
              {heading}
              <br />
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map(({ word, isGrade, numbers }) => (
          <tr key={`${isGrade}${word}`} className={isGrade ? 'whole' : undefined}>
            <th className={isGrade ? 'word' : 'word under'}>{word}</th>
            <Numbers numbers={numbers} />
          </tr>
        ))}
        <tr className="whole">
          <th className="word">全校</th>
          <Numbers numbers={classTotals} />
        </tr>
      </tbody>
    </table>
  );
}

function Numbers({ numbers }: { numbers: readonly LeavingNumber[] }) {
  return CLASS_COLUMNS.map(({ heading, word }, index) => <td key={`${heading}${word}`}>{numbers[index]}</td>);
}

function Opening({ facts }: { facts: WorkloadFacts }) {
  const { knowsHours, weeks, weeksCompared, weeksEnough } = facts;
  if (!knowsHours) return <p className="note">没有登记心理辅导室的开放时间。</p>;
  return (
    <>
      <p className="note">
        按登记的开放时间计算，已减去校历上的假期。要求每周不少于 {HOURS_ASKED_FOR} 小时（虚线）。可以比较的{' '}
        {weeksCompared} 周里，{weeksEnough} 周达到。
      </p>
      {weeks.length <= MOST_COLUMNS && (
        <PrintedColumns
          {...CHART}
          words={weeks.map(({ word }) => word.slice(0, word.indexOf('至')))}
          series={[
            {
              name: '开放小时',
              fill: 'solid',
              values: weeks.map(({ hours }) => hours),
              labels: weeks.map(({ hours }) => (hours === 0 ? '' : String(hours))),
            },
          ]}
          asked={HOURS_ASKED_FOR}
        />
      )}
      <Weeks weeks={weeks} />
    </>
  );
}

/** So many weeks stand beneath each other; more stand side by side, on half the paper. */
const WEEKS_IN_ONE = 12;

function Weeks({ weeks }: Pick<WorkloadFacts, 'weeks'>) {
  const lines = weeks.length > WEEKS_IN_ONE ? Math.ceil(weeks.length / 2) : weeks.length;
  const sides = lines === weeks.length ? [0] : [0, lines];
  return (
    <table className="list">
      <colgroup>
        {sides.map((side) => (
          <Fragment key={side}>
            <col style={{ width: '36mm' }} />
            <col style={{ width: '18mm' }} />
            <col />
          </Fragment>
        ))}
      </colgroup>
      <thead>
        <tr>
          {sides.map((side) => (
            <Fragment key={side}>
              <th>周</th>
              <th>开放小时</th>
              <th>每周 {HOURS_ASKED_FOR} 小时</th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.slice(0, lines).map((first, line) => (
          <tr key={first.word}>
            {sides.map((side) => {
              const week = weeks[line + side];
              return (
                <Fragment key={side}>
                  <td>{week?.word}</td>
                  <td>{week?.hours}</td>
                  <td>{week?.verdict}</td>
                </Fragment>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

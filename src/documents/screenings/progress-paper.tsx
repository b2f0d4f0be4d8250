import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { type Progress, progressOf, writtenShare } from '#shared/screening/batches.ts';
import { ListTable } from '../frame/list-table.tsx';
import { Days, Particulars, recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import screeningsCss from './screenings.css?inline';

/** How far a batch is, inside the room (papers.md). */
export interface ProgressFacts {
  schoolName: string;
  name: string;
  kind: string;
  /** Such as MHT; empty without a scale. */
  scale: string;
  term: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
  consent: string;
  madeOn: LocalDate;
  madeBy: string;
  /** In the order of their grades. */
  grades: readonly { word: string; classes: readonly { name: string; progress: Progress }[] }[];
}

/** 普查进度表: 应测, 已测, 请假, 免测, 未测 by class; whoever is excused or exempt counts in no share. */
export function progressPaper(facts: ProgressFacts): PaperDocument {
  const { name, fromOn, untilOn, grades } = facts;
  const all = grades.flatMap(({ classes }) => classes.map(({ progress }) => progress));
  return recordTable({
    title: PAPERS['screeningBatch.progress'].word,
    of: `${name} ${writtenDate(facts.madeOn)}`,
    schoolName: facts.schoolName,
    audience: 'room',
    css: screeningsCss,
    children: (
      <>
        <Particulars
          rows={[
            [
              ['普查批次', name],
              ['类型', facts.kind],
            ],
            [
              ['学年学期', facts.term],
              ['量表', facts.scale],
            ],
            [
              ['测评时间', <Days key="days" from={fromOn} until={untilOn} />],
              ['知情同意', facts.consent],
            ],
          ]}
        />
        <div className="counts">
          <ListTable
            heads={[
              ['年级、班级'],
              ['应测', '19mm'],
              ['已测', '19mm'],
              ['请假', '19mm'],
              ['免测', '19mm'],
              ['未测', '19mm'],
              ['完成率', '22mm'],
            ]}
          >
            {grades.flatMap(({ word, classes }) => [
              ...(classes.length > 1 || grades.length > 1
                ? [
                    <Line
                      key={word}
                      word={word}
                      progress={sumOf(classes.map(({ progress }) => progress))}
                      isWhole
                    />,
                  ]
                : []),
              ...classes.map((each) => (
                <Line key={`${word}/${each.name}`} word={each.name} progress={each.progress} />
              )),
            ])}
            <Line word="全部" progress={sumOf(all)} isWhole />
          </ListTable>
        </div>
        <p className="note">
          应测为名单上的全部学生。完成率 = 已测 ÷（应测 − 请假 − 免测），未测的不按 0 分计。筛查，非诊断。
        </p>
        <Signatures of={[['制表', facts.madeBy]]} on={facts.madeOn} />
      </>
    ),
  });
}

function Line({ word, progress, isWhole }: { word: string; progress: Progress; isWhole?: true }) {
  return (
    <tr className={isWhole && 'whole'}>
      <td className="word">{word}</td>
      <td>{progress.listed}</td>
      <td>{progress.tested}</td>
      <td>{progress.excused}</td>
      <td>{progress.exempt}</td>
      <td>{progress.untested}</td>
      <td>{writtenShare(progress)}</td>
    </tr>
  );
}

/** Several together. */
function sumOf(parts: readonly Progress[]): Progress {
  return parts.reduce<Progress>(
    (all, each) => ({
      listed: all.listed + each.listed,
      tested: all.tested + each.tested,
      untested: all.untested + each.untested,
      excused: all.excused + each.excused,
      exempt: all.exempt + each.exempt,
    }),
    progressOf([]),
  );
}

import type { Remark, WeeklyReport } from '#shared/contract/weekly-reports.ts';
import { ABSENCES } from '#shared/observation-log.ts';
import { type AudienceOf, PAPERS } from '#shared/papers.ts';
import { type SchoolWeek, writtenPhone, writtenShortDate, writtenWeek } from '#shared/school-calendar.ts';
import { REMARK_KINDS, REMARK_SOURCES, type RemarkKind, WEEKLY_CHANGES } from '#shared/weekly-reports.ts';
import { ListTable } from '../frame/list-table.tsx';
import { Account, boxes, Days, Particulars, recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import weeklyCss from './weekly-reports.css?inline';

/** 班级周报 of a class as it is printed (papers.md); without a report, to be filled in by hand. */
export interface WeekSheetFacts {
  schoolName: string;
  roomPhone: string;
  className: string;
  homeroomTeacher: string;
  week: SchoolWeek;
  report: WeeklyReport | null;
}

/** What a homeroom teacher looks at, in our own words; no child who is listed stands on a sheet that is still blank. */
const PARTS: readonly { kind: RemarkKind; word: string; asks: string; blanks: number }[] = [
  {
    kind: 'noticed',
    word: '新发现需要关注的学生',
    asks: '看到、听到的和以前不一样的地方：情绪、作息、来往、说过的话。写事实，不写猜测。',
    blanks: 3,
  },
  {
    kind: 'change',
    word: '已在关注的学生',
    asks: '与上周相比：没有变化、好转还是加重，看到了什么。',
    blanks: 3,
  },
  {
    kind: 'absent',
    word: REMARK_KINDS.absent,
    asks: '没有到校又不知道原因、中途离校、突然请假。当天就要打电话，不等这张表。',
    blanks: 2,
  },
];

/** 班级周报: told by whom, new, changes, absence, or 零报告; signed by the homeroom teacher. */
export function weekSheet(
  facts: WeekSheetFacts,
  audience: AudienceOf<'weeklyReport'> = 'teacher',
): PaperDocument {
  const { className, homeroomTeacher, week, report } = facts;
  return recordTable({
    title: PAPERS.weeklyReport.word,
    of: `${className} ${writtenWeek(week)}`,
    schoolName: facts.schoolName,
    audience,
    css: weeklyCss,
    children: (
      <>
        <Particulars
          rows={[
            [
              ['班级', className],
              ['班主任', homeroomTeacher],
            ],
            [
              ['周次', <Days key="week" {...week} />],
              ['交给', facts.roomPhone ? `心理辅导室 ${writtenPhone(facts.roomPhone)}` : '心理辅导室'],
            ],
            [
              [
                '本周情况',
                boxes(
                  { well: '本周没有异常', told: '有下面的情况' },
                  report === null ? null : report.isAllWell ? 'well' : 'told',
                ),
              ],
            ],
          ]}
        />
        {PARTS.map((part, at) => (
          <Part key={part.kind} {...part} numeral={'一二三'[at] ?? ''} facts={facts} />
        ))}
        {(report === null || report.note !== '') && (
          <div className="counts">
            <Account toFill rows={[['班级整体', report?.note ?? '']]} />
          </div>
        )}
        <p className="note">
          心理委员反映的，在“谁反映”里写“心理委员”，不写姓名。听到轻生、自伤的话，或者找不到人，马上打电话，不等这张表。
        </p>
        <Signatures of={[['班主任', report?.toldBy ?? '']]} on={report?.toldOn ?? null} />
      </>
    ),
  });
}

interface PartProps {
  kind: RemarkKind;
  word: string;
  asks: string;
  blanks: number;
  numeral: string;
  facts: WeekSheetFacts;
}

function Part({ kind, word, asks, blanks, numeral, facts: { week, report } }: PartProps) {
  const told = report?.remarks.filter((each) => each.kind === kind) ?? [];
  return (
    <section className="part">
      <h2>
        {numeral}、{word}
      </h2>
      {report === null && <p className="note">{asks}</p>}
      {report !== null && told.length === 0 ? (
        <p className="none">没有上报</p>
      ) : (
        <ListTable
          heads={[
            ['姓名', '26mm'],
            ...(kind === 'noticed' ? [] : [[HEADS[kind], '42mm'] as const]),
            ['谁反映', '24mm'],
            ['看到、听到的'],
          ]}
        >
          {told.map((remark) => (
            <tr key={remark.id}>
              <td>{remark.name}</td>
              {kind !== 'noticed' && <td>{stateOf(remark, week)}</td>}
              <td>{REMARK_SOURCES[remark.source]}</td>
              <td className="text">{remark.text}</td>
            </tr>
          ))}
          {report === null &&
            Array.from({ length: blanks }, (_, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
              <tr key={line} className="toWrite">
                <td />
                {kind !== 'noticed' && <td />}
                <td />
                <td />
              </tr>
            ))}
        </ListTable>
      )}
    </section>
  );
}

const HEADS = { change: '与上周相比', absent: '哪天、哪一种' } as const;

function stateOf({ change, absence, seenOn }: Remark, week: SchoolWeek): string {
  if (change !== null) return WEEKLY_CHANGES[change];
  const day = seenOn === null ? '' : writtenShortDate(seenOn, week.until);
  return [day, absence && ABSENCES[absence]].filter(Boolean).join(' ');
}

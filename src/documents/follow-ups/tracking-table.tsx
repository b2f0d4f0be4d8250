import { type LocalDate, type SchoolWeek, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { GENDERS, type Gender } from '#shared/terms.ts';
import { PersonName } from '../frame/person-name.tsx';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import tableCss from './tracking-table.css?inline';

/** One follow-up as it is printed: the day it happened and what was found. */
export interface TrackingRecord {
  occurredOn: LocalDate;
  text: string;
}

/** A week of the tracking period with what was recorded in it, in order; none means the week went by without. */
export interface TrackedWeek extends SchoolWeek {
  records: TrackingRecord[];
}

/** What the tracking table of one student says, as of the day it is printed for. Left-out fields print as blanks. */
export interface TrackingTableFacts {
  student: {
    name: string;
    gender: Gender;
    /** Whole years (周岁): 12, or `12 或 13` where the day of birth is not known. */
    age?: number | string;
    className: string;
    homeroomTeacher?: string;
  };
  /** 跟踪教师. */
  tracker: { name?: string; phone?: string };
  /** 家长. */
  guardian: { name?: string; phone?: string };
  /** 心理异常情况. */
  abnormality: string;
  /** 干预处置情况. */
  intervention: string;
  weeks: TrackedWeek[];
  /** A week without a record: a line that says so, or no line (forms.md 附件1). */
  emptyWeeks: 'print' | 'omit';
}

const TITLE = '心理高危学生动态跟踪表';
/** forms.md 附件1: "at least ten lines". */
const LINES_AT_LEAST = 10;

/** 附件1, the weekly follow-up table of one student (forms.md 附件1). */
export function trackingTable(facts: TrackingTableFacts): PaperDocument {
  const { name, className } = facts.student;
  return paperDocument({
    title: `${TITLE} ${name}`,
    runningLabel: `${TITLE}　${name}　${className}`,
    foot: { fromBottom: 11, side: 20 },
    css: tableCss,
    sheet: <TrackingTable facts={facts} />,
  });
}

/** One table per student, each from a sheet of its own, in the order given. */
export function trackingTables(list: readonly TrackingTableFacts[]): PaperDocument[] {
  return list.map(trackingTable);
}

function TrackingTable({ facts }: { facts: TrackingTableFacts }) {
  const { student, tracker, guardian } = facts;
  return (
    <article>
      <h1>{TITLE}</h1>
      <table>
        <colgroup>
          {['12.5mm', '28mm', '11mm', '9mm', '11mm', '10.5mm', '11mm', '34mm', '16mm', '27mm'].map(
            (width, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a form do not move
              <col key={column} style={{ width }} />
            ),
          )}
        </colgroup>
        <tbody>
          <tr>
            <th>姓名</th>
            <td>
              <PersonName name={student.name} />
            </td>
            <th>性别</th>
            <td>{student.gender === 'unknown' ? '' : GENDERS[student.gender]}</td>
            <th>年龄</th>
            <td>{student.age}</td>
            <th>班级</th>
            <td>{student.className}</td>
            <th>班主任</th>
            <td>{student.homeroomTeacher}</td>
          </tr>
          <Reachable label="跟踪教师" person={tracker} />
          <Reachable label="家长" person={guardian} />
          <tr className="free">
            <th>心理异常情况</th>
            <td className="text" colSpan={9}>
              {facts.abnormality.trim()}
            </td>
          </tr>
          <tr className="free">
            <th>干预处置情况</th>
            <td className="text" colSpan={9}>
              {facts.intervention.trim()}
            </td>
          </tr>
        </tbody>
      </table>
      <Records facts={facts} />
    </article>
  );
}

function Reachable({ label, person }: { label: string; person: { name?: string; phone?: string } }) {
  return (
    <tr>
      <th>{label}</th>
      <td colSpan={3}>{person.name && <PersonName name={person.name} />}</td>
      <th colSpan={2}>联系电话</th>
      <td colSpan={4} className="unbroken">
        {person.phone ? writtenPhone(person.phone) : ''}
      </td>
    </tr>
  );
}

interface Line {
  when: string;
  what: string;
  silent?: boolean;
}

/** The lines of the table: one a record, one a silent week where wished, then blank ones up to ten. */
function linesOf({ weeks, emptyWeeks }: TrackingTableFacts): Line[] {
  const lines = weeks.flatMap(({ from, until, records }): Line[] => {
    if (records.length > 0)
      return records.map(({ occurredOn, text }) => ({ when: writtenDate(occurredOn), what: text.trim() }));
    if (emptyWeeks === 'omit') return [];
    return [{ when: `${writtenDate(from)}\n至${writtenDate(until)}`, what: '本周无跟踪记录', silent: true }];
  });
  const blanks = Math.max(0, LINES_AT_LEAST - lines.length);
  return [...lines, ...Array.from({ length: blanks }, (): Line => ({ when: '', what: '' }))];
}

function Records({ facts }: { facts: TrackingTableFacts }) {
  return (
    <table className="records">
      <colgroup>
        <col style={{ width: '38mm' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th className="over" colSpan={2}>
            跟踪记录（每周一次）
          </th>
        </tr>
        <tr>
          <th>时间</th>
          <th>情况记录</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(facts).map(({ when, what, silent }, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <tr key={line} className={silent ? 'silent' : undefined}>
            <td style={{ whiteSpace: 'pre-line' }}>{when}</td>
            <td className="text">{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

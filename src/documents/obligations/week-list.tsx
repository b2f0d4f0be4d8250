import { type SchoolWeek, writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, type AlertLevel } from '#shared/terms.ts';
import { type ListHead, ListTable } from '../frame/list-table.tsx';
import { PersonName } from '../frame/person-name.tsx';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import listCss from './week-list.css?inline';

/** What the homeroom teachers are told of a week: whom to look at, until when, and where to write it down. */
export interface WeekListFacts {
  schoolName: string;
  week: SchoolWeek;
  /** One sheet each. */
  teachers: readonly WeekListTeacher[];
}

export interface WeekListTeacher {
  /** Empty where the class has nobody on record. */
  name: string;
  className: string;
  /** No diagnosis and no reason: the paper leaves the room (papers.md, for teachers). */
  students: readonly {
    name: string;
    level: AlertLevel | null;
    /** In words, with its day: 跟踪，11月29日前. */
    owed: readonly string[];
  }[];
}

export const WEEK_LIST_TITLE = '本周跟踪清单';

const HEADS: readonly ListHead[] = [
  ['序号', '11mm'],
  ['姓名', '24mm'],
  ['等级', '15mm'],
  ['要做的事', '48mm'],
  ['日期和方式', '28mm'],
  ['情况记录'],
];

/** 本周跟踪清单, by homeroom teacher, with blanks to fill in. */
export function weekList(facts: WeekListFacts): PaperDocument {
  return paperDocument({
    title: `${WEEK_LIST_TITLE} ${facts.week.from}`,
    runningLabel: `${WEEK_LIST_TITLE}　${facts.schoolName}`,
    foot: { fromBottom: 9, side: 15 },
    css: listCss,
    sheet: (
      <article>
        {facts.teachers.map((teacher) => (
          <Sheet key={teacher.className} teacher={teacher} facts={facts} />
        ))}
      </article>
    ),
  });
}

function Sheet({ teacher, facts }: { teacher: WeekListTeacher; facts: WeekListFacts }) {
  const { from, until } = facts.week;
  return (
    <section>
      <h1>{WEEK_LIST_TITLE}</h1>
      <div className="head">
        <span>
          {facts.schoolName}　{teacher.className}
          {'　'}
          <span className="unbroken">班主任 {teacher.name || '＿＿＿＿'}</span>
        </span>
        <span>
          {writtenDate(from)}至{writtenDate(until)}
        </span>
        <strong>注意保密</strong>
      </div>
      <ListTable heads={HEADS}>
        {teacher.students.map(({ name, level, owed }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <tr key={index}>
            <td>{index + 1}</td>
            <td>
              <PersonName name={name} />
            </td>
            <td>{level ? ALERT_LEVELS[level] : ''}</td>
            <td className="text">{owed.join('\n')}</td>
            <td />
            <td />
          </tr>
        ))}
      </ListTable>
    </section>
  );
}

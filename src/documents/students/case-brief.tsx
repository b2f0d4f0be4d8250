import { SAID_SITUATIONS, type SaidSituation } from '#shared/contact-rules.ts';
import { hasSign, isSignal } from '#shared/observation-log.ts';
import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import {
  ALERT_LEVELS,
  type AlertLevel,
  BOARDINGS,
  type Boarding,
  CARES,
  type Care,
  CIRCUMSTANCES,
  type Circumstance,
  CONCERNS,
  type Concern,
  DISCOVERY_ROUTES,
  type DiscoveryRoute,
  GENDERS,
  type Gender,
  OBSERVED_SIGNS,
  type ObservedSign,
} from '#shared/terms.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import briefCss from './case-brief.css?inline';

interface Period {
  fromOn: LocalDate;
  endedOn: LocalDate | null;
}

/**
 * What is laid before a conference about one student, as of the day it is printed. Every list has the newest first.
 * 心理教师手记 have no place in it.
 */
export interface CaseBriefFacts {
  schoolName: string;
  printedOn: LocalDate;
  printedBy: string;
  student: {
    name: string;
    studentNumber: string;
    /** What the number is called. */
    numberWord: string;
    gender: Gender;
    /** Whole years (周岁): 12, or `12 或 13` where the day of birth is not known. */
    age: number | string | null;
    className: string;
    homeroomTeacher: string;
    address: string;
    boarding: Boarding;
    onLeave: boolean;
  };
  /** First contact first. */
  guardians: { name: string; relation: string; phone: string; note: string }[];
  levels: (Period & {
    level: AlertLevel;
    reason: string;
    decidedBy: string;
    discoveryRoute: DiscoveryRoute;
  })[];
  observations: { sign: ObservedSign | null; occurredOn: LocalDate; text: string; source: string }[];
  /** 医院诊断（家长提供）. */
  diagnoses: {
    diagnosedOn: LocalDate;
    hospital: string;
    diagnosis: string;
    providedBy: string;
    providedOn: LocalDate;
  }[];
  concerns: (Period & { concern: Concern; reason: string })[];
  screenings: { occurredOn: LocalDate; scale: string; result: string }[];
  circumstances: (Period & { circumstance: Circumstance; text: string; source: string })[];
  /** Sessions, follow-ups, talks with the student and with guardians, visits. */
  recent: { occurredOn: LocalDate; title: string; text: string }[];
  cares: (Period & { care: Care; reason: string })[];
  /** 情形 that last: why more is asked for than the level alone asks. */
  situations: (Period & { situation: SaidSituation; reason: string })[];
  /** 干预处置情况 of the follow-up table; what the last session said comes next. */
  intervention: string;
  nextSteps: string;
}

/** How much of everything is printed: entries a section, characters an entry. */
export interface BriefFit {
  entries: number;
  characters: number;
}

/** From all that one would want to the little that fits in any case; the first that takes one page is printed. */
export const BRIEF_FITS: readonly BriefFit[] = [
  { entries: 10, characters: 300 },
  { entries: 9, characters: 220 },
  { entries: 8, characters: 170 },
  { entries: 8, characters: 130 },
  { entries: 7, characters: 110 },
  { entries: 7, characters: 90 },
  { entries: 6, characters: 80 },
  { entries: 6, characters: 66 },
  { entries: 5, characters: 56 },
  { entries: 5, characters: 46 },
  { entries: 4, characters: 40 },
  { entries: 4, characters: 32 },
  { entries: 3, characters: 26 },
  { entries: 3, characters: 20 },
  { entries: 3, characters: 16 },
  { entries: 2, characters: 16 },
  { entries: 2, characters: 12 },
  { entries: 1, characters: 12 },
];

export const BRIEF_TITLE = '学生心理状况研判材料';

/** 研判材料: one student on one A4 page (issue: the file). What does not fit is counted, never silently left out. */
export function caseBrief(facts: CaseBriefFacts, fit: BriefFit): PaperDocument {
  const { name, className } = facts.student;
  return paperDocument({
    title: `${BRIEF_TITLE} ${name}`,
    runningLabel: `${BRIEF_TITLE}　${name}　${className}`,
    foot: { fromBottom: 7, side: 17 },
    css: briefCss,
    sheet: <CaseBrief facts={facts} fit={fit} />,
  });
}

function CaseBrief({ facts, fit }: { facts: CaseBriefFacts; fit: BriefFit }) {
  const sections = sectionsOf(facts);
  const isCut = sections.some(({ entries }) =>
    entries.some(({ text }) => shortened(text, fit) !== plain(text)),
  );
  return (
    <article>
      <h1>{BRIEF_TITLE}</h1>
      <div className="printed">
        <span className="internal">内部资料　注意保密</span>
        <span>{facts.schoolName}</span>
        <span>
          {writtenDate(facts.printedOn)}　{facts.printedBy}打印
        </span>
      </div>
      <Particulars student={facts.student} />
      <table className="sections">
        <colgroup>
          <col style={{ width: '27mm' }} />
          <col />
        </colgroup>
        <tbody>
          {sections.map((section) => (
            <SectionRow key={section.heading} section={section} fit={fit} />
          ))}
        </tbody>
      </table>
      {isCut && <p className="cut">带“…”的内容已缩短，全文见学生档案。</p>}
    </article>
  );
}

function Particulars({ student }: { student: CaseBriefFacts['student'] }) {
  const { address, boarding } = student;
  const living = [address, boarding === 'unknown' ? '' : BOARDINGS[boarding]].filter(Boolean).join('　');
  return (
    <table className="particulars">
      <colgroup>
        {['15mm', '45mm', '13mm', '13mm', '13mm', '13mm', '15mm'].map((width, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a form do not move
          <col key={column} style={{ width }} />
        ))}
        <col />
      </colgroup>
      <tbody>
        <tr>
          <th>姓名</th>
          <td>{student.name}</td>
          <th>性别</th>
          <td>{student.gender === 'unknown' ? '' : GENDERS[student.gender]}</td>
          <th>年龄</th>
          <td>{student.age}</td>
          <th>{student.numberWord}</th>
          <td>{student.studentNumber}</td>
        </tr>
        <tr>
          <th>班级</th>
          <td>
            {student.className}
            {student.onLeave && '（休学中）'}
          </td>
          <th colSpan={2}>班主任</th>
          <td colSpan={4}>{student.homeroomTeacher}</td>
        </tr>
        {living !== '' && (
          <tr>
            <th>住址</th>
            <td colSpan={7}>{living}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface Entry {
  when: string;
  /** What may never be cut: a level, a sign, a kind. */
  lead: string;
  text: string;
}

interface BriefSection {
  heading: string;
  note?: string;
  entries: Entry[];
  /** Every entry is printed, however little room there is: none of the signs may be missing. */
  isWhole?: boolean;
  /** What is said where there is nothing: not recorded is not the same as not there (rules of the data, 7). */
  none: string;
}

function SectionRow({ section, fit }: { section: BriefSection; fit: BriefFit }) {
  const { heading, note, entries, none, isWhole = false } = section;
  const shown = isWhole ? entries : entries.slice(0, fit.entries);
  const rest = entries.length - shown.length;
  return (
    <tr>
      <th>
        {heading}
        {note && <span className="note">{note}</span>}
      </th>
      <td>
        {shown.map(({ when, lead, text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <div key={place} className="entry">
            {when && <span className="when">{when}</span>}
            <span className="what">{said(lead, shortened(text, fit))}</span>
          </div>
        ))}
        {rest > 0 && <div className="rest">其余 {rest} 条见档案</div>}
        {entries.length === 0 && none}
      </td>
    </tr>
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shortened(text: string, { characters }: BriefFit): string {
  const written = Array.from(plain(text));
  return written.length <= characters ? written.join('') : `${written.slice(0, characters - 1).join('')}…`;
}

const span = ({ fromOn, endedOn }: Period) =>
  endedOn === null ? `${writtenDate(fromOn)}至今` : `${writtenDate(fromOn)}至${writtenDate(endedOn)}`;

/** Parts of a sentence that are there, one after the other. */
const said = (...parts: string[]) =>
  parts
    .filter(Boolean)
    // A sentence that goes on does not stop first.
    .map((part, place, all) => (place < all.length - 1 ? part.replace(/[。；]$/, '') : part))
    .join('；');

function sectionsOf(facts: CaseBriefFacts): BriefSection[] {
  return [
    {
      heading: '监护人',
      entries: facts.guardians.map(({ name, relation, phone, note }) => ({
        when: '',
        lead: `${name}${relation && `（${relation}）`}${phone && ` ${writtenPhone(phone)}`}`,
        text: note,
      })),
      none: '未登记',
    },
    {
      heading: '家庭情况',
      entries: facts.circumstances.map(({ circumstance, text, source, ...period }) => ({
        when: span(period),
        lead: CIRCUMSTANCES[circumstance],
        text: said(text, `来源：${source}`),
      })),
      none: '未登记',
    },
    {
      heading: '预警等级经过',
      note: '学校评估',
      entries: facts.levels.map(({ level, reason, decidedBy, discoveryRoute, ...period }) => ({
        when: span(period),
        lead: ALERT_LEVELS[level],
        text: said(reason, `${DISCOVERY_ROUTES[discoveryRoute]}发现，${decidedBy}评定`),
      })),
      none: '未列入过预警库',
    },
    { heading: '警示信号', entries: signsIn(facts, true), isWhole: true, none: '无记录' },
    { heading: '高危因素', entries: signsIn(facts, false), isWhole: true, none: '无记录' },
    {
      heading: '重点类型',
      note: '学校评估',
      entries: facts.concerns.map(({ concern, reason, ...period }) => ({
        when: span(period),
        lead: CONCERNS[concern],
        text: reason,
      })),
      none: '未登记',
    },
    {
      heading: '普查与筛查',
      note: '筛查，非诊断',
      entries: facts.screenings.map(({ occurredOn, scale, result }) => ({
        when: writtenDate(occurredOn),
        lead: '',
        text: said(scale, result),
      })),
      none: '无记录',
    },
    {
      heading: '医院诊断',
      note: '家长提供',
      entries: facts.diagnoses.map(({ diagnosedOn, hospital, diagnosis, providedBy, providedOn }) => ({
        when: writtenDate(diagnosedOn),
        lead: '',
        text: said(hospital, diagnosis, `${providedBy}于${writtenDate(providedOn)}提供`),
      })),
      none: '家长未提供',
    },
    {
      heading: '最近的辅导与跟踪',
      entries: facts.recent.map(({ occurredOn, title, text }) => ({
        when: writtenDate(occurredOn),
        lead: '',
        text: said(title, text),
      })),
      none: '无记录',
    },
    { heading: '目前措施', entries: measuresIn(facts), none: '未登记' },
  ];
}

/** Each sign once, with its latest observation and how often it was observed. */
function signsIn({ observations }: CaseBriefFacts, areSignals: boolean): Entry[] {
  const bySign = Map.groupBy(
    observations.filter(hasSign).filter((seen) => isSignal(seen) === areSignals),
    ({ sign }) => sign,
  );
  return [...bySign.values()].flatMap(([latest, ...earlier]) =>
    latest
      ? [
          {
            when: writtenDate(latest.occurredOn),
            lead: `${OBSERVED_SIGNS[latest.sign]}${earlier.length > 0 ? `（共 ${earlier.length + 1} 次）` : ''}`,
            text: said(latest.text, `来源：${latest.source}`),
          },
        ]
      : [],
  );
}

function measuresIn({ cares, situations, intervention, nextSteps }: CaseBriefFacts): Entry[] {
  return [
    ...cares.map(({ care, reason, ...period }) => ({ when: span(period), lead: CARES[care], text: reason })),
    ...situations.map(({ situation, reason, ...period }) => ({
      when: span(period),
      lead: SAID_SITUATIONS[situation],
      text: reason,
    })),
    ...(intervention.trim() ? [{ when: '', lead: '', text: intervention }] : []),
    ...(nextSteps.trim() ? [{ when: '', lead: '下一步', text: nextSteps }] : []),
  ];
}

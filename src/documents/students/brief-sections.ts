import { SAID_SITUATIONS, type SaidSituation } from '#shared/contact-rules.ts';
import { hasSign, isSignal } from '#shared/observation-log.ts';
import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import {
  ALERT_LEVELS,
  type AlertLevel,
  type Boarding,
  CARES,
  type Care,
  CIRCUMSTANCES,
  type Circumstance,
  CONCERNS,
  type Concern,
  DISCOVERY_ROUTES,
  type DiscoveryRoute,
  type Gender,
  OBSERVED_SIGNS,
  type ObservedSign,
} from '#shared/terms.ts';

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

/** A line of a section. */
export interface Entry {
  when: string;
  /** What may never be cut: a level, a sign, a kind. */
  lead: string;
  text: string;
}

export interface BriefSection {
  heading: string;
  note?: string;
  entries: Entry[];
  /** Every entry is printed, however little room there is: none of the signs may be missing. */
  isWhole?: boolean;
  /** What is said where there is nothing: not recorded is not the same as not there (rules of the data, 7). */
  none: string;
}

const span = ({ fromOn, endedOn }: Period) =>
  endedOn === null ? `${writtenDate(fromOn)}至今` : `${writtenDate(fromOn)}至${writtenDate(endedOn)}`;

/** Parts of a sentence that are there, one after the other. */
export const said = (...parts: string[]) =>
  parts
    .filter(Boolean)
    // A sentence that goes on does not stop first.
    .map((part, place, all) => (place < all.length - 1 ? part.replace(/[。；]$/, '') : part))
    .join('；');

/** What the file of a student says, by what it is about, in the order in which one reads it. */
export function sectionsOf(facts: CaseBriefFacts) {
  return {
    guardians: {
      heading: '监护人',
      entries: facts.guardians.map(({ name, relation, phone, note }) => ({
        when: '',
        lead: `${name}${relation && `（${relation}）`}${phone && ` ${writtenPhone(phone)}`}`,
        text: note,
      })),
      none: '未登记',
    },
    family: {
      heading: '家庭情况',
      entries: facts.circumstances.map(({ circumstance, text, source, ...period }) => ({
        when: span(period),
        lead: CIRCUMSTANCES[circumstance],
        text: said(text, `来源：${source}`),
      })),
      none: '未登记',
    },
    levels: {
      heading: '预警等级经过',
      note: '学校评估',
      entries: facts.levels.map(({ level, reason, decidedBy, discoveryRoute, ...period }) => ({
        when: span(period),
        lead: ALERT_LEVELS[level],
        text: said(reason, `${DISCOVERY_ROUTES[discoveryRoute]}发现，${decidedBy}评定`),
      })),
      none: '未列入过预警库',
    },
    signals: { heading: '警示信号', entries: signsIn(facts, true), isWhole: true, none: '无记录' },
    factors: { heading: '高危因素', entries: signsIn(facts, false), isWhole: true, none: '无记录' },
    concerns: {
      heading: '重点类型',
      note: '学校评估',
      entries: facts.concerns.map(({ concern, reason, ...period }) => ({
        when: span(period),
        lead: CONCERNS[concern],
        text: reason,
      })),
      none: '未登记',
    },
    screenings: {
      heading: '普查与筛查',
      note: '筛查，非诊断',
      entries: facts.screenings.map(({ occurredOn, scale, result }) => ({
        when: writtenDate(occurredOn),
        lead: '',
        text: said(scale, result),
      })),
      none: '无记录',
    },
    diagnoses: {
      heading: '医院诊断',
      note: '家长提供',
      entries: facts.diagnoses.map(({ diagnosedOn, hospital, diagnosis, providedBy, providedOn }) => ({
        when: writtenDate(diagnosedOn),
        lead: '',
        text: said(hospital, diagnosis, `${providedBy}于${writtenDate(providedOn)}提供`),
      })),
      none: '家长未提供',
    },
    recent: {
      heading: '最近的辅导与跟踪',
      entries: facts.recent.map(({ occurredOn, title, text }) => ({
        when: writtenDate(occurredOn),
        lead: '',
        text: said(title, text),
      })),
      none: '无记录',
    },
    measures: { heading: '目前措施', entries: measuresIn(facts), none: '未登记' },
  } as const satisfies Readonly<Record<string, BriefSection>>;
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

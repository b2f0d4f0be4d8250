import { type ResponseLevel, reaches, type SpotStep } from './incident-terms.ts';

/** How somebody is told. */
export type LegChannel = 'phone' | 'inPerson' | 'paper';
export const LEG_CHANNELS = {
  phone: '电话',
  inPerson: '当面',
  paper: '书面',
} as const satisfies Readonly<Record<LegChannel, string>>;

/** Somebody whom the school has to tell of an event: how, within what, from which level on. */
export interface ReportRoute {
  toWhom: string;
  /** Empty where it is not known, or another one for each child. */
  phone: string;
  channel: LegChannel;
  /** Minutes from 得知. */
  within: number;
  fromLevel: Exclude<ResponseLevel, 'first'>;
  /** The step on the spot that does it. */
  step: SpotStep | null;
  /** Which paper asks for it. */
  basis: string;
}

const HOUR = 60;
const DAY = 24 * HOUR;
/** 立即: the papers name no minutes. */
export const AT_ONCE = 30;
const MECHANISM = '小学生心理危机干预机制';
const SUPPORT = '心理危机干预方案';
const GUIDE = '干预工作指南';
const DOUBLE_REPORT = '双报告';
const SUGGESTED = '心港建议，学校可改';

/** As the papers ask for it (policy P3, E3, B11, J10), until the school has a list of its own. */
export const REPORT_ROUTES: readonly ReportRoute[] = [
  {
    toWhom: '监护人',
    phone: '',
    channel: 'phone',
    within: AT_ONCE,
    fromLevel: 'second',
    step: 'calledGuardian',
    basis: GUIDE,
  },
  {
    toWhom: '学校领导',
    phone: '',
    channel: 'phone',
    within: AT_ONCE,
    fromLevel: 'second',
    step: 'calledLeader',
    basis: GUIDE,
  },
  {
    toWhom: '心理辅导室',
    phone: '',
    channel: 'phone',
    within: AT_ONCE,
    fromLevel: 'second',
    step: null,
    basis: MECHANISM,
  },
  {
    toWhom: '上级教育主管部门',
    phone: '',
    channel: 'phone',
    within: AT_ONCE,
    fromLevel: 'third',
    step: null,
    basis: DOUBLE_REPORT,
  },
  {
    toWhom: '区（县）心理中心',
    phone: '',
    channel: 'phone',
    within: AT_ONCE,
    fromLevel: 'third',
    step: null,
    basis: DOUBLE_REPORT,
  },
  {
    toWhom: '心理辅导室',
    phone: '',
    channel: 'paper',
    within: DAY,
    fromLevel: 'second',
    step: null,
    basis: MECHANISM,
  },
  {
    toWhom: '学校领导',
    phone: '',
    channel: 'paper',
    within: DAY,
    fromLevel: 'second',
    step: null,
    basis: SUPPORT,
  },
  {
    toWhom: '监护人（告知情况，商定转介）',
    phone: '',
    channel: 'inPerson',
    within: DAY,
    fromLevel: 'second',
    step: null,
    basis: SUPPORT,
  },
  {
    toWhom: '上级教育主管部门',
    phone: '',
    channel: 'paper',
    within: DAY,
    fromLevel: 'third',
    step: null,
    basis: SUGGESTED,
  },
];

/** The routes that an event of the level goes. */
export const routesFor = (level: ResponseLevel, routes: readonly ReportRoute[]): ReportRoute[] =>
  routes.filter(({ fromLevel }) => reaches(level, fromLevel));

/** A 报告环节 as far as its rule of time looks at it. Instants are UTC milliseconds. */
export interface LegInTime {
  /** 得知, or when the level rose so far that it is asked for. */
  countsFrom: number;
  within: number;
  doneAt: number | null;
  /** The school has said why it is not needed. */
  waived: boolean;
}

const MINUTE_MS = 60_000;

/** Until when it is in time. The clock runs on weekends and in holidays too (policy P3). */
export const legDueAt = ({ countsFrom, within }: Pick<LegInTime, 'countsFrom' | 'within'>): number =>
  countsFrom + within * MINUTE_MS;

export type LegStanding = 'done' | 'doneLate' | 'waived' | 'open' | 'pressing' | 'late';

/** In its last quarter, and ten minutes at least, a leg is shown as one that runs out. */
const LAST_MINUTES = 10;

/** How it stands: it presses before it is late. */
export function legStanding(leg: LegInTime, now: number): LegStanding {
  const dueAt = legDueAt(leg);
  if (leg.doneAt !== null) return leg.doneAt <= dueAt ? 'done' : 'doneLate';
  if (leg.waived) return 'waived';
  if (now > dueAt) return 'late';
  const pressing = Math.max(leg.within / 4, LAST_MINUTES) * MINUTE_MS;
  return dueAt - now <= pressing ? 'pressing' : 'open';
}

/** Somebody still has to be told. */
export const isOwed = ({ doneAt, waived }: Pick<LegInTime, 'doneAt' | 'waived'>): boolean =>
  doneAt === null && !waived;

/** 立即（30 分钟内）, 24 小时内. */
export function writtenWithin(minutes: number): string {
  if (minutes < HOUR) return `立即（${minutes} 分钟内）`;
  return minutes % HOUR === 0 ? `${minutes / HOUR} 小时内` : `${minutes} 分钟内`;
}

/** 还有 3 小时, 已过 20 分钟. */
export function writtenLeft(dueAt: number, now: number): string {
  const minutes = Math.round(Math.abs(dueAt - now) / MINUTE_MS);
  const [days, hours] = [Math.floor(minutes / DAY), Math.floor((minutes % DAY) / HOUR)];
  const span = days > 0 ? `${days} 天` : hours > 0 ? `${hours} 小时` : `${minutes} 分钟`;
  const rest =
    days > 0 && hours > 0
      ? ` ${hours} 小时`
      : days === 0 && hours > 0 && minutes % HOUR > 0
        ? ` ${minutes % HOUR} 分钟`
        : '';
  return `${now > dueAt ? '已过' : '还有'} ${span}${rest}`;
}

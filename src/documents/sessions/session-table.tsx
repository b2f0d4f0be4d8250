import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  RISK_ANSWERS,
  type RiskAnswer,
  SESSION_KINDS,
  SESSION_ROUTES,
  type SessionKind,
  type SessionRoute,
} from '#shared/terms.ts';
import { PersonName } from '../frame/person-name.tsx';
import {
  Account,
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** A session as it is printed: for the room itself, without process notes (papers.md). */
export interface SessionFacts {
  schoolName: string;
  /** What the students' number is called. */
  numberWord: string;
  number: string;
  kind: SessionKind;
  occurredOn: LocalDate;
  /** `HH:mm`, or empty. */
  startsAt: string;
  minutes: number | null;
  place: string;
  route: SessionRoute | null;
  problems: readonly string[];
  topic: string;
  content: string;
  risk: RiskAnswer;
  assessment: string;
  measures: string;
  nextSteps: string;
  nextOn: LocalDate | null;
  nextAt: string;
  effect: string;
  /** As on the day of the session; `came` of a group. */
  students: readonly (PrintedStudent & { came: boolean })[];
  /** Null while nobody has signed. */
  signed: { by: string; on: LocalDate } | null;
  /** Null unless it was voided. */
  voided: { reason: string; by: string; on: LocalDate } | null;
  addenda: readonly { text: string; by: string; on: LocalDate }[];
}

/** What the paper of a session is called. */
export const SESSION_TITLES = {
  individual: '个别辅导记录表',
  group: '团体辅导记录表',
} as const satisfies Readonly<Record<SessionKind, string>>;

/** 个别辅导记录表 or 团体辅导记录表, with its addenda beneath it. */
export function sessionTable(facts: SessionFacts): PaperDocument {
  const { kind, number, schoolName, signed, voided } = facts;
  return recordTable({
    title: SESSION_TITLES[kind],
    of: number,
    schoolName,
    number,
    audience: 'room',
    children: (
      <>
        {voided && (
          <p className="voided">
            <strong>作废</strong>本记录已由{voided.by}于{writtenDate(voided.on)}作废：{voided.reason}
          </p>
        )}
        <Particulars rows={particularsOf(facts)} />
        {kind === 'group' && <Members facts={facts} />}
        <Account rows={accountOf(facts)} />
        <Signatures of={[['心理教师', signed?.by ?? '']]} on={signed?.on ?? null} />
        {!signed && <p>本记录尚未签字锁定。</p>}
      </>
    ),
  });
}

function particularsOf(facts: SessionFacts): Parameters<typeof Particulars>[0]['rows'] {
  const { kind, students, route } = facts;
  const [student] = students;
  return [
    ...(kind === 'individual' && student ? studentRows(student, facts.numberWord) : []),
    [
      ['辅导时间', <When key="when" on={facts.occurredOn} hours={writtenSpan(facts)} />],
      ['辅导地点', facts.place],
    ],
    [
      ['辅导形式', SESSION_KINDS[kind]],
      ['来访途径', route ? SESSION_ROUTES[route] : ''],
    ],
    [['来访问题', facts.problems.join('、')]],
    [['主题', facts.topic]],
  ];
}

/** From when to when, as far as it was noted: 14:30—15:15（45 分钟）. */
export function writtenSpan({ startsAt, minutes }: Pick<SessionFacts, 'startsAt' | 'minutes'>): string {
  if (startsAt === '') return minutes === null ? '' : `${minutes} 分钟`;
  if (minutes === null) return startsAt;
  const [hours = 0, past = 0] = startsAt.split(':').map(Number);
  const end = (hours * 60 + past + minutes) % (24 * 60);
  const two = (figure: number) => `${figure}`.padStart(2, '0');
  return `${startsAt}—${two(Math.floor(end / 60))}:${two(end % 60)}`;
}

function Members({ facts }: { facts: SessionFacts }) {
  return (
    <table className="members">
      <colgroup>
        <col style={{ width: '12mm' }} />
        <col />
        <col />
        <col style={{ width: '22mm' }} />
        <col style={{ width: '34mm' }} />
      </colgroup>
      <thead>
        <tr>
          <th>序号</th>
          <th>姓名</th>
          <th>班级</th>
          <th>到场</th>
          <th>签到</th>
        </tr>
      </thead>
      <tbody>
        {facts.students.map(({ name, className, came }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <tr key={index}>
            <td>{index + 1}</td>
            <td>
              <PersonName name={name} />
            </td>
            <td>{className}</td>
            <td>{came ? '到' : '缺席'}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function accountOf(facts: SessionFacts): [string, string][] {
  const { nextOn, nextAt, nextSteps } = facts;
  const appointment = nextOn ? `下次预约：${writtenDate(nextOn)}${nextAt && ` ${nextAt}`}` : '';
  const rows: [string, string][] = [
    [facts.kind === 'group' ? '活动过程' : '辅导内容', facts.content],
    ['询问自杀风险', RISK_ANSWERS[facts.risk]],
    ['评估', facts.assessment],
    ['处置措施', facts.measures],
    ['后续安排', [nextSteps, appointment].filter(Boolean).join('\n')],
    ['辅导效果', facts.effect],
    ['补记', facts.addenda.map(({ text, by, on }) => `${writtenDate(on)}　${by}：${text}`).join('\n')],
  ];
  return rows.filter(([heading, text]) => text !== '' || !['补记', '辅导效果'].includes(heading));
}

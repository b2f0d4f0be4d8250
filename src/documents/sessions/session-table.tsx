import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  RISK_ANSWERS,
  type RiskAnswer,
  SESSION_KINDS,
  SESSION_ROUTES,
  type SessionKind,
  type SessionRoute,
} from '#shared/terms.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import sessionCss from './session-table.css?inline';

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
  students: readonly {
    name: string;
    gender: string;
    className: string;
    studentNumber: string;
    came: boolean;
  }[];
  /** Null while nobody has signed. */
  signed: { by: string; on: LocalDate } | null;
  addenda: readonly { text: string; by: string; on: LocalDate }[];
}

/** What the paper of a session is called. */
export const SESSION_TITLES = {
  individual: '个别辅导记录表',
  group: '团体辅导记录表',
} as const satisfies Readonly<Record<SessionKind, string>>;

/** 个别辅导记录表 or 团体辅导记录表, with its addenda beneath it. */
export function sessionTable(facts: SessionFacts): PaperDocument {
  const title = SESSION_TITLES[facts.kind];
  return paperDocument({
    title: `${title} ${facts.number}`,
    runningLabel: `内部资料　${title}　${facts.number}`,
    foot: { fromBottom: 9, side: 20 },
    css: sessionCss,
    sheet: <SessionTable title={title} facts={facts} />,
  });
}

function SessionTable({ title, facts }: { title: string; facts: SessionFacts }) {
  const { signed } = facts;
  return (
    <article>
      <h1>{title}</h1>
      <div className="head">
        <span>{facts.schoolName}</span>
        <span>编号 {facts.number}</span>
        <strong>内部资料　注意保密</strong>
      </div>
      <Particulars facts={facts} />
      {facts.kind === 'group' && <Members facts={facts} />}
      <Account facts={facts} />
      <div className="signature">
        <span>心理教师：{signed ? signed.by : '＿＿＿＿＿＿'}</span>
        <span>{signed ? writtenDate(signed.on) : '　　　年　　月　　日'}</span>
      </div>
      {!signed && <p>本记录尚未签字锁定。</p>}
    </article>
  );
}

function Particulars({ facts }: { facts: SessionFacts }) {
  const { kind, students, occurredOn, route, problems } = facts;
  const [student] = students;
  return (
    <table>
      <colgroup>
        <col style={{ width: '28mm' }} />
        <col />
        <col style={{ width: '28mm' }} />
        <col />
      </colgroup>
      <tbody>
        {kind === 'individual' && student && (
          <>
            <tr>
              <th>姓名</th>
              <td>{student.name}</td>
              <th>性别</th>
              <td>{student.gender}</td>
            </tr>
            <tr>
              <th>班级</th>
              <td>{student.className}</td>
              <th>{facts.numberWord}</th>
              <td>{student.studentNumber}</td>
            </tr>
          </>
        )}
        <tr>
          <th>辅导时间</th>
          <td>
            <span className="unbroken">{writtenDate(occurredOn)}</span>{' '}
            <span className="unbroken">{writtenSpan(facts)}</span>
          </td>
          <th>辅导地点</th>
          <td>{facts.place}</td>
        </tr>
        <tr>
          <th>辅导形式</th>
          <td>{SESSION_KINDS[kind]}</td>
          <th>来访途径</th>
          <td>{route ? SESSION_ROUTES[route] : ''}</td>
        </tr>
        <tr>
          <th>来访问题</th>
          <td className="left" colSpan={3}>
            {problems.join('、')}
          </td>
        </tr>
        <tr>
          <th>主题</th>
          <td className="left" colSpan={3}>
            {facts.topic}
          </td>
        </tr>
      </tbody>
    </table>
  );
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
            <td>{name}</td>
            <td>{className}</td>
            <td>{came ? '到' : '缺席'}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Account({ facts }: { facts: SessionFacts }) {
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
  return (
    <table>
      <colgroup>
        <col style={{ width: '28mm' }} />
        <col />
      </colgroup>
      <tbody>
        {rows
          .filter(([heading, text]) => text !== '' || !['补记', '辅导效果'].includes(heading))
          .map(([heading, text]) => (
            <tr key={heading}>
              <th>{heading}</th>
              <td className="text">{text}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

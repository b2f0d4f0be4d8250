import {
  CAUSE_OPEN,
  INCIDENT_KINDS,
  type IncidentKind,
  KIND_OPEN,
  RESPONSE_LEVELS,
  type ReportStage,
  type ResponseLevel,
  writtenStage,
} from '#shared/incident-terms.ts';
import { LEG_CHANNELS, type LegChannel } from '#shared/report-legs.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { GENDERS, type Gender } from '#shared/terms.ts';
import { PersonName } from '../frame/person-name.tsx';
import { Account, Particulars, recordTable, Signatures, When } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import reportCss from './incident-report.css?inline';

/** A day, and a time where it is known. */
interface Moment {
  on: LocalDate | null;
  /** `HH:mm`, or empty. */
  at: string;
}

/** An event as a superior reads of it: of the students, the 当事人 alone are named (papers.md). */
export interface IncidentReportFacts {
  schoolName: string;
  number: string;
  stage: ReportStage;
  nth: number;
  /** Null for one that was not issued. */
  issued: { on: LocalDate; at: string } | null;
  to: string;
  kind: IncidentKind | null;
  level: ResponseLevel;
  state: string;
  happened: Moment;
  found: Moment;
  learned: Moment;
  place: string;
  subjects: readonly { name: string; gender: Gender; className: string; age: string }[];
  /** Who else is concerned, by how they are: 目击者 3 人. */
  affected: string;
  others: string;
  /** What happened, line by line. */
  course: readonly { on: LocalDate; at: string; text: string }[];
  cause: string;
  judgement: string;
  measures: string;
  helpNeeded: string;
  /** Of the last report: what the school learns of it. */
  lessons: string;
  legs: readonly { toWhom: string; channel: LegChannel; done: Moment; receivedBy: string }[];
  writer: string;
  phone: string;
}

/** 危机事件报告: 快报, 续报 or 终报. */
export function incidentReport(facts: IncidentReportFacts): PaperDocument {
  const { stage, nth, number, issued, happened, found, learned } = facts;
  const word = writtenStage(stage, nth);
  const rows: [heading: string, text: string][] = [
    ['经过', facts.course.map(({ on, at, text }) => `${writtenDate(on)} ${at}　${text}`).join('\n')],
    ['原因', facts.cause || CAUSE_OPEN],
    ['性质初步判断', facts.judgement],
    ['已采取的措施', facts.measures],
    ['需要协助', facts.helpNeeded || '暂无'],
    ['举一反三', facts.lessons],
  ];
  return recordTable({
    title: `危机事件报告（${stage === 'further' ? word : writtenStage(stage, 1)}）`,
    of: number,
    schoolName: facts.schoolName,
    number,
    audience: 'superior',
    css: reportCss,
    children: (
      <>
        {!issued && <p className="draft">草稿，尚未报出。</p>}
        <Particulars
          rows={[
            [['报送', facts.to]],
            [
              ['事件类型', facts.kind ? INCIDENT_KINDS[facts.kind] : KIND_OPEN],
              ['预警级别', RESPONSE_LEVELS[facts.level]],
            ],
            [
              ['发生时间', <Known key="happened" {...happened} />],
              ['发现时间', <Known key="found" {...found} />],
            ],
            [
              ['学校得知', <Known key="learned" {...learned} />],
              ['报告时间', issued ? <When key="issued" on={issued.on} hours={issued.at} /> : ''],
            ],
            [
              ['地点', facts.place || '待查'],
              ['目前状态', facts.state],
            ],
          ]}
        />
        <Subjects of={facts.subjects} />
        <Particulars
          rows={[
            ...(facts.affected ? [[['受影响的学生', facts.affected]] as const] : []),
            ...(facts.others ? [[['其他相关人员', facts.others]] as const] : []),
          ]}
        />
        <Account rows={rows.filter(([, text]) => text !== '')} />
        <Legs of={facts.legs} />
        <Signatures
          of={[
            ['报告人', facts.writer],
            ['联系电话', facts.phone],
            ['校长（盖章）', ''],
          ]}
          on={issued?.on ?? null}
        />
      </>
    ),
  });
}

function Known({ on, at }: Moment) {
  return on ? <When on={on} hours={at} /> : '待查';
}

function Subjects({ of }: { of: IncidentReportFacts['subjects'] }) {
  return (
    <table className="subjects">
      <colgroup>
        {['28mm', '', '18mm', '24mm', '44mm'].map((width, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a form do not move
          <col key={column} {...(width && { style: { width } })} />
        ))}
      </colgroup>
      <tbody>
        {of.length === 0 && (
          <tr>
            <th>当事人</th>
            <td colSpan={4}>待查</td>
          </tr>
        )}
        {of.map(({ name, gender, age, className }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <tr key={index}>
            {index === 0 && <th rowSpan={of.length}>当事人</th>}
            <td>
              <PersonName name={name} />
            </td>
            <td>{gender === 'unknown' ? '' : GENDERS[gender]}</td>
            <td>{age}</td>
            <td>{className}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Legs({ of }: { of: IncidentReportFacts['legs'] }) {
  if (of.length === 0) return null;
  return (
    <table className="legs list">
      <colgroup>
        <col />
        <col style={{ width: '16mm' }} />
        <col style={{ width: '44mm' }} />
        <col style={{ width: '34mm' }} />
      </colgroup>
      <thead>
        <tr>
          <th>已报告</th>
          <th>方式</th>
          <th>时间</th>
          <th>接报人</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ toWhom, channel, done, receivedBy }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <tr key={index}>
            <td>{toWhom}</td>
            <td>{LEG_CHANNELS[channel]}</td>
            <td>
              <Known {...done} />
            </td>
            <td>{receivedBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { CONCLUSIONS, type Conclusion } from '#shared/conference-kinds.ts';
import { type Criterion, writtenCriterion } from '#shared/crisis-criteria.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { PersonName } from '../frame/person-name.tsx';
import { Account } from '../frame/record-table.tsx';

/** What was said and decided about one student, as it is printed. */
export interface SaidOfStudent {
  facts: string;
  opinions: readonly { member: string; opinion: string }[];
  dissent: string;
  conclusion: Conclusion | null;
  criterion: Criterion | null;
  advice: string;
  measures: readonly PrintedMeasure[];
}

/** What is to be done, and whether it is. */
export interface PrintedMeasure {
  what: string;
  responsible: string;
  dueOn: LocalDate | null;
  doneOn: LocalDate | null;
  outcome: string;
}

/** A conference that does not hold says so before anything else is read. */
export interface HowItStands {
  /** Null while it is a draft. */
  finalised: { by: string; on: LocalDate } | null;
  voided: { reason: string; by: string; on: LocalDate } | null;
}

export function Standing({ finalised, voided }: HowItStands) {
  if (voided) {
    return (
      <p className="voided">
        <strong>作废</strong>本次会商已由{voided.by}于{writtenDate(voided.on)}作废：{voided.reason}
      </p>
    );
  }
  return finalised ? null : <p className="draft">草稿，尚未定稿。</p>;
}

/** The passages about one student; of a draft, which is laid out before the conference, with room for a pen. */
export function Passages({ said, isDraft }: { said: SaidOfStudent; isDraft: boolean }) {
  const { facts, opinions, dissent, conclusion, criterion, advice } = said;
  const rows: [heading: string, text: string][] = [
    ['情况', facts],
    ['成员意见', opinions.map(({ member, opinion }) => `${member}：${opinion}`).join('\n')],
    ['不同意见', dissent || (isDraft ? '' : '无')],
    ['等级结论', conclusion === null && isDraft ? '' : writtenConclusion(conclusion)],
    ['依据', writtenCriterion(criterion)],
    ['建议', advice],
  ];
  return <Account toFill={isDraft} rows={isDraft ? rows : rows.filter(([, text]) => text !== '')} />;
}

export const writtenConclusion = (conclusion: Conclusion | null): string =>
  conclusion === null ? '未定' : CONCLUSIONS[conclusion];

/** Who does what until when; what is not done yet leaves room for a pen. */
export function Measures({ of, word = '措施' }: { of: readonly PrintedMeasure[]; word?: string }) {
  if (of.length === 0) return null;
  return (
    <table className="measures">
      <colgroup>
        <col style={{ width: '10mm' }} />
        <col />
        <col style={{ width: '22mm' }} />
        <col style={{ width: '35mm' }} />
        <col style={{ width: '40mm' }} />
      </colgroup>
      <thead>
        <tr>
          <th>序</th>
          <th>{word}</th>
          <th>责任人</th>
          <th>期限</th>
          <th>完成情况</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ what, responsible, dueOn, doneOn, outcome }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <tr key={index}>
            <td>{index + 1}</td>
            <td className="what">{what}</td>
            <td>
              <PersonName name={responsible} />
            </td>
            <td className="unbroken">{dueOn && writtenDate(dueOn)}</td>
            <td className="what">{doneOn && `${writtenDate(doneOn)}完成${outcome && `：${outcome}`}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SignInProps {
  attendees: readonly { name: string; role: string }[];
}

/** 签到: two to a line, with a line for whoever came besides. */
export function SignIn({ attendees }: SignInProps) {
  const cells = [...attendees, NOBODY, NOBODY];
  const lines = Array.from({ length: Math.ceil(cells.length / 2) }, (_, line) =>
    cells.slice(line * 2, line * 2 + 2),
  );
  return (
    <table className="signIn">
      <colgroup>
        {['27mm', '23mm', '', '27mm', '23mm', ''].map((width, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a form do not move
          <col key={column} {...(width && { style: { width } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {['姓名', '身份', '签到', '姓名', '身份', '签到'].map((heading, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a form do not move
            <th key={column}>{heading}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <tr key={index}>
            <Signing of={line[0]} />
            <Signing of={line[1]} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Signing({ of: { name, role } = NOBODY }: { of: SignInProps['attendees'][number] | undefined }) {
  return (
    <>
      <td>
        <PersonName name={name} />
      </td>
      <td>{role}</td>
      <td />
    </>
  );
}

const NOBODY = { name: '', role: '' };

import type { ReactNode } from 'react';
import type { Audience } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { codesOf, GENDERS, type Gender } from '#shared/terms.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import { PersonName } from './person-name.tsx';
import recordCss from './record-table.css?inline';

/** What the head of a paper says of who may read it (papers.md). */
const MARKS = {
  room: '内部资料　注意保密',
  teacher: '注意保密',
  guardian: '注意保密',
  superior: '上报资料',
} as const satisfies Readonly<Record<Audience, string>>;

interface RecordTableFrame {
  /** What the paper is called, such as 家访记录表. */
  title: string;
  /** What tells it from others of its name, such as its number, or whose it is and of which day. */
  of: string;
  schoolName: string;
  /** Empty where papers of the kind have none. */
  number?: string;
  audience: Audience;
  /** What the paper's own parts need, laid after the style of the frame. */
  css?: string;
  children: ReactNode;
}

/** The one frame of a record on paper: its name, the school, who may read it; under it the tables and the signatures. */
export function recordTable(frame: RecordTableFrame): PaperDocument {
  const { title, of, schoolName, number = '', audience, css = '', children } = frame;
  const label = audience === 'room' ? `内部资料　${title}　${of}` : `${title}　${of}`;
  return paperDocument({
    title: `${title} ${of}`,
    runningLabel: label,
    foot: { fromBottom: 9, side: 20 },
    css: recordCss + css,
    sheet: (
      <article>
        <h1>{title}</h1>
        <div className="head">
          <span>{schoolName}</span>
          {number && <span>编号 {number}</span>}
          <strong>{MARKS[audience]}</strong>
        </div>
        {children}
      </article>
    ),
  });
}

type Particular = readonly [heading: string, value: ReactNode];

/** A student as a record names one, as on the day of the record. */
export interface PrintedStudent {
  name: string;
  gender: Gender;
  className: string;
  studentNumber: string;
}

/** Whose record it is. `numberWord`: what the school calls its students' number. */
export function studentRows(
  { name, gender, className, studentNumber }: PrintedStudent,
  numberWord: string,
): readonly (readonly Particular[])[] {
  return [
    [
      ['姓名', <PersonName key="name" name={name} />],
      ['性别', gender === 'unknown' ? '' : GENDERS[gender]],
    ],
    [
      ['班级', className],
      [numberWord, studentNumber],
    ],
  ];
}

/** Particulars in two columns; a row of one goes right across. */
export function Particulars({ rows }: { rows: readonly (readonly Particular[])[] }) {
  return (
    <table>
      <colgroup>
        <col style={{ width: '28mm' }} />
        <col />
        <col style={{ width: '28mm' }} />
        <col />
      </colgroup>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]?.[0]}>
            {row.flatMap(([heading, value]) => [
              <th key={heading}>{heading}</th>,
              <td key={`${heading}/value`} {...(row.length === 1 ? { className: 'left', colSpan: 3 } : {})}>
                {value}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What happened, one passage under the other. `toFill`: what is empty leaves room for a pen. */
export function Account({
  rows,
  toFill = false,
}: {
  rows: readonly (readonly [heading: string, text: string])[];
  toFill?: boolean;
}) {
  return (
    <table>
      <colgroup>
        <col style={{ width: '28mm' }} />
        <col />
      </colgroup>
      <Edge of="thead" />
      <Edge of="tfoot" />
      <tbody>
        {rows.map(([heading, text]) => (
          <tr key={heading} className={toFill && text === '' ? 'toFill' : undefined}>
            <th>{heading}</th>
            <td className="text">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A line of the frame that every page has which the table comes to. */
function Edge({ of: Group }: { of: 'thead' | 'tfoot' }) {
  return (
    <Group className="edge">
      <tr>
        <td colSpan={2} />
      </tr>
    </Group>
  );
}

/** Who signs, each with the name where it is known already, or a line; the day at the end. */
export function Signatures({
  of,
  on,
}: {
  of: readonly (readonly [as: string, name: string])[];
  on: LocalDate | null;
}) {
  return (
    <div className="signatures">
      {of.map(([as, name]) => (
        <span key={as}>
          {as}：{name || '＿＿＿＿＿＿'}
        </span>
      ))}
      <span>{on ? writtenDate(on) : '　　　年　　月　　日'}</span>
    </div>
  );
}

/** A guardian whom a paper concerns: by name as written, with the phone of the paper's day. */
export interface PrintedSigner {
  name: string;
  phone: string;
  /** Null where that one has not signed yet. */
  signedOn: LocalDate | null;
}

/** Guardians by name, where each of them reads the paper: who live apart need not read the other's phone. */
export const namesOf = (guardians: readonly PrintedSigner[]): string =>
  guardians.map(({ name }) => name).join('、');

/** Guardians in a cell, one under the other, each with the phone. */
export function Guardians({ of }: { of: readonly PrintedSigner[] }) {
  return of.map(({ name, phone }) => (
    <div key={name}>
      {name}
      {phone && (
        <>
          {'　'}
          <span className="unbroken">{phone}</span>
        </>
      )}
    </div>
  ));
}

/** Who signs, each on a line with a day of its own: the guardians first, then whoever signs for the school. */
export function SignatureLines({
  guardians,
  others,
}: {
  guardians: readonly PrintedSigner[];
  others: readonly string[];
}) {
  const lines = [
    ...guardians.map(({ name, signedOn }) => ({ as: `监护人　${name}`, signedOn })),
    ...others.map((as) => ({ as, signedOn: null })),
  ];
  return (
    <div className="signatureLines">
      {lines.map(({ as, signedOn }) => (
        <div key={as}>
          <span>{as}</span>
          <span>签名：{signedOn ? '已签（见签字原件）' : '＿＿＿＿＿＿＿＿'}</span>
          <span>{signedOn ? writtenDate(signedOn) : '　　　年　　月　　日'}</span>
        </div>
      ))}
    </div>
  );
}

/** Every term with a box before it, that of the chosen one ticked: the others can be ticked by hand. */
export function boxes<Code extends string>(
  terms: Readonly<Record<Code, string>>,
  chosen: Code | null,
): string {
  return codesOf(terms)
    .map((code) => `${code === chosen ? '☑' : '☐'}${terms[code]}`)
    .join('　');
}

/** From a day until another: no date is broken over the line. */
export function Days({ from, until }: { from: LocalDate; until: LocalDate }) {
  return (
    <>
      <span className="unbroken">{writtenDate(from)}至</span>
      <span className="unbroken">{writtenDate(until)}</span>
    </>
  );
}

/** A day with what is known of its hours: neither is broken over the line. */
export function When({ on, hours }: { on: LocalDate; hours: string }) {
  return (
    <>
      <span className="unbroken">{writtenDate(on)}</span>
      {hours && (
        <>
          {' '}
          <span className="unbroken">{hours}</span>
        </>
      )}
    </>
  );
}

import { writtenDate } from '#shared/school-calendar.ts';
import { BOARDINGS, GENDERS } from '#shared/terms.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import { type BriefSection, type CaseBriefFacts, said, sectionsOf } from './brief-sections.ts';
import briefCss from './case-brief.css?inline';

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
  const sections: BriefSection[] = Object.values(sectionsOf(facts));
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

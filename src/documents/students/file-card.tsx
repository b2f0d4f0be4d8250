import { PAPERS } from '#shared/papers.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { BOARDINGS } from '#shared/terms.ts';
import { ListTable } from '../frame/list-table.tsx';
import { Account, Particulars, recordTable, Signatures, studentRows } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import { type BriefSection, type CaseBriefFacts, said, sectionsOf } from './brief-sections.ts';
import cardCss from './file-card.css?inline';

/** So many guardians have a line of their own, whether they are known or not. */
const FEWEST_GUARDIANS = 2;

/**
 * 心理健康档案卡 (policy E1): who the child is, the family, growth and health, what screenings and the school said. What
 * the file does not know leaves room for the homeroom teacher's pen.
 */
export function fileCard(facts: CaseBriefFacts & { bornOn: string }): PaperDocument {
  const { student, guardians } = facts;
  const { family, levels, signals, factors, concerns, screenings, diagnoses, measures } = sectionsOf(facts);
  const title = PAPERS['student.card'].word;
  return recordTable({
    title,
    of: student.name,
    schoolName: facts.schoolName,
    audience: 'room',
    css: cardCss,
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, student.numberWord),
            [
              ['出生日期', facts.bornOn],
              ['班主任', student.homeroomTeacher],
            ],
            [
              ['住址', student.address],
              ['住校或走读', student.boarding === 'unknown' ? '' : BOARDINGS[student.boarding]],
            ],
          ]}
        />
        <ListTable heads={[['监护人', '30mm'], ['关系', '26mm'], ['电话', '40mm'], ['备注']]}>
          {guardians.map(({ name, relation, phone, note }) => (
            <tr key={`${name}/${phone}`}>
              <td>{name}</td>
              <td>{relation}</td>
              <td className="unbroken">{writtenPhone(phone)}</td>
              <td className="text">{note}</td>
            </tr>
          ))}
          {Array.from({ length: Math.max(0, FEWEST_GUARDIANS - guardians.length) }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
            <tr key={line} className="toWrite">
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </ListTable>
        <Account
          toFill
          rows={[
            ['家庭情况', told(family)],
            ['成长与健康', told(diagnoses, '医院诊断（家长提供）：')],
            ['普查与筛查（非诊断）', told(screenings)],
            ['预警等级', told(levels)],
            ['信号与因素', [told(signals), told(factors)].filter(Boolean).join('\n')],
            ['重点类型', told(concerns)],
            ['目前措施', told(measures)],
            ['综合评价', ''],
          ]}
        />
        <Signatures of={[['班主任', '']]} on={null} />
      </>
    ),
  });
}

/** A line for each of what a section says; nothing where it says nothing. */
const told = ({ entries }: BriefSection, before = ''): string =>
  entries
    .map(({ when, lead, text }) => `${before}${[when, said(lead, text)].filter(Boolean).join('　')}`)
    .join('\n');

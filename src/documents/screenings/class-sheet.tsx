import type { ClassReply } from '#shared/contract/screenings.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenPhone } from '#shared/school-calendar.ts';
import { FOCUS_GROUPS, FOCUS_SIGNS } from '#shared/screening/batches.ts';
import { ListTable } from '../frame/list-table.tsx';
import { Days, Particulars, recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import screeningsCss from './screenings.css?inline';

export interface ClassSheetFacts extends ClassReply {
  schoolName: string;
  roomPhone: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** So many lines are left for a pen in each group. */
const FEWEST_LINES = 3;

/** 班级排查表: three groups of children of one class, or 无; filled in and signed by the homeroom teacher. */
export function classSheet(facts: ClassSheetFacts): PaperDocument {
  const { className, homeroomTeacher, groups, fromOn, untilOn, repliedOn } = facts;
  return recordTable({
    title: PAPERS['screeningBatch.classSheet'].word,
    of: className,
    schoolName: facts.schoolName,
    audience: 'teacher',
    css: screeningsCss,
    children: (
      <>
        <Particulars
          rows={[
            [
              ['班级', className],
              ['班主任', homeroomTeacher],
            ],
            [
              ['排查时间', <Days key="days" from={fromOn} until={untilOn} />],
              ['交回', facts.roomPhone && `心理辅导室 ${writtenPhone(facts.roomPhone)}`],
            ],
          ]}
        />
        {groups.map(({ focus, isNobody, found }, index) => (
          <section key={focus} className="group">
            <h2>
              {'一二三'[index]}、{FOCUS_GROUPS[focus]}
              <span>{isNobody ? '☑ 无' : '☐ 无'}</span>
            </h2>
            <p className="note">{FOCUS_SIGNS[focus]}。没有这样的学生，请在“无”前打勾，不要空着。</p>
            {!isNobody && (
              <ListTable heads={[['姓名', '32mm'], ['看到的、听到的情况']]}>
                {found.map(({ studentId, name, text }) => (
                  <tr key={studentId}>
                    <td>{name}</td>
                    <td className="text">{text}</td>
                  </tr>
                ))}
                {Array.from({ length: Math.max(0, FEWEST_LINES - found.length) }, (_, line) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
                  <tr key={line} className="toWrite">
                    <td />
                    <td />
                  </tr>
                ))}
              </ListTable>
            )}
          </section>
        ))}
        <Signatures of={[['班主任', facts.repliedBy]]} on={repliedOn} />
      </>
    ),
  });
}

import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { RISK_FACTORS, WARNING_SIGNALS } from '#shared/terms.ts';
import { ListTable } from '../frame/list-table.tsx';
import { Particulars, recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import checklistCss from './sign-checklist.css?inline';

interface ChecklistFacts {
  schoolName: string;
  roomPhone: string;
  printedOn: LocalDate;
}

/** 高危因素与警示信号核查表 (policy P1): the three and the ten, blank, for one class; 无 is said line by line. */
export function signChecklist({ schoolName, roomPhone, printedOn }: ChecklistFacts): PaperDocument {
  return recordTable({
    title: PAPERS['observation.checklist'].word,
    of: schoolName,
    schoolName,
    audience: 'teacher',
    css: checklistCss,
    children: (
      <>
        <Particulars
          rows={[
            [
              ['班级', ''],
              ['班主任', ''],
            ],
            [['核查时间', '　　　　年　　月　　日至　　月　　日']],
            [['交回', roomPhone && `心理辅导室 ${writtenPhone(roomPhone)}`]],
          ]}
        />
        <Group
          title="一、三种警示信号"
          note="有一种就当天打电话告诉心理辅导室，不要等交表；不让学生独处。"
          signs={Object.values(WARNING_SIGNALS)}
        />
        <Group
          title="二、十种高危因素"
          note="写看到、听到的事实，不写判断。没有这样的学生，请在“无”前打勾，不要空着。"
          signs={Object.values(RISK_FACTORS)}
        />
        <p className="note">
          本表只用于发现需要帮助的学生，不是诊断；请勿外传，用后交心理辅导室保管。{writtenDate(printedOn)}
          打印。
        </p>
        <Signatures of={[['班主任', '']]} on={null} />
      </>
    ),
  });
}

interface GroupProps {
  title: string;
  note: string;
  /** In words. */
  signs: readonly string[];
}

function Group({ title, note, signs }: GroupProps) {
  return (
    <section className="group">
      <h2>{title}</h2>
      <p className="note">{note}</p>
      <ListTable heads={[['项目', '80mm'], ['无', '14mm'], ['学生姓名', '28mm'], ['看到、听到的情况']]}>
        {signs.map((sign) => (
          <tr key={sign} className="toWrite">
            <td className="text">{sign}</td>
            <td>☐</td>
            <td />
            <td />
          </tr>
        ))}
      </ListTable>
    </section>
  );
}

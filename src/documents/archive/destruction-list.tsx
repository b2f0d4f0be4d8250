import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { ListTable } from '../frame/list-table.tsx';
import { PersonName } from '../frame/person-name.tsx';
import { WholeNumbers } from '../frame/whole-numbers.tsx';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import listCss from './destruction-list.css?inline';

/** The list of files that are to be destroyed, as two people sign it. */
export interface DestructionListFacts {
  /** What the students' number is called. */
  numberWord: string;
  schoolName: string;
  printedOn: LocalDate;
  retentionYears: number;
  files: {
    studentNumber: string;
    name: string;
    className: string;
    /** How and where to, in words. */
    departure: string;
    leftOn: LocalDate;
    keptUntil: LocalDate;
  }[];
  /** What outside the vault still holds the files after they are destroyed. */
  copies: { name: string; place: string; until: string }[];
}

const TITLE = '学生心理档案销毁清单';

/** 销毁清单: who, since when, until when it had to be kept, what still holds it, and two signatures. */
export function destructionList(facts: DestructionListFacts): PaperDocument {
  return paperDocument({
    title: TITLE,
    runningLabel: `${TITLE}　${writtenDate(facts.printedOn)}`,
    foot: { fromBottom: 11, side: 20 },
    css: listCss,
    sheet: <Sheet facts={facts} />,
  });
}

function Sheet({ facts }: { facts: DestructionListFacts }) {
  return (
    <article>
      <h1>{TITLE}</h1>
      <p>
        {facts.schoolName}　{writtenDate(facts.printedOn)}　共 {facts.files.length} 份，保管年限{' '}
        {facts.retentionYears} 年，均已期满。
      </p>
      <ListTable
        heads={[
          ['序号', '13mm'],
          ['姓名', '26mm'],
          [facts.numberWord, '30mm'],
          ['离校时班级', '27mm'],
          ['离校'],
          ['保管至', '34mm'],
        ]}
      >
        {facts.files.map((file, index) => (
          <tr key={file.studentNumber}>
            <td>{index + 1}</td>
            <td>
              <PersonName name={file.name} />
            </td>
            <td>
              <WholeNumbers text={file.studentNumber} />
            </td>
            <td>{file.className}</td>
            <td>
              <span className="unbroken">{writtenDate(file.leftOn)}</span>
              <br />
              {file.departure}
            </td>
            <td className="unbroken">{writtenDate(file.keptUntil)}</td>
          </tr>
        ))}
      </ListTable>
      <Copies copies={facts.copies} />
      <div className="signatures">
        <p>以上档案经核对，同意销毁。团体辅导的记录为其他学生保留，文字里可能提到上述学生。</p>
        {['监销人一', '监销人二'].map((witness) => (
          <p key={witness}>
            {witness}（签名）：
            <span className="blank">　</span>　日期：
            <span className="blank">　</span>
          </p>
        ))}
      </div>
    </article>
  );
}

function Copies({ copies }: Pick<DestructionListFacts, 'copies'>) {
  if (copies.length === 0) return <p>没有发现仍含有这些档案的备份。</p>;
  return (
    <>
      <h2>销毁后仍含有这些档案的备份和副本</h2>
      <ListTable heads={[['文件'], ['位置', '46mm'], ['保留到', '42mm']]}>
        {copies.map((copy) => (
          <tr key={`${copy.place}/${copy.name}`}>
            <td className="text">{copy.name}</td>
            <td className="text">{copy.place}</td>
            <td>{copy.until}</td>
          </tr>
        ))}
      </ListTable>
    </>
  );
}

import { writtenBirth } from '#shared/birth-date.ts';
import { HAND_OVER_PARTS, type HandOver } from '#shared/contract/hand-overs.ts';
import { writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf, GENDERS } from '#shared/terms.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import handOverCss from './hand-over-paper.css?inline';

const TITLE = '学生心理档案移交材料';
const RECEIPT = '学生心理档案移交回执';

/** The pack on paper: a cover with who hands over whom to whom, then the five parts (policy B4). */
export function handOverPaper(pack: HandOver): PaperDocument {
  return paperDocument({
    title: TITLE,
    runningLabel: `${TITLE}　${pack.student.name}`,
    foot: { fromBottom: 12, side: 24 },
    css: handOverCss,
    sheet: <Pack pack={pack} />,
  });
}

/** The return receipt that the other school signs and sends back. */
export function handOverReceipt(pack: HandOver): PaperDocument {
  return paperDocument({
    title: RECEIPT,
    runningLabel: `${RECEIPT}　${pack.student.name}`,
    foot: { fromBottom: 12, side: 24 },
    css: handOverCss,
    sheet: <Receipt pack={pack} />,
  });
}

function Pack({ pack }: { pack: HandOver }) {
  return (
    <article>
      <h1>{TITLE}</h1>
      <Cover pack={pack} />
      {codesOf(HAND_OVER_PARTS).map((part) => (
        <section key={part}>
          <h2>{HAND_OVER_PARTS[part]}</h2>
          <p className="text">{pack[part].trim() || '无'}</p>
        </section>
      ))}
      {pack.levels.length > 0 && (
        <section>
          <h2>预警等级经过</h2>
          {pack.levels.map(({ level, fromOn, endedOn, reason }) => (
            <p key={fromOn + level}>
              {writtenDate(fromOn)}
              {endedOn ? `至${writtenDate(endedOn)}` : '起'}，{ALERT_LEVELS[level]}。{reason}
            </p>
          ))}
        </section>
      )}
      <div className="signature">
        <p className="plain">
          {pack.fromSchool}　{pack.preparedBy}
        </p>
        <p className="plain">{writtenDate(pack.preparedOn)}</p>
      </div>
    </article>
  );
}

function Cover({ pack }: { pack: HandOver }) {
  const { student, guardians } = pack;
  const rows: [string, string][] = [
    ['移交学校', pack.fromSchool],
    ['接收学校', pack.toSchool],
    [
      '学生',
      [student.name, student.gender === 'unknown' ? '' : GENDERS[student.gender]].filter(Boolean).join('，'),
    ],
    ['出生日期', student.bornOn ? writtenBirth(student.bornOn) : '未填'],
    ['原学号、班级', [student.studentNumber, student.className].filter(Boolean).join('，')],
    ...(student.registrationNumber ? [['学籍号', student.registrationNumber] as [string, string]] : []),
    [
      '监护人',
      guardians
        .map(({ name, relation, phone }) =>
          [name, relation, phone && writtenPhone(phone)].filter(Boolean).join(' '),
        )
        .join('；') || '未填',
    ],
    ['联系人', [pack.preparedBy, pack.phone && writtenPhone(pack.phone)].filter(Boolean).join(' ')],
  ];
  return (
    <>
      <table>
        <colgroup>
          {['36mm', '126mm'].map((width) => (
            <col key={width} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {rows.map(([label, text]) => (
            <tr key={label}>
              <th>{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="plain">
        本材料供心理辅导衔接使用，请专人保管，不得公开或转作他用。内容为学校观察，不是医学诊断。
      </p>
    </>
  );
}

function Receipt({ pack }: { pack: HandOver }) {
  return (
    <article>
      <h1>{RECEIPT}</h1>
      <p className="plain">{pack.fromSchool}：</p>
      <p>
        你校{writtenDate(pack.preparedOn)}移交的{pack.student.name}（原学号 {pack.student.studentNumber}
        ）心理档案移交材料已收到，将由专人保管，并继续做好关爱工作。
      </p>
      <p>材料编号：{pack.packId}</p>
      <div className="signature">
        <p className="plain">
          接收学校（盖章）：
          <span className="blank">{pack.toSchool}</span>
        </p>
        <p className="plain">
          签收人：
          <span className="blank">　</span>
        </p>
        <p className="plain">
          日期：
          <span className="blank">　</span>
        </p>
      </div>
    </article>
  );
}

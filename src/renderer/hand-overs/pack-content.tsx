import { writtenBirth } from '#shared/birth-date.ts';
import { HAND_OVER_PARTS, type HandOver } from '#shared/contract/hand-overs.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf, GENDERS } from '#shared/terms.ts';
import classes from './hand-overs.module.css';

/** What a pack says, as it was handed over. */
export function PackContent({ pack }: { pack: HandOver }) {
  const { student } = pack;
  const facts: [string, string][] = [
    ['学生', `${student.name}，${GENDERS[student.gender]}`],
    ['出生日期', student.bornOn ? writtenBirth(student.bornOn) : '未填'],
    ['原学号', student.studentNumber],
    ['学籍号', student.registrationNumber ?? '未填'],
    ['移交', `${pack.fromSchool} → ${pack.toSchool}，${writtenDate(pack.preparedOn)}，${pack.preparedBy}`],
    ...codesOf(HAND_OVER_PARTS).map((part): [string, string] => [HAND_OVER_PARTS[part], pack[part] || '无']),
    [
      '预警等级',
      pack.levels
        .map(
          ({ level, fromOn, endedOn, reason }) =>
            `${writtenDate(fromOn)}${endedOn ? `至${writtenDate(endedOn)}` : '起'}，${ALERT_LEVELS[level]}：${reason}`,
        )
        .join('\n') || '无',
    ],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

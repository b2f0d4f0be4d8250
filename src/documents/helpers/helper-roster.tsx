import type { HelperLine, HelperRoster } from '#shared/contract/helpers.ts';
import { postWord } from '#shared/helper-posts.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { listPaper } from '../frame/list-paper.tsx';
import { PersonName } from '../frame/person-name.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** The roster as it is printed: it stays inside the room, since who helps is told to nobody. */
export interface HelperRosterFacts extends Pick<HelperRoster, 'schoolYear' | 'posts' | 'classesWithout'> {
  schoolName: string;
  numberWord: string;
  printedOn: LocalDate;
}

/** 心理委员名册: who, where, from when until when, and what each was trained in; then the classes that have none. */
export function helperRosterPaper(facts: HelperRosterFacts): PaperDocument {
  const { schoolName, numberWord, printedOn, schoolYear, posts, classesWithout } = facts;
  const untrained = posts.filter(({ holds, trainedThisYear }) => holds && trainedThisYear === 0).length;
  return listPaper({
    title: `${PAPERS['helperPost.roster'].word}（${schoolYear}学年）`,
    schoolName,
    printedOn,
    counted: [
      `${posts.length} 人`,
      untrained > 0 && `本学年没有参训 ${untrained} 人`,
      classesWithout.length > 0 && `没有班级心理委员：${classesWithout.join('、')}`,
    ]
      .filter(Boolean)
      .join('　'),
    heads: [
      ['序号', '11mm'],
      ['班级、寝室', '36mm'],
      ['职务', '28mm'],
      ['姓名', '24mm'],
      [numberWord, '26mm'],
      ['任期', '44mm'],
      ['参加的培训'],
    ],
    rows: posts.map((line, index) => <Line key={line.id} place={index + 1} line={line} />),
  });
}

function Line({ place, line }: { place: number; line: HelperLine }) {
  const { trainings, trainedThisYear, className, dormitory } = line;
  return (
    <tr>
      <td>{place}</td>
      <td>
        {className}
        {dormitory && <div>{dormitory}</div>}
      </td>
      <td>{postWord(line)}</td>
      <td>
        <PersonName name={line.name} />
      </td>
      <td className="unbroken">{line.studentNumber}</td>
      <td className="text">
        {`${writtenDate(line.fromOn)}至\n${writtenDate(line.lastOn)}`}
        {line.endReason && `\n${line.endReason}`}
      </td>
      <td className="text">
        {[
          ...(trainedThisYear === 0 ? ['本学年没有参训'] : []),
          ...trainings.map(({ occurredOn, title }) => `${writtenDate(occurredOn)} ${title}`),
        ].join('\n')}
      </td>
    </tr>
  );
}

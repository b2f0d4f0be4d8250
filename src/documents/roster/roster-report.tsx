import type { ReactNode } from 'react';
import { compareClassNames } from '#shared/class-names.ts';
import { NOTHING_TO_WRITE, type RosterLine, type RosterReport } from '#shared/contract/roster.ts';
import { isFilledIn, isOfClasses, LIST_KINDS, ROSTER_VERDICTS } from '#shared/roster-terms.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  ALERT_LEVELS,
  CIRCUMSTANCES,
  codesOf,
  DEPARTURE_KINDS,
  FOLLOW_UP_CHANNELS,
  NUMBER_KINDS,
} from '#shared/terms.ts';
import { ListTable } from '../frame/list-table.tsx';
import { PersonName } from '../frame/person-name.tsx';
import { WholeNumbers } from '../frame/whole-numbers.tsx';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import reportCss from './roster-report.css?inline';

/** What the report of an import says. */
export interface RosterReportFacts {
  schoolName: string;
  importedOn: LocalDate;
  importedBy: string;
  /** Taken back since. */
  undone: boolean;
  report: RosterReport;
}

const titleOf = ({ list }: RosterReport) => `${LIST_KINDS[list]}导入报告`;

/** The report of an import: what came, what changed, and every row that was not taken with its number and why. */
export function rosterReportPaper(facts: RosterReportFacts): PaperDocument {
  const title = titleOf(facts.report);
  return paperDocument({
    title: `${title} ${facts.report.fileName}`,
    runningLabel: `${title}　${facts.report.fileName}`,
    foot: { fromBottom: 11, side: 20 },
    css: reportCss,
    sheet: <Report facts={facts} />,
  });
}

function Report({ facts }: { facts: RosterReportFacts }) {
  const { report, schoolName, importedOn, importedBy, undone } = facts;
  const taken = report.lines.filter((line) => line.taken);
  const changed = taken.filter(({ verdict }) => verdict === 'changed' || verdict === 'reportChanged');
  const fresh = taken.filter(({ verdict }) => verdict === 'fresh' || verdict === 'sameName');
  const left = report.lines.filter(({ taken, verdict }) => !taken && !NOTHING_TO_WRITE.has(verdict));
  const ofClasses = isOfClasses(report.list);
  const noticed = taken.filter(({ notices }) => notices.length > 0);
  return (
    <article>
      <h1>{titleOf(report)}</h1>
      <p>
        {schoolName}　{report.schoolYear}学年　{writtenDate(importedOn)}　{importedBy}导入
      </p>
      <p>文件：{report.fileName}</p>
      {undone && <p>这次导入后来已经撤销。</p>}
      <p>{tally(report)}</p>
      {report.skippedSheets.map(({ name, message }) => (
        <p key={name}>
          {isFilledIn(report.list) ? '文件' : '工作表'}“{name}”没有读：{message}
        </p>
      ))}
      {LEVEL_VERDICTS.map((verdict) => (
        <Levels
          key={verdict}
          verdict={verdict}
          lines={taken.filter((line) => line.verdict === verdict)}
          number={NUMBER_KINDS[report.identifiedBy]}
        />
      ))}
      {ofClasses &&
        CLASS_VERDICTS.map((verdict) => (
          <Classes key={verdict} verdict={verdict} lines={taken.filter((line) => line.verdict === verdict)} />
        ))}
      {!ofClasses && <Reported lines={taken.filter(({ verdict }) => verdict === 'reported')} />}
      {fresh.length > 0 && <Fresh lines={fresh} />}
      {!ofClasses && changed.length > 0 && (
        <Changed lines={changed} number={NUMBER_KINDS[report.identifiedBy]} />
      )}
      {report.offers.length > 0 && (
        <Section title={`备注里的情况（${report.offers.length}）`}>
          <ListTable
            heads={[['姓名', '24mm'], ['班级', '30mm'], ['可记为', '38mm'], ['名册备注'], ['结果', '20mm']]}
          >
            {report.offers.map((offer) => (
              <tr key={offer.key}>
                <td>
                  <PersonName name={offer.name} />
                </td>
                <td>{offer.className}</td>
                <td>{CIRCUMSTANCES[offer.circumstance]}</td>
                <td>
                  <WholeNumbers text={offer.remark} />
                </td>
                <td>{offer.taken ? '已记下' : '没有记'}</td>
              </tr>
            ))}
          </ListTable>
        </Section>
      )}
      {report.teachers.length > 0 && (
        <Section title="班主任">
          <ListTable heads={[['班级'], ['原来'], ['名册上'], ['结果', '28mm']]}>
            {report.teachers.map((each) => (
              <tr key={each.className}>
                <td>{each.className}</td>
                <td>{each.old}</td>
                <td>{each.new}</td>
                <td>{each.taken ? '已更换' : '没有更换'}</td>
              </tr>
            ))}
          </ListTable>
        </Section>
      )}
      {left.length > 0 && (
        <Section title={`没有写入的行（${left.length}）`}>
          <Rows
            lines={left}
            ofClasses={ofClasses}
            number={NUMBER_KINDS[report.identifiedBy]}
            what={({ verdict, message }) => message || `${ROSTER_VERDICTS[verdict]}，没有勾选`}
          />
        </Section>
      )}
      {noticed.length > 0 && (
        <Section title={`已写入、请核对的行（${noticed.length}）`}>
          <Rows
            lines={noticed}
            number={NUMBER_KINDS[report.identifiedBy]}
            what={({ notices }) => notices.join('；')}
          />
        </Section>
      )}
      {report.missing.length > 0 && <Missing report={report} />}
    </article>
  );
}

/** How many rows got which verdict, in one sentence. */
function tally({ list, lines, missing }: RosterReport): string {
  const counts = codesOf(ROSTER_VERDICTS)
    .map((verdict) => ({
      word: ROSTER_VERDICTS[verdict],
      rows: lines.filter((line) => line.verdict === verdict).length,
    }))
    .filter(({ rows }) => rows > 0)
    .map(({ word, rows }) => `${word} ${rows} 行`);
  const taken = lines.filter((line) => line.taken).length;
  const all = `${LIST_KINDS[list]}共 ${lines.length} 行：${counts.join('，')}；写入 ${taken} ${WRITTEN[list]}。`;
  return list === 'roster' ? `${all}册上有而名册上没有的 ${missing.length} 名。` : all;
}

/** What is counted of a list that was written. */
const WRITTEN: Readonly<Record<RosterReport['list'], string>> = {
  roster: '名学生',
  watchlist: '名学生',
  screenings: '名学生',
  followUps: '条跟踪记录',
  weeklyReports: '份班级周报',
  focusReplies: '个班的回复',
};

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** New students by class: names read best beside their classmates'. */
function Fresh({ lines }: { lines: readonly RosterLine[] }) {
  const classes = [...Map.groupBy(lines, ({ className }) => className)].sort(([one], [other]) =>
    compareClassNames(one, other),
  );
  return (
    <Section title={`新增（${lines.length}）`}>
      {classes.map(([className, students]) => (
        <p key={className} className="names">
          {className}（{students.length}）：{students.map(({ name }) => name).join('、')}
        </p>
      ))}
    </Section>
  );
}

/** Rows of a list of the watchlist that can be written. */
const LEVEL_VERDICTS = ['listed', 'levelChanges'] as const;

interface LevelsProps {
  verdict: (typeof LEVEL_VERDICTS)[number];
  lines: readonly RosterLine[];
  number: string;
}

/** Who came to which level, from when and why. */
function Levels({ verdict, lines, number }: LevelsProps) {
  if (lines.length === 0) return null;
  return (
    <Section title={`${ROSTER_VERDICTS[verdict]}（${lines.length}）`}>
      <ListTable
        heads={[
          ['行', '13mm'],
          [number, '24mm'],
          ['姓名', '20mm'],
          ['班级', '22mm'],
          ['等级', '13mm'],
          ['列入日期', '28mm'],
          ['原因'],
        ]}
      >
        {lines.map(({ key, rowNumber, studentNumber, name, className, listing }) => (
          <tr key={key}>
            <td className="unbroken">{rowNumber}</td>
            <td>
              <WholeNumbers text={studentNumber} />
            </td>
            <td>
              <PersonName name={name} />
            </td>
            <td>{className}</td>
            <td>{listing?.level && ALERT_LEVELS[listing.level]}</td>
            <td className="unbroken">{listing?.listedOn && writtenDate(listing.listedOn)}</td>
            <td>
              <WholeNumbers text={listing?.reason ?? ''} />
            </td>
          </tr>
        ))}
      </ListTable>
    </Section>
  );
}

/** What homeroom teachers told of whom and which week. */
function Reported({ lines }: { lines: readonly RosterLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={`${ROSTER_VERDICTS.reported}（${lines.length}）`}>
      <ListTable heads={[['姓名', '20mm'], ['班级', '26mm'], ['日期', '28mm'], ['方式', '22mm'], ['情况']]}>
        {lines.map(({ key, name, className, followUp }) => (
          <tr key={key}>
            <td>
              <PersonName name={name} />
            </td>
            <td>{className}</td>
            <td className="unbroken">{followUp && writtenDate(followUp.occurredOn)}</td>
            <td>{followUp && FOLLOW_UP_CHANNELS[followUp.channel]}</td>
            <td>
              <WholeNumbers text={followUp?.text ?? ''} />
            </td>
          </tr>
        ))}
      </ListTable>
    </Section>
  );
}

function Changed({ lines, number }: { lines: readonly RosterLine[]; number: string }) {
  return (
    <Section title={`有变化（${lines.length}）`}>
      <ListTable
        heads={[['行', '13mm'], [number, '24mm'], ['姓名', '22mm'], ['项目', '18mm'], ['原来'], ['现在']]}
      >
        {lines.flatMap((line) =>
          line.changes.map((change, n) => (
            <tr key={`${line.key}/${change.field}/${change.new}`}>
              <td>{n === 0 ? line.rowNumber : ''}</td>
              <td>{n === 0 && <WholeNumbers text={line.studentNumber} />}</td>
              <td>{n === 0 && <PersonName name={line.name} />}</td>
              <td>{change.field}</td>
              <td>
                <WholeNumbers text={change.old} />
              </td>
              <td>
                <WholeNumbers text={change.new} />
              </td>
            </tr>
          )),
        )}
      </ListTable>
    </Section>
  );
}

/** Answers of classes that can be written. */
const CLASS_VERDICTS = ['reported', 'reportChanged'] as const;

/** Which classes answered; what they said stands in the files of those whom they named. */
function Classes({
  verdict,
  lines,
}: {
  verdict: (typeof CLASS_VERDICTS)[number];
  lines: readonly RosterLine[];
}) {
  if (lines.length === 0) return null;
  return (
    <Section title={`${ROSTER_VERDICTS[verdict]}（${lines.length}）`}>
      <p>{lines.map(ofWhichClass).join('、')}</p>
    </Section>
  );
}

const ofWhichClass = ({ className, weekly }: RosterLine): string =>
  [className, weekly?.week].filter(Boolean).join(' ');

interface RowsProps {
  ofClasses?: boolean;
  lines: readonly RosterLine[];
  number: string;
  what(line: RosterLine): string;
}

function Rows({ ofClasses = false, lines, number, what }: RowsProps) {
  if (ofClasses) {
    return (
      <ListTable heads={[['文件', '40mm'], ['行', '13mm'], ['班级', '50mm'], ['说明']]}>
        {lines.map((line) => (
          <tr key={line.key}>
            <td>{line.sheetName}</td>
            <td className="unbroken">{line.rowNumber}</td>
            <td>{ofWhichClass(line)}</td>
            <td>
              <WholeNumbers text={what(line)} />
            </td>
          </tr>
        ))}
      </ListTable>
    );
  }
  return (
    <ListTable heads={[['工作表', '28mm'], ['行', '13mm'], [number, '28mm'], ['姓名', '24mm'], ['说明']]}>
      {lines.map((line) => (
        <tr key={line.key}>
          <td>{line.sheetName}</td>
          <td className="unbroken">{line.rowNumber}</td>
          <td>
            <WholeNumbers text={line.studentNumber} />
          </td>
          <td>
            <PersonName name={line.name} />
          </td>
          <td>
            <WholeNumbers text={what(line)} />
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function Missing({ report: { missing, identifiedBy } }: { report: RosterReport }) {
  return (
    <Section title={`名册上没有（${missing.length}）`}>
      <ListTable heads={[[NUMBER_KINDS[identifiedBy], '28mm'], ['姓名', '28mm'], ['班级', '34mm'], ['结果']]}>
        {missing.map(({ studentId, studentNumber, name, className, message, departure }) => (
          <tr key={studentId}>
            <td>
              <WholeNumbers text={studentNumber} />
            </td>
            <td>
              <PersonName name={name} />
            </td>
            <td>{className}</td>
            <td>
              {departure
                ? `登记离校：${DEPARTURE_KINDS[departure.kind]}，${writtenDate(departure.leftOn)}`
                : message || '仍在校，没有改动'}
            </td>
          </tr>
        ))}
      </ListTable>
    </Section>
  );
}

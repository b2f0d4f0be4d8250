import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { type Column, List, type Selecting } from '#renderer/parts/list.tsx';
import { writtenBirth } from '#shared/birth-date.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import { type ListKind, ROSTER_VERDICTS, type RosterVerdict } from '#shared/roster-terms.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { DISCOVERY_ROUTES, FOLLOW_UP_CHANNELS, NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import { canBeTaken } from './chosen-rows.ts';
import classes from './roster.module.css';

/** What is counted of a list. */
export const UNITS: Readonly<Record<ListKind, string>> = {
  roster: '名学生',
  watchlist: '名学生',
  screenings: '份结果',
  followUps: '条跟踪记录',
  weeklyReports: '份班级周报',
  focusReplies: '个班的回复',
};

type Cells = Readonly<Record<string, Column<RosterLine>>>;

const CELLS = {
  sheetName: { key: 'sheetName', heading: '工作表', width: '14%', cell: (line) => line.sheetName },
  rowNumber: {
    key: 'rowNumber',
    heading: '行号',
    width: 76,
    cell: (line) => line.rowNumber,
    sortBy: (line) => line.rowNumber,
  },
  studentNumber: {
    key: 'studentNumber',
    heading: '学号',
    width: '13%',
    cell: (line) => line.studentNumber,
    sortBy: (line) => line.studentNumber,
  },
  name: { key: 'name', heading: '姓名', width: '11%', cell: (line) => line.name || '—' },
  className: {
    key: 'className',
    heading: '班级',
    width: '13%',
    cell: (line) => line.className,
    sortBy: (line) => classOrderKey(line.className),
  },
  bornOn: {
    key: 'bornOn',
    heading: '出生日期',
    width: 136,
    cell: (line) => (line.bornOn === null ? '' : writtenBirth(line.bornOn)),
  },
  guardian: { key: 'guardian', heading: '监护人', width: '27%', cell: Guardians },
  changes: { key: 'changes', heading: '原来 → 表里', cell: Changes },
  notices: {
    key: 'notices',
    heading: '提示',
    cell: Notices,
    sortBy: ({ notices }) => (notices.length > 0 ? 0 : 1),
  },
  message: {
    key: 'message',
    heading: '说明',
    cell: ({ message }) => message,
  },
  level: {
    key: 'level',
    heading: '预警等级',
    width: 104,
    cell: ({ listing }) => listing?.level && <LevelMark level={listing.level} />,
  },
  listedOn: {
    key: 'listedOn',
    heading: '列入日期',
    width: 132,
    cell: ({ listing }) => listing?.listedOn && writtenDate(listing.listedOn),
  },
  reason: { key: 'reason', heading: '原因', cell: Reason },
  testedOn: {
    key: 'testedOn',
    heading: '测评日期',
    width: 132,
    cell: ({ screened }) => screened && writtenDate(screened.testedOn),
  },
  result: {
    key: 'result',
    heading: '结果（非诊断）',
    cell: Result,
    // Whoever is to be spoken with or tested again comes first.
    sortBy: ({ screened }) => (screened?.why ? 0 : 1),
  },
  file: { key: 'file', heading: '文件', width: '16%', cell: (line) => line.sheetName },
  week: {
    key: 'week',
    heading: '周次',
    width: 148,
    cell: ({ followUp, weekly }) => followUp?.week ?? weekly?.week,
  },
  report: { key: 'report', heading: '情况', cell: Report },
} as const satisfies Cells;

const WHO = [CELLS.rowNumber, CELLS.studentNumber, CELLS.name, CELLS.className] as const;

const REPORTED = [CELLS.file, CELLS.rowNumber, CELLS.name, CELLS.className, CELLS.week] as const;

const SCORED = [...WHO, CELLS.testedOn, CELLS.result] as const;

/** What one needs to see of a row depends on what it means. */
const COLUMNS: Readonly<Record<RosterVerdict, readonly Column<RosterLine>[]>> = {
  listed: [...WHO, CELLS.level, CELLS.listedOn, CELLS.notices, CELLS.reason],
  levelChanges: [...WHO, CELLS.changes, CELLS.notices, CELLS.reason],
  sameLevel: [...WHO, CELLS.level, CELLS.notices],
  scored: SCORED,
  retested: SCORED,
  scoreSame: SCORED,
  scoreDiffers: [CELLS.rowNumber, CELLS.name, CELLS.className, CELLS.message, CELLS.result],
  cannotScore: [...WHO, CELLS.message, CELLS.notices],
  unanswered: WHO,
  reported: [...REPORTED, CELLS.report],
  reportChanged: [...REPORTED, CELLS.changes],
  reportUnclear: [CELLS.file, CELLS.rowNumber, CELLS.name, CELLS.className, CELLS.message],
  reportSame: [...REPORTED, CELLS.report],
  notFilledIn: [CELLS.file, CELLS.rowNumber, CELLS.name, CELLS.className],
  cannotList: [...WHO, CELLS.message, CELLS.notices],
  fresh: [...WHO, CELLS.notices, CELLS.bornOn, CELLS.guardian],
  changed: [CELLS.rowNumber, CELLS.studentNumber, CELLS.name, CELLS.notices, CELLS.changes],
  same: [...WHO, CELLS.notices, CELLS.bornOn, CELLS.guardian],
  sameName: [...WHO, CELLS.message, CELLS.notices, CELLS.guardian],
  numberOfAnother: [...WHO, CELLS.message, CELLS.notices],
  hasLeft: [...WHO, CELLS.message, CELLS.notices],
  unreadable: [CELLS.sheetName, CELLS.rowNumber, CELLS.name, CELLS.message],
  aside: [CELLS.sheetName, CELLS.rowNumber, CELLS.message],
};

/** Why, and who decided: what would be written beside the level. */
function Reason({ listing }: RosterLine) {
  if (!listing) return null;
  return (
    <>
      <span className={classes.line}>{listing.reason}</span>
      <span className={`${classes.line} ${classes.soft}`}>
        发现途径：{DISCOVERY_ROUTES[listing.discoveryRoute]}；决定人：{listing.decidedBy}
      </span>
    </>
  );
}

/** Why the student is to be spoken with or tested again, the score, and what is to be known of it. */
function Result({ screened, notices }: RosterLine) {
  return (
    <>
      {screened?.why && <strong className={classes.line}>{screened.why}</strong>}
      <span className={classes.line}>{screened?.result}</span>
      {notices.map((notice) => (
        <span key={notice} className={`${classes.line} ${classes.notice}`}>
          {notice}
        </span>
      ))}
    </>
  );
}

/** The day, the way and the words, with what is to be known of them. */
function Report({ followUp, weekly, reply, notices }: RosterLine) {
  const ofClass = weekly ?? reply;
  if (ofClass) {
    return ofClass.text.split('\n').map((each) => (
      <span key={each} className={classes.line}>
        {each}
      </span>
    ));
  }
  if (!followUp) return null;
  return (
    <>
      <span className={`${classes.line} ${classes.soft}`}>
        {writtenDate(followUp.occurredOn)}　{FOLLOW_UP_CHANNELS[followUp.channel]}
      </span>
      <span className={classes.line}>{followUp.text}</span>
      {notices.map((notice) => (
        <span key={notice} className={`${classes.line} ${classes.notice}`}>
          {notice}
        </span>
      ))}
    </>
  );
}

/** Each guardian whole, on a line of its own: 张伟（父亲）138 0013 8000; then what else the row says. */
function Guardians({ guardian, others }: RosterLine) {
  return [...guardian.split('；'), ...others].filter(Boolean).map((each) => (
    <span key={each} className={classes.line}>
      {each}
    </span>
  ));
}

function Notices({ notices }: RosterLine) {
  return notices.map((notice) => (
    <span key={notice} className={`${classes.line} ${classes.notice}`}>
      {notice}
    </span>
  ));
}

/** Field by field: what was, and what the file says. */
function Changes({ changes }: RosterLine) {
  return (
    <span className={classes.changes}>
      {changes.map(({ field, old, new: now }) => (
        <span key={`${field}/${now}`}>
          <span className={classes.soft}>{field}</span> {old ? <del>{old}</del> : '（空）'} → <ins>{now}</ins>
        </span>
      ))}
    </span>
  );
}

/** A column that says nothing in any row only takes room from the others. */
function columnsFor(
  verdict: RosterVerdict,
  lines: readonly RosterLine[],
  identifiedBy: NumberKind,
): readonly Column<RosterLine>[] {
  const noticed = lines.some(({ notices }) => notices.length > 0);
  const saysMore = lines.some(({ others }) => others.length > 0);
  const areOfClasses = lines.every(({ weekly, reply }) => weekly !== null || reply !== null);
  const haveWeeks = lines.some(({ followUp, weekly }) => followUp !== null || weekly !== null);
  return COLUMNS[verdict]
    .filter((column) => column !== CELLS.notices || noticed)
    .filter((column) => column !== CELLS.name || !areOfClasses)
    .filter((column) => column !== CELLS.week || haveWeeks)
    .map((column) => {
      if (column === CELLS.studentNumber) return { ...column, heading: NUMBER_KINDS[identifiedBy] };
      return column === CELLS.guardian && saysMore ? { ...column, heading: '监护人及其他' } : column;
    });
}

/** Whom a row is about, as it is ticked: a student, or a class. */
function nameOf({ name, className, followUp, weekly, reply }: RosterLine): string {
  if (weekly) return `${className} ${weekly.week}`;
  if (reply) return className;
  return followUp ? `${name} ${followUp.week}` : name;
}

function unitOf(lines: readonly RosterLine[]): string {
  if (lines.some(({ reply }) => reply !== null)) return '个';
  if (lines.some(({ weekly }) => weekly !== null)) return '份';
  return lines.some(({ followUp }) => followUp !== null) ? '条' : '名';
}

interface RosterLinesProps {
  verdict: RosterVerdict;
  identifiedBy: NumberKind;
  lines: readonly RosterLine[];
  /** In a preview: which rows are to be taken. */
  ticked?: Selecting<RosterLine>['ticked'] | undefined;
}

/** The rows of one verdict. */
export function RosterLines({ verdict, identifiedBy, lines, ticked }: RosterLinesProps) {
  const selecting =
    ticked && lines.some(canBeTaken)
      ? {
          name: nameOf,
          unit: unitOf(lines),
          ticked,
        }
      : undefined;
  return (
    <List
      label={ROSTER_VERDICTS[verdict]}
      rows={lines}
      rowKey={({ key }) => key}
      columns={columnsFor(verdict, lines, identifiedBy)}
      showsWhole
      {...(selecting ? { selecting } : {})}
      empty={<EmptyState title="没有这样的行" />}
    />
  );
}

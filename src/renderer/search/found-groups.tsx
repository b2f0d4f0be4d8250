import { IconArrowLeft, IconChevronsDown } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import type { FoundRecord, FoundStudent, Snippet } from '#shared/contract/search.ts';
import { type Hit, hitsOf } from '#shared/student-search.ts';
import classes from './search.module.css';
import type { Option, OptionGroup } from './search-options.ts';
import type { Way } from './ways.ts';

interface FoundGroupsProps {
  groups: readonly OptionGroup[];
  /** What was typed; empty where nothing was. */
  sought: string;
  activeKey: string | null;
  /** The pointer moved over an option. */
  onPoint(key: string): void;
  onTake(option: Option): void;
}

/** The id under which the search field speaks of an option. */
export const optionId = (key: string): string => `found-${key.replace('/', '-')}`;

/** What was found, under its headings. The keyboard stays in the search field; it says which line it means. */
export function FoundGroups({ groups, sought, activeKey, onPoint, onTake }: FoundGroupsProps) {
  return (
    <div role="listbox" id="found" aria-label="搜索结果" className={classes.groups}>
      {groups.map(({ key, heading, total, note, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
        <div key={key} role="group" aria-label={`${heading} ${total}`}>
          <div className={classes.heading} aria-hidden>
            {heading}
            <span className={classes.total}>{total}</span>
            {note && <span className={classes.total}>{note}</span>}
          </div>
          {options.map((option) => (
            <Line
              key={option.key}
              option={option}
              sought={sought}
              isActive={option.key === activeKey}
              onPoint={onPoint}
              onTake={onTake}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface LineProps extends Pick<FoundGroupsProps, 'sought' | 'onPoint' | 'onTake'> {
  option: Option;
  isActive: boolean;
}

function Line({ option, sought, isActive, onPoint, onTake }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's
    <div
      ref={line}
      id={optionId(option.key)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classes.line}
      // The keyboard stays in the search field.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => !isActive && onPoint(option.key)}
      onClick={() => onTake(option)}
    >
      <OptionWords option={option} sought={sought} />
    </div>
  );
}

function OptionWords({ option, sought }: { option: Option; sought: string }) {
  switch (option.is) {
    case 'student':
      return <StudentWords student={option.student} sought={sought} />;
    case 'record':
      return <RecordWords record={option.record} />;
    case 'way':
      return <WayWords way={option.way} />;
    case 'widen':
      return (
        <span className={classes.widen}>
          {option.to === null ? (
            <IconArrowLeft size={16} aria-hidden />
          ) : (
            <IconChevronsDown size={16} aria-hidden />
          )}
          {option.says}
        </span>
      );
  }
}

function WayWords({ way: { word, within, icon: Icon } }: { way: Way }) {
  return (
    <div className={classes.way}>
      <Icon size={18} stroke={1.6} aria-hidden />
      {within && <span className={classes.soft}>{within} ·</span>}
      <span>{word}</span>
    </div>
  );
}

/** A student, with what the words found marked: of the name also how it sounds, where that was what was typed. */
function StudentWords({ student, sought }: { student: FoundStudent; sought: string }) {
  const hits = hitsOf(student, sought);
  const marked = (field: Hit['in']) => (
    <MarkedText
      snippet={{
        text: student[field],
        marks: hits.filter((hit) => hit.in === field).map(({ from, to }) => [from, to]),
      }}
    />
  );
  return (
    <div className={`${classes.head} ${classes.columns}`}>
      <span className={classes.name}>
        {marked('name')}
        <span className={classes.sounds}>{hits.find(({ sounds }) => sounds)?.sounds}</span>
      </span>
      <span className={classes.soft}>{marked('className')}</span>
      <span className={classes.number}>
        {marked(hits.some((hit) => hit.in === 'otherNumber') ? 'otherNumber' : 'studentNumber')}
      </span>
      <Standing student={student} />
    </div>
  );
}

/** Whether the student has left, or else at which level. */
function Standing({ student: { leftOn, level } }: { student: FoundStudent }) {
  if (leftOn) return <span className={classes.left}>已离校</span>;
  return level && <LevelMark level={level} />;
}

/** More students of one session than these are counted. */
const NAMED = 3;

function RecordWords({ record: { students, occurredOn, snippet } }: { record: FoundRecord }) {
  const [only, ...others] = students;
  const names = students.slice(0, NAMED).map(({ name }) => name);
  return (
    <>
      <div className={classes.head}>
        {only && (
          <span className={classes.name}>
            {names.join('、')}
            {students.length > NAMED && ` 等 ${students.length} 人`}
          </span>
        )}
        {only && others.length === 0 && <span className={classes.soft}>{only.className}</span>}
        {only && others.length === 0 && <Standing student={only} />}
        {occurredOn && (
          <time className={classes.date} dateTime={occurredOn}>
            <ShortDate on={occurredOn} />
          </time>
        )}
      </div>
      <div className={classes.snippet}>
        {snippet ? <MarkedText snippet={snippet} /> : '这些词写在心理教师手记里，打开记录才能看到'}
      </div>
    </>
  );
}

function MarkedText({ snippet: { text, marks } }: { snippet: Snippet }) {
  const parts = marks.map(([from, to], index) => (
    <span key={from}>
      {text.slice(marks[index - 1]?.[1] ?? 0, from)}
      <mark className={classes.mark}>{text.slice(from, to)}</mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

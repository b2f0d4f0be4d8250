import { Chip, Group, Spoiler, Text, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useKept } from '#renderer/place.tsx';
import type { ChronicleEntry } from '#shared/contract/students.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import classes from './chronicle.module.css';
import { EmptyState } from './empty-state.tsx';
import { writtenInstant } from './written-instant.ts';

export type ChronicleKind = ChronicleEntry['kind'];

const KINDS = {
  level: '预警',
  concern: '重点类型',
  care: '休学与治疗',
  session: '辅导记录',
  followUp: '跟踪记录',
  homeVisit: '家访',
  letter: '告知书',
} satisfies Record<ChronicleKind, string>;

/** Eight lines; what is longer waits behind a button. */
const SHOWN_HEIGHT = 8 * 22;

interface ChronicleProps {
  entries: readonly ChronicleEntry[];
  /** Entries that open something (a session, a letter) are buttons. */
  onOpen?(entry: ChronicleEntry): void;
}

/** What happened to a student, newest first, by the day it happened. */
export function Chronicle({ entries, onOpen }: ChronicleProps) {
  const [wanted, setWanted] = useKept<string[]>('chronicle/kinds', []);
  const present = useMemo(() => new Set(entries.map((entry) => entry.kind)), [entries]);
  const kinds = Object.entries(KINDS).filter(([kind]) => present.has(kind as ChronicleKind));
  const active = wanted.filter((kind) => kinds.some(([code]) => code === kind));
  const shown = active.length === 0 ? entries : entries.filter((entry) => active.includes(entry.kind));

  if (entries.length === 0) {
    return <EmptyState title="还没有记录" text="写下的辅导、跟踪、家访和告知书会按发生的日期排在这里。" />;
  }
  return (
    <div className={classes.chronicle}>
      {kinds.length > 1 && (
        <Chip.Group multiple value={active} onChange={setWanted}>
          <Group gap={8} role="group" aria-label="只看这些种类">
            {kinds.map(([kind, word]) => (
              <Chip key={kind} value={kind}>
                {word}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <ol className={classes.entries} aria-label="经过">
        {shown.map((entry) => (
          <Entry key={entry.key} entry={entry} onOpen={onOpen} />
        ))}
      </ol>
    </div>
  );
}

function Entry({ entry, onOpen }: { entry: ChronicleEntry; onOpen: ChronicleProps['onOpen'] }) {
  const opens = onOpen && (entry.sessionId !== null || entry.letterId !== null);
  return (
    <li className={classes.entry}>
      <div className={classes.day}>
        <time dateTime={entry.occurredOn}>{writtenDay(entry.occurredOn)}</time>
        <span className={classes.kind}>{KINDS[entry.kind]}</span>
      </div>
      <div className={classes.what}>
        {opens ? (
          <UnstyledButton className={classes.opens} onClick={() => onOpen(entry)}>
            {entry.title}
          </UnstyledButton>
        ) : (
          <Text className={classes.title}>{entry.title}</Text>
        )}
        {entry.text && (
          <Spoiler maxHeight={SHOWN_HEIGHT} showLabel="展开全文" hideLabel="收起" transitionDuration={0}>
            <Text className={classes.text}>{entry.text}</Text>
          </Spoiler>
        )}
        <Text className={classes.recorded}>记录于 {writtenInstant(entry.recordedAt)}</Text>
      </div>
    </li>
  );
}

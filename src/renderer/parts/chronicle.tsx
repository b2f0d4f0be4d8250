import { Spoiler, Text, UnstyledButton } from '@mantine/core';
import { useKept } from '#renderer/place.tsx';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { CHRONICLE_KINDS, type ChronicleEntry, type ChronicleKind } from '#shared/contract/students.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import classes from './chronicle.module.css';
import { EmptyState } from './empty-state.tsx';
import { FilterChips } from './filter-chips.tsx';
import { writtenInstant } from './written-instant.ts';

/** Eight lines; what is longer waits behind a button. */
const SHOWN_HEIGHT = 8 * 22;

interface ChronicleProps {
  /** Whose it is: a filter chosen for one child must not hide what happened to another. */
  of: string;
  entries: readonly ChronicleEntry[];
  /** Entries that tell of a record which can be opened are buttons. */
  canOpen(opens: RecordRef): boolean;
  onOpen(opens: RecordRef): void;
}

/** What happened to a student, newest first, by the day it happened. */
export function Chronicle({ of, entries, canOpen, onOpen }: ChronicleProps) {
  const [wanted, setWanted] = useKept<ChronicleKind[]>(`chronicle/${of}`, []);
  if (entries.length === 0) {
    return <EmptyState title="还没有记录" text="写下的辅导、跟踪、家访和告知书会按发生的日期排在这里。" />;
  }
  const told = Map.groupBy(entries, ({ kind }) => kind);
  const kinds = codesOf(CHRONICLE_KINDS).filter((kind) => told.has(kind));
  const chosen = wanted.filter((kind) => told.has(kind));
  const shown = chosen.length === 0 ? entries : entries.filter(({ kind }) => chosen.includes(kind));
  return (
    <div className={classes.chronicle}>
      {kinds.length > 1 && (
        <div className={classes.filter}>
          <FilterChips
            label="只看这些种类"
            // The entries are the kinds that are told of, each with its word.
            chips={
              Object.fromEntries(
                kinds.map((kind) => [kind, `${CHRONICLE_KINDS[kind]} ${told.get(kind)?.length ?? 0}`]),
              ) as Record<ChronicleKind, string>
            }
            chosen={chosen}
            isFiltering={chosen.length > 0}
            onChoose={setWanted}
            onClear={() => setWanted([])}
          />
        </div>
      )}
      <ol className={classes.entries} aria-label="经过">
        {shown.map((entry) => (
          <Entry
            key={entry.key}
            entry={entry}
            onOpen={entry.opens && canOpen(entry.opens) ? onOpen : undefined}
          />
        ))}
      </ol>
    </div>
  );
}

function Entry({ entry, onOpen }: { entry: ChronicleEntry; onOpen: ChronicleProps['onOpen'] | undefined }) {
  const { opens } = entry;
  return (
    <li className={classes.entry}>
      <div className={classes.day}>
        <time dateTime={entry.occurredOn}>{writtenDay(entry.occurredOn)}</time>
        <span className={classes.kind}>{CHRONICLE_KINDS[entry.kind]}</span>
      </div>
      <div className={classes.what}>
        {onOpen && opens ? (
          <UnstyledButton className={classes.opens} onClick={() => onOpen(opens)}>
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

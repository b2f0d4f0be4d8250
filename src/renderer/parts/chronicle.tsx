import { Spoiler, Text, UnstyledButton } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useKept } from '#renderer/place.tsx';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import {
  CHRONICLE_KINDS,
  type ChronicleEntry,
  type ChronicleKind,
  type PartOfYear,
} from '#shared/contract/students.ts';
import { type LocalDate, writtenDay } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import classes from './chronicle.module.css';
import { EmptyState } from './empty-state.tsx';
import { FilterChips } from './filter-chips.tsx';
import { timeGroups } from './time-groups.ts';
import { writtenInstant } from './written-instant.ts';

/** Four lines; what is longer waits behind a button. */
const SHOWN_HEIGHT = 4 * 22;

interface ChronicleProps {
  /** Whose it is: a filter chosen for one child must not hide what happened to another. */
  of: string;
  entries: readonly ChronicleEntry[];
  today: LocalDate;
  stretch: PartOfYear;
  iconOf(kind: ChronicleKind): TablerIcon;
  /** What lies open beside it, if anything. */
  openId: string | null;
  onOpen(opens: RecordRef): void;
  /** Stands above everything that happened, such as what was begun and not finished. */
  top?: ReactNode;
}

/** What happened to a student, newest first, by the day it happened. */
export function Chronicle({ of, entries, top, today, stretch, ...rest }: ChronicleProps) {
  const [wanted, setWanted] = useKept<ChronicleKind[]>(`chronicle/${of}`, []);
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
            oneLine
            onChoose={setWanted}
            onClear={() => setWanted([])}
          />
        </div>
      )}
      <section className={classes.scroll} aria-label="经过" onKeyDown={goAlong}>
        {top}
        {entries.length === 0 && (
          <EmptyState title="还没有记录" text="写下的辅导、跟踪、家访和告知书会按发生的日期排在这里。" />
        )}
        {timeGroups(shown, today, stretch).map(({ word, entries: inGroup }) => (
          <section key={word} aria-label={word}>
            <h2 className={classes.group}>
              {word}
              <span className={classes.count}>{inGroup.length}</span>
            </h2>
            <ol className={classes.entries}>
              {inGroup.map((entry) => (
                <Entry key={entry.key} entry={entry} today={today} {...rest} />
              ))}
            </ol>
          </section>
        ))}
      </section>
    </div>
  );
}

/** The arrows go from one entry that opens something to the next. */
function goAlong(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.shiftKey) return;
  if (!(event.target instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
  const at = stops.indexOf(event.target);
  if (at < 0) return;
  const to =
    event.key === 'ArrowDown'
      ? at + 1
      : event.key === 'ArrowUp'
        ? at - 1
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? stops.length - 1
            : null;
  if (to === null) return;
  event.preventDefault();
  stops[to]?.focus();
}

type EntryProps = Pick<ChronicleProps, 'iconOf' | 'openId' | 'onOpen' | 'today'> & { entry: ChronicleEntry };

function Entry({ entry, today, iconOf, openId, onOpen }: EntryProps) {
  const { opens, occurredOn, startsAt, kind } = entry;
  const Icon = iconOf(kind);
  const isOpen = opens !== null && opens.id === openId;
  return (
    <li className={classes.entry} data-open={isOpen || undefined}>
      <time
        className={classes.day}
        dateTime={startsAt ? `${occurredOn}T${startsAt}` : occurredOn}
        title={`记录于 ${writtenInstant(entry.recordedAt)}`}
      >
        {shortDay(occurredOn, today)}
        {startsAt && <span className={classes.time}>{startsAt}</span>}
      </time>
      <Icon
        size={18}
        stroke={1.6}
        className={classes.icon}
        role="img"
        aria-label={CHRONICLE_KINDS[kind]}
        title={CHRONICLE_KINDS[kind]}
      />
      <div className={classes.what}>
        {opens ? (
          <UnstyledButton
            className={classes.opens}
            data-entry
            aria-current={isOpen || undefined}
            onClick={() => onOpen(opens)}
          >
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
      </div>
    </li>
  );
}

/** 9月1日 周二 of the running year, 2025年9月1日 周一 of another: the group says the rest. */
function shortDay(day: LocalDate, today: LocalDate): string {
  const written = writtenDay(day);
  return day.slice(0, 4) === today.slice(0, 4) ? written.replace(/^\d+年/, '') : written;
}

import type { RecordIdOf, RecordRef } from '#shared/contract/record-refs.ts';
import type { ChronicleEntry } from '#shared/contract/students.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/** What is said of a record that happened on one day; an empty text says nothing. */
interface Happened {
  occurredOn: LocalDate;
  /** `HH:mm` where it is known. */
  startsAt?: string;
  title: string;
  text: string;
}

/** A record as the chronology tells it, which opens the record. */
export function recordTold<Kind extends RecordKind>(
  kind: Kind,
  { id, recordedAt }: { id: RecordIdOf<Kind>; recordedAt: number },
  { occurredOn, startsAt = '', title, text }: Happened,
): ChronicleEntry {
  return {
    key: id,
    kind,
    occurredOn,
    startsAt,
    recordedAt,
    title,
    text,
    // The id is of this kind: the signature pairs them, which a union cannot follow.
    opens: { record: kind, id } as RecordRef,
  };
}

/** What lasts for a time. */
interface Lasting<Kind extends RecordKind> {
  id: RecordIdOf<Kind>;
  fromOn: LocalDate;
  /** The first day on which it no longer holds; null while it lasts. */
  endedOn: LocalDate | null;
  endReason: string;
  recordedAt: number;
}

/** A period is told twice: when it begins, and when it ends. */
export function periodTold<Kind extends RecordKind>(
  kind: Kind,
  period: Lasting<Kind>,
  { begun, text, ended }: { begun: string; text: string; ended: string },
): ChronicleEntry[] {
  const { id, fromOn, endedOn, endReason } = period;
  const begin = recordTold(kind, period, { occurredOn: fromOn, title: begun, text });
  const start = { ...begin, key: `${id}:from` };
  if (endedOn === null) return [start];
  const end = recordTold(kind, period, { occurredOn: endedOn, title: ended, text: endReason });
  return [start, { ...end, key: `${id}:end` }];
}

/** The lines of a text that say something. */
export const lines = (...texts: readonly string[]): string => texts.filter(Boolean).join('\n');

import { Anchor, Group, Text } from '@mantine/core';
import { type Place, usePlace } from '#renderer/place.tsx';
import type { CountedRecord } from '#shared/contract/counted-records.ts';
import classes from './counted-records.module.css';
import { ShortDate } from './short-date.tsx';

/** The records behind a figure; each leads to itself, or to its student. */
export function CountedRecords({ records }: { records: readonly CountedRecord[] }) {
  if (records.length === 0) return <Text c="dimmed">这段时间里没有记录。</Text>;
  return (
    <ul className={classes.records}>
      {records.map((record) => (
        <RecordLine key={record.key} record={record} />
      ))}
    </ul>
  );
}

function placeOf({ opens, studentId }: CountedRecord): Place | null {
  return opens ?? (studentId ? { at: 'student', studentId } : null);
}

function RecordLine({ record }: { record: CountedRecord }) {
  const { go } = usePlace();
  const { name, className, occurredOn, text, amount } = record;
  const place = placeOf(record);
  // An activity is nobody's: it is opened by what it is called.
  const word = name || text;
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <span>
          {place ? (
            <Anchor component="button" type="button" className={classes.open} onClick={() => go(place)}>
              {word}
            </Anchor>
          ) : (
            word
          )}
          {className && ` ${className}`}
        </span>
        <Text size="sm" c="dimmed">
          <ShortDate on={occurredOn} />
        </Text>
      </Group>
      <Text size="sm">
        {name && text}
        {amount > 1 && `（计 ${amount}）`}
      </Text>
    </li>
  );
}

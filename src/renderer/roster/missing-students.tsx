import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#renderer/parts/date-field.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { classOrderKey } from '#shared/class-names.ts';
import type { MissingStudent } from '#shared/contract/roster.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import {
  codesOf,
  DEPARTURE_KINDS,
  type DepartureKind,
  NUMBER_KINDS,
  type NumberKind,
} from '#shared/terms.ts';
import type { ChosenRows } from './chosen-rows.ts';
import classes from './roster.module.css';

type Departures = ChosenRows['departures'];
type Left = Pick<MissingStudent, 'departure'>['departure'];

const columnsWith = (
  identifiedBy: NumberKind,
  leftAs: (student: MissingStudent) => Left,
): Column<MissingStudent>[] => [
  {
    key: 'studentNumber',
    heading: NUMBER_KINDS[identifiedBy],
    width: '14%',
    cell: ({ studentNumber }) => studentNumber,
  },
  { key: 'name', heading: '姓名', width: '13%', cell: ({ name }) => name },
  {
    key: 'className',
    heading: '班级',
    width: '14%',
    cell: ({ className }) => className,
    sortBy: ({ className }) => classOrderKey(className),
  },
  {
    key: 'message',
    heading: '提示',
    cell: ({ message }) => (
      <span className={classes.notice} title={message}>
        {message}
      </span>
    ),
  },
  {
    key: 'departure',
    heading: '登记',
    width: '24%',
    cell: (student) => {
      const left = leftAs(student);
      return left ? `${DEPARTURE_KINDS[left.kind]}，${writtenDate(left.leftOn)}离校` : '仍在校';
    },
  },
];

interface MissingStudentsProps {
  identifiedBy: NumberKind;
  missing: readonly MissingStudent[];
  departures: Departures;
  onLeave(departures: Departures): void;
}

/** Who is at the school and not on the roster: reported, and said to have left only by a person. */
export function MissingStudents({ identifiedBy, missing, departures, onLeave }: MissingStudentsProps) {
  const [kind, setKind] = useState<DepartureKind>('transferred');
  const [leftOn, setLeftOn] = useState<LocalDate | null>(todayOnThisPc());
  const tick = (keys: ReadonlySet<string>) => {
    if (leftOn === null) return;
    const after = missing.filter(({ studentId }) => keys.has(studentId));
    // Who was ticked before keeps what was said then.
    onLeave(
      new Map(
        after.map(({ studentId }) => [studentId, departures.get(studentId) ?? { studentId, kind, leftOn }]),
      ),
    );
  };
  return (
    <>
      <Text className={classes.soft}>
        这些学生在校，年级在名册范围内，但名册上没有。默认不作改动；确实离校的，先选好去向和日期，再勾选。
      </Text>
      <div className={classes.leaving}>
        <Select
          label="去向"
          w={176}
          data={codesOf(DEPARTURE_KINDS).map((value) => ({ value, label: DEPARTURE_KINDS[value] }))}
          value={kind}
          // The values are the codes of the terms.
          onChange={(value) => value !== null && setKind(value as DepartureKind)}
        />
        <DateField label="离校日期（不再在校的第一天）" value={leftOn} onChange={setLeftOn} required />
      </div>
      <List
        label="名册上没有"
        rows={missing}
        rowKey={({ studentId }) => studentId}
        columns={columnsWith(identifiedBy, ({ studentId }) => departures.get(studentId) ?? null)}
        selecting={{
          name: ({ name }) => name,
          unit: '名离校',
          offers: () => leftOn !== null,
          ticked: { keys: new Set(departures.keys()), tick },
        }}
        empty={null}
      />
    </>
  );
}

/** The same, as it was decided. */
export function MissingReport({
  identifiedBy,
  missing,
}: Pick<MissingStudentsProps, 'identifiedBy' | 'missing'>) {
  return (
    <List
      label="名册上没有"
      rows={missing}
      rowKey={({ studentId }) => studentId}
      columns={columnsWith(identifiedBy, ({ departure }) => departure)}
      empty={null}
    />
  );
}

import { Select } from '@mantine/core';
import { schoolYearSpan, writtenDate } from '#shared/school-calendar.ts';

interface SchoolYearChoiceProps {
  /** Named by the year it begins in. */
  value: number;
  onChange(schoolYear: number): void;
}

const spelled = (schoolYear: number) => {
  const { from, until } = schoolYearSpan(schoolYear);
  return `${schoolYear}学年（${writtenDate(from)}至${writtenDate(until)}）`;
};

/** Which school year the classes of a roster are of: in August the new one comes before the old has ended. */
export function SchoolYearChoice({ value, onChange }: SchoolYearChoiceProps) {
  return (
    <Select
      label="学年"
      description="名册里的班级属于哪个学年"
      maw={360}
      data={[value - 1, value, value + 1].map((year) => ({ value: String(year), label: spelled(year) }))}
      value={String(value)}
      onChange={(year) => year !== null && onChange(Number(year))}
    />
  );
}

import { describe, expect, test } from 'vitest';
import { localDate, weeksBetween } from '#shared/school-calendar.ts';
import { isHighRisk } from '#shared/terms.ts';
import { writeOddRosters } from '#tests/sample-school/odd-rosters.ts';
import { expectedSkips, writeRosterXlsx } from '#tests/sample-school/roster-workbook.ts';
import { NOTABLE_NAMES, type SampleSchool, sampleSchool } from '#tests/sample-school/sample-school.ts';
import type { RosterRow } from '#vault/roll/roster/reading/roster-reading.ts';
import { readRosterFile } from '../rosters.ts';

const TODAY = localDate('2026-09-01');
const school = sampleSchool({ today: TODAY });

function studentsIn(bytes: Uint8Array, fileName: string): RosterRow[] {
  return readRosterFile(bytes, fileName, TODAY).sheets.flatMap(({ reading }) => reading.rows);
}

/** The facts of the school in the shape of what was read. */
function enrolled({ students, classes }: SampleSchool): Omit<RosterRow, 'rowNumber'>[] {
  return students.map((student) => ({
    studentNumber: student.number,
    name: student.name,
    gender: student.gender,
    className: student.className,
    homeroomTeacher: classes.find((each) => each.name === student.className)?.homeroomTeacher.name ?? '',
    guardians: [student.guardian],
    bornOn: student.bornOn,
    notices: [],
  }));
}

const withoutPlace = ({ rowNumber: _, ...row }: RosterRow) => row;

describe('the sample school’s roster', () => {
  test('comes back as it went in, and what had to be skipped is told', async () => {
    const [sheet] = readRosterFile(await writeRosterXlsx(school), '学生名册.xlsx', TODAY).sheets;
    expect(sheet?.reading.rows.map(withoutPlace)).toEqual(enrolled(school));
    expect(
      sheet?.reading.skipped.map(({ rowNumber, reason, name = '' }) => ({ rowNumber, reason, name })),
    ).toEqual(expectedSkips(school));
  });

  test('comes back from each odd shape as well', async () => {
    const odd = await writeOddRosters(school);
    expect(studentsIn(odd.xlsx, '全校.xlsx').map(withoutPlace)).toEqual(enrolled(school));
    // The old workbook names no teacher in its table and no relation; the CSV no relation.
    expect(studentsIn(odd.xls, '旧名册.xls').map(withoutPlace)).toEqual(
      enrolled(school).map(({ homeroomTeacher: _, guardians, ...row }) => ({
        ...row,
        guardians: guardians.map(({ relation: __, ...guardian }) => guardian),
      })),
    );
    expect(studentsIn(odd.csv, '名册.csv').map(withoutPlace)).toEqual(
      enrolled(school).map(({ studentNumber, guardians, ...row }) => ({
        ...row,
        // Its number stands below 学籍号.
        registrationNumber: studentNumber,
        guardians: guardians.map(({ relation: _, ...guardian }) => guardian),
      })),
    );
  });
});

describe('the sample school', () => {
  test('is the same every time', () => {
    expect(sampleSchool({ today: TODAY })).toEqual(school);
    expect(sampleSchool({ today: TODAY, seed: 7 }).students).not.toEqual(school.students);
  });

  test('every number is one student’s; two pairs share a name; the notable names are there', () => {
    expect(new Set(school.students.map(({ number }) => number)).size).toBe(84);
    expect(new Set(school.students.map(({ name }) => name)).size).toBe(82);
    expect(school.students.map(({ name }) => name)).toEqual(expect.arrayContaining([...NOTABLE_NAMES]));
  });

  test('both classes have students on the high-risk list, and every fact is of a student there is', () => {
    const numbers = new Map(school.students.map((student) => [student.number, student]));
    const classes = school.levels
      .filter(({ level }) => isHighRisk(level))
      .map(({ studentNumber }) => numbers.get(studentNumber)?.className);
    expect(new Set(classes)).toEqual(new Set(school.classes.map(({ name }) => name)));
    expect(new Set(school.levels.map(({ level }) => level)).size).toBe(4);
    const told = [
      ...school.levels,
      ...school.concerns,
      ...school.cares,
      ...school.trackingSheets,
      ...school.followUps,
      ...school.letters,
      ...school.homeVisits,
    ].map(({ studentNumber }) => studentNumber);
    for (const number of [...told, ...school.sessions.flatMap(({ studentNumbers }) => studentNumbers)]) {
      expect(numbers.has(number)).toBe(true);
    }
    const staff = new Set(school.staff.map(({ name }) => name));
    for (const name of [
      ...school.homeVisits.flatMap((visit) => visit.staff),
      ...school.trackingSheets.map(({ tracker }) => tracker),
    ]) {
      expect(staff.has(name)).toBe(true);
    }
  });

  test('the summer is tracked week by week, with some weeks missing', () => {
    const { fromOn, untilOn } = school.trackingPeriod;
    expect([fromOn, untilOn]).toEqual(['2026-07-06', '2026-08-25']);
    const weeks = weeksBetween(fromOn, untilOn).length;
    const tracked = school.trackingSheets.length;
    expect(tracked).toBe(8);
    expect(school.followUps.length).toBeGreaterThan(weeks * tracked * 0.6);
    expect(school.followUps.length).toBeLessThan(weeks * tracked);
    for (const { occurredOn } of school.followUps)
      expect(occurredOn >= fromOn && occurredOn <= untilOn).toBe(true);
  });
});

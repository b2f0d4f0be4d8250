import type { CountedRecord } from '#shared/contract/counted-records.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Workload } from '#shared/contract/workload.ts';
import { openingWeeks } from '#shared/opening-hours.ts';
import { schoolYearOf, schoolYearSpan, writtenDate } from '#shared/school-calendar.ts';
import { daysOffIn, listOpeningTimes } from '#vault/roll/school/opening-times.ts';
import { setSchoolYears, spansOf } from '#vault/roll/school/school-years.ts';
import { asOf, type Reader, type Writer } from '#vault/strongbox/database/access.ts';
import { periodsOn } from './periods.ts';
import { countWork, inStretches, recordsOf, stretchesOf, tally } from './tally.ts';
import { type Days, shownRecords, workRecords } from './work-records.ts';

/** The running school year and the two before are offered. */
const YEARS_OFFERED = 3;

export function listPeriods(reader: Reader): OutputOf<'workload.periods'> {
  const dates = setSchoolYears(reader);
  const running = schoolYearOf(reader.today, dates);
  return periodsOn(
    reader.today,
    Array.from({ length: YEARS_OFFERED }, (_, back) => {
      const schoolYear = running - back;
      const { from, until } = schoolYearSpan(schoolYear, dates);
      return { schoolYear, fromOn: from, untilOn: until, spans: spansOf(reader, schoolYear) };
    }),
  );
}

/** What was done in a period, up to today: every number counted from the records (rules of the data, 6). */
export function readWorkload(reader: Reader, wanted: Days): Workload {
  const days = untilToday(reader, wanted);
  const stretches = stretchesOf(days, setSchoolYears(reader));
  const records = workRecords(reader, days);
  const sessions = recordsOf(records, 'session', { by: 'all' });
  const times = listOpeningTimes(reader);
  const { daysOff, yearsWithout } = daysOffIn(reader, days);
  const weeks = openingWeeks(days, times, daysOff);
  const inWeeks = inStretches(
    sessions,
    weeks.map(({ from, until }) => ({ fromOn: from, untilOn: until })),
  );
  return {
    ...days,
    stretches,
    ...tally(records, stretches),
    weeks: weeks.map((week, index) => ({
      ...week,
      sessionMinutes: countWork(inWeeks[index] ?? []).minutes,
    })),
    knowsHours: times.some(
      ({ fromOn, untilOn }) => fromOn <= days.untilOn && (untilOn === null || days.fromOn <= untilOn),
    ),
    yearsWithoutCalendar: yearsWithout,
  };
}

/** A period that begins later than today has nothing to count, and stays as it was asked for. */
function untilToday(reader: Reader, { fromOn, untilOn }: Days): Days {
  const { today } = asOf(reader, untilOn);
  return { fromOn, untilOn: today < fromOn ? untilOn : today };
}

/** The records that a figure counts; the look is on record. */
export function workloadRecords(
  writer: Writer,
  { kind, part, ...wanted }: InputOf<'workload.records'>,
): CountedRecord[] {
  writer.recordLook({
    action: 'workload.opened',
    subject: writtenPeriod(wanted),
    detail: { figure: kind },
  });
  const records = workRecords(writer, untilToday(writer, wanted));
  return shownRecords(writer, recordsOf(records, kind, part));
}

export const writtenPeriod = ({ fromOn, untilOn }: Days) => `${writtenDate(fromOn)}至${writtenDate(untilOn)}`;

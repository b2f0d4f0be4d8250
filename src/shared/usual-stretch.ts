import { addDays, type LocalDate, localDate } from './school-calendar.ts';

/** A term or a holiday, both ends included. */
export interface Stretch {
  kind: 'term' | 'holiday';
  name: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** The term or holiday that `day` lies in, by the months in which Chinese schools usually have them: each day in one. */
export function usualStretch(day: LocalDate): Stretch {
  const year = Number(day.slice(0, 4));
  const on = day.slice(5);
  if (on < '01-20') return autumn(year - 1);
  if (on < '03-01') {
    const untilOn = addDays(localDate(`${year}-03-01`), -1);
    return { kind: 'holiday', name: `${year}年寒假`, fromOn: localDate(`${year}-01-20`), untilOn };
  }
  if (on < '07-01') return stretch('term', `${year}年春季学期`, `${year}-03-01`, `${year}-06-30`);
  if (on < '09-01') return stretch('holiday', `${year}年暑期`, `${year}-07-01`, `${year}-08-31`);
  return autumn(year);
}

function autumn(year: number): Stretch {
  return stretch('term', `${year}年秋季学期`, `${year}-09-01`, `${year + 1}-01-19`);
}

function stretch(kind: Stretch['kind'], name: string, fromOn: string, untilOn: string): Stretch {
  return { kind, name, fromOn: localDate(fromOn), untilOn: localDate(untilOn) };
}

import { type LocalDate, localDate } from '#shared/school-calendar.ts';

/** Name and both ends of a tracking period. */
export type SuggestedPeriod = {
  name: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
};

/** The holiday or term that `today` lies in, by the months in which Chinese schools usually have them. */
export function suggestedPeriod(today: LocalDate): SuggestedPeriod {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  if (month === 7 || month === 8) return period(`${year}年暑期`, `${year}-07-01`, `${year}-08-31`);
  if (month >= 9) return period(`${year}年秋季学期`, `${year}-09-01`, `${year + 1}-01-31`);
  if (month <= 2) return period(`${year}年寒假`, `${year}-01-15`, `${year}-02-28`);
  return period(`${year}年春季学期`, `${year}-03-01`, `${year}-06-30`);
}

function period(name: string, fromOn: string, untilOn: string): SuggestedPeriod {
  return { name, fromOn: localDate(fromOn), untilOn: localDate(untilOn) };
}

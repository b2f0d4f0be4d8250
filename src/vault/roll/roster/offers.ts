import type { RosterLine, RosterOffer } from '#shared/contract/roster.ts';
import { circumstancesIn, tellsLeave } from '#shared/remark-words.ts';
import type { KnownStudent } from './known-school.ts';

/** What a row's remark may mean beyond what is on record of the student: offered, and never taken by itself. */
export function offersOf(line: RosterLine, remark: string, student: KnownStudent | undefined): RosterOffer[] {
  const { key, studentNumber, name, className } = line;
  return circumstancesIn(remark)
    .filter((circumstance) => !student?.circumstances.includes(circumstance))
    .map((circumstance) => ({
      key: `${key}/${circumstance}`,
      row: key,
      studentNumber,
      name,
      className,
      remark,
      circumstance,
      taken: false,
    }));
}

/** 休学 is no circumstance: where the remark says it and the vault does not, that is told. */
export function leaveNotice(remark: string, student: KnownStudent | undefined): string[] {
  if (!tellsLeave(remark) || student?.onLeave) return [];
  return ['备注里写着休学，导入不登记休学；请核对，在学生档案里“登记休学”'];
}

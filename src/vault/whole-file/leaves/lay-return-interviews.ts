import {
  type ReturnInterviewsFacts,
  returnInterviews,
  type WindowAfterReturn,
} from '#documents/leaves/return-interviews.tsx';
import type { Situation } from '#shared/contact-rules.ts';
import type { PeriodId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { isCauseOfCare } from '#shared/terms.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { existingLeave } from '#vault/roll/students/leaves.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { schoolRules } from '#vault/rooms/obligations/ladder.ts';
import { type Act, actsFor, windowsAsked } from '#vault/rooms/obligations/obligations.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { actsOf } from '../obligations/acts.ts';
import { situationsOf } from '../obligations/situations.ts';
import { contactLines } from './contact-lines.ts';

/**
 * 复学访谈及风险评估记录 (policy J12, E2): every window of the year after a return up to today, with what satisfied it.
 *
 * @throws Refusal `noPeriod`, `notReturned` where the leave lasts, `notAsked` where its cause asks for no interviews.
 */
export function layReturnInterviews(
  room: Room,
  { leaveId, audience = 'room' }: InputOf<'leaves.layInterviews'>,
): Promise<OutputOf<'leaves.layInterviews'>> {
  const facts = room.access.read((reader) => interviewsFacts(reader, leaveId));
  return layPaper(room, [returnInterviews(facts)], {
    kind: 'leave.interviews',
    audience,
    subject: auditSubject(facts.student),
    detail: { leaveId, returnedOn: facts.returnedOn },
  });
}

const AFTER_A_RETURN: ReadonlySet<Situation> = new Set<Situation>(['returned', 'returnedAfterSuicidality']);

function interviewsFacts(reader: Reader, leaveId: PeriodId): ReturnInterviewsFacts {
  const { studentId, cause, endedOn } = existingLeave(reader, leaveId);
  if (endedOn === null) throw new Refusal('notReturned', '还在休学，复学后才有访谈记录。请先登记复学。');
  if (!isCauseOfCare(cause))
    throw new Refusal('notAsked', '这次休学不是因心理问题，没有规定的复学访谈。需要时请写辅导记录。');
  const { today } = reader;
  const rules = schoolRules(reader).filter(({ situation }) => AFTER_A_RETURN.has(situation));
  const situations = (situationsOf(reader, [studentId]).get(studentId) ?? []).filter(
    ({ situation, span }) => AFTER_A_RETURN.has(situation) && span.fromOn === endedOn,
  );
  const kinds = new Set(rules.flatMap(({ duty }) => actsFor(duty)));
  const acts = actsOf(reader, new Map([...kinds].map((kind) => [kind, new Set([studentId])])), endedOn);
  const lines = contactLines(reader, studentId, endedOn, null);
  const seenOn = (of: readonly Act['kind'][], days: readonly LocalDate[]) =>
    lines.filter(({ kind, on }) => of.includes(kind) && days.includes(on));
  const windows = rules
    .flatMap((rule) =>
      windowsAsked(rule, { situations, acts }, today, endedOn)
        .flat()
        .filter(({ window, need }) => window.from <= today && need > 0)
        .map(({ window, need, days }) => ({
          duties: [rule.duty],
          ...window,
          need,
          done: days.length,
          seen: seenOn(actsFor(rule.duty), days),
        })),
    )
    .sort((one, other) => one.from.localeCompare(other.from) || one.until.localeCompare(other.until))
    .reduce<WindowAfterReturn[]>(withAlike, []);
  return {
    schoolName: schoolRow(reader).name,
    numberWord: numberWord(reader),
    student: studentOn(reader, studentId, today),
    returnedOn: endedOn,
    cause,
    asOf: today,
    windows,
  };
}

/** Duties of one window that stand alike are one row: what satisfied both is told once. */
function withAlike(windows: readonly WindowAfterReturn[], next: WindowAfterReturn): WindowAfterReturn[] {
  const standing = ({ duties, ...rest }: WindowAfterReturn) => JSON.stringify(rest);
  const alike = windows.find((each) => standing(each) === standing(next));
  if (!alike) return [...windows, next];
  const both = { ...alike, duties: [...alike.duties, ...next.duties] };
  return windows.map((each) => (each === alike ? both : each));
}

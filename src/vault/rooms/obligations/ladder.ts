import { asc } from 'drizzle-orm';
import {
  type ContactRule,
  DUTIES,
  LADDER,
  SCHOOL_RULE,
  SITUATIONS,
  type StandingRule,
  writtenFrequency,
} from '#shared/contact-rules.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ContactRuleLine } from '#shared/contract/obligations.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { DayReader, Reader, Writer } from '#vault/strongbox/database/access.ts';
import { contactRules } from './tables.ts';

/** A rule that the school has set, from a day on. */
type SetRule = ContactRule & { fromOn: LocalDate };

/**
 * Every rule with the time in which it holds: those of the papers until the school changed them, then the school's.
 *
 * @param set in the order in which they were set; of two from one day the later holds.
 */
export function standingRules(set: readonly SetRule[]): StandingRule[] {
  const papers = LADDER.map(({ source, ...rule }) => ({ ...rule, fromOn: null }));
  const byDuty = Map.groupBy([...papers, ...set], nameOf);
  return [...byDuty.values()].flatMap((versions) => {
    const inOrder = versions.filter(
      ({ fromOn }, at) => fromOn === null || !versions.slice(at + 1).some((later) => later.fromOn === fromOn),
    );
    return inOrder.map((rule, at) => ({ ...rule, endedOn: inOrder[at + 1]?.fromOn ?? null }));
  });
}

/** A duty in a situation has one rule at a time. */
const nameOf = ({ situation, duty }: Pick<ContactRule, 'situation' | 'duty'>): string =>
  `${situation}/${duty}`;

/** The rules of this school, each with the time in which it holds. */
export function schoolRules(reader: DayReader): StandingRule[] {
  return standingRules(setRules(reader));
}

/** The ladder as it holds today, in the order of the situations; a duty that is not asked for has 0 times. */
export function ladderToday(reader: Reader): ContactRuleLine[] {
  const order = Object.keys(SITUATIONS);
  return schoolRules(reader)
    .filter(({ endedOn }) => endedOn === null)
    .map(({ situation, duty, times, per }) => ({
      situation,
      duty,
      times,
      per,
      source:
        LADDER.find(
          (paper) =>
            nameOf(paper) === nameOf({ situation, duty }) && paper.times === times && paper.per === per,
        )?.source ?? SCHOOL_RULE,
    }))
    .sort((one, other) => order.indexOf(one.situation) - order.indexOf(other.situation));
}

/** Sets how often a duty is asked for in a situation, from today on. What was owed before stays owed as it was. */
export function setRule(writer: Writer, wanted: InputOf<'obligations.setRule'>): void {
  const before = schoolRules(writer).find((rule) => rule.endedOn === null && nameOf(rule) === nameOf(wanted));
  writer.db
    .insert(contactRules)
    .values({ ...wanted, fromOn: writer.today, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'obligation.ruleSet',
    subject: `${SITUATIONS[wanted.situation]}：${DUTIES[wanted.duty]}`,
    detail: {
      before: before ? writtenFrequency(before) : writtenFrequency({ times: 0, per: wanted.per }),
      after: writtenFrequency(wanted),
    },
  });
}

function setRules(reader: DayReader): SetRule[] {
  return reader.db
    .select({
      situation: contactRules.situation,
      duty: contactRules.duty,
      times: contactRules.times,
      per: contactRules.per,
      fromOn: contactRules.fromOn,
    })
    .from(contactRules)
    .orderBy(asc(contactRules.sequence))
    .all();
}

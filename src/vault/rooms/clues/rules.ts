import { asc } from 'drizzle-orm';
import { CLUE_RULES, type SetClueRules, sizeOf, writtenClueRule } from '#shared/clues.ts';
import type { ClueRuleLine } from '#shared/contract/clues.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { codesOf } from '#shared/terms.ts';
import type { DayReader, Reader, Writer } from '#vault/strongbox/database/access.ts';
import { setClueRules } from './tables.ts';

/** What this school has set; what it has not is as the app comes. */
export function schoolClueRules({ db }: DayReader): SetClueRules {
  const rows = db.select().from(setClueRules).orderBy(asc(setClueRules.sequence)).all();
  return Object.fromEntries(rows.map(({ rule, need, days }) => [rule, { need, days }]));
}

/** Every rule as it holds now, in the order of the settings. */
export function clueRulesToday(reader: Reader): ClueRuleLine[] {
  const set = schoolClueRules(reader);
  return codesOf(CLUE_RULES).map((rule) => ({ rule, ...sizeOf(rule, set) }));
}

/** Sets how often and within how many days a rule asks; what nobody has answered is looked at anew. */
export function setClueRule(writer: Writer, { rule, ...size }: InputOf<'clues.setRule'>): void {
  const before = sizeOf(rule, schoolClueRules(writer));
  writer.db
    .insert(setClueRules)
    .values({ rule, ...size, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'clue.ruleSet',
    subject: CLUE_RULES[rule].word,
    detail: { before: writtenClueRule(rule, before), after: writtenClueRule(rule, size) },
  });
}

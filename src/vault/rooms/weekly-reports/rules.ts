import { asc } from 'drizzle-orm';
import type { WeeklyRuleText } from '#shared/contract/weekly-reports.ts';
import { DUE_DAYS, NOT_ASKED, type WeeklyRule } from '#shared/weekly-reports.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { weeklyReportRules } from './tables.ts';

/** Whether the classes were asked, and when reports were due, in the order in which the school has set it. */
export function weeklyRules({ db }: Reader): WeeklyRule[] {
  const { isAsked, dueAfter, fromOn } = weeklyReportRules;
  return db
    .select({ isAsked, dueAfter, fromOn })
    .from(weeklyReportRules)
    .orderBy(asc(weeklyReportRules.sequence))
    .all();
}

/** What holds now. */
export function weeklyRuleNow(reader: Reader): WeeklyRuleText {
  const { isAsked, dueAfter } = weeklyRules(reader).at(-1) ?? NOT_ASKED;
  return { isAsked, dueAfter };
}

/** Sets whether the classes are asked, from the week that runs on. */
export function setWeeklyRule(writer: Writer, wanted: WeeklyRuleText): void {
  const before = weeklyRuleNow(writer);
  writer.db
    .insert(weeklyReportRules)
    .values({ ...wanted, fromOn: writer.today, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  const said = ({ isAsked, dueAfter }: WeeklyRuleText) =>
    isAsked ? `要求各班每周上报，${DUE_DAYS.get(dueAfter)}交` : '不要求';
  writer.record({
    action: 'weeklyReport.ruleSet',
    subject: said(wanted),
    detail: { before: said(before), after: said(wanted) },
  });
}

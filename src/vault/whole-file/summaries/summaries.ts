import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { type SummaryFacts, summaryTitle, summaryWorkbook } from '#documents/summaries/summary-workbook.ts';
import type { CountedRecord } from '#shared/contract/counted-records.ts';
import type { SummaryId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Summary, SummaryLine } from '#shared/contract/summaries.ts';
import { Refusal } from '#shared/outcome.ts';
import { SUMMARY_FIGURES } from '#shared/summary-figures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { gapsOf } from './summary-gaps.ts';
import { count, recordsBehind } from './summary-records.ts';
import { summaries, summaryOverrides } from './tables.ts';

/** All summaries, the latest period first. */
export function listSummaries(reader: Reader): SummaryLine[] {
  return reader.db
    .select()
    .from(summaries)
    .where(isNull(summaries.removedAt))
    .orderBy(desc(summaries.untilOn), desc(summaries.recordedAt))
    .all();
}

export function addSummary(writer: Writer, wanted: InputOf<'summaries.add'>): SummaryId {
  for (const field of ['fromOn', 'untilOn', 'activitiesFromOn', 'activitiesUntilOn'] as const) {
    refuseImpossibleDay(writer, field, wanted[field], { ahead: true });
  }
  writer.record({ action: 'summary.added', subject: wanted.title, detail: { new: wanted } });
  return writer.db
    .insert(summaries)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .returning({ id: summaries.id })
    .get().id;
}

/** @throws Refusal `noSummary`. */
export function renameSummary(writer: Writer, { summaryId, title }: InputOf<'summaries.rename'>): void {
  const before = existingSummary(writer, summaryId);
  writer.db.update(summaries).set({ title }).where(eq(summaries.id, summaryId)).run();
  writer.record({
    action: 'summary.renamed',
    subject: title,
    detail: { old: { title: before.title }, new: { title } },
  });
}

/** Hides a summary; it stays in the vault with the reason. @throws Refusal `noSummary`, `hasOverrides`. */
export function removeSummary(writer: Writer, { summaryId, reason }: InputOf<'summaries.remove'>): void {
  const { title, figures, fromOn, untilOn } = countedSummary(writer, summaryId);
  const overridden = figures.filter(({ override }) => override !== null).length;
  if (overridden > 0) {
    throw new Refusal(
      'hasOverrides',
      `这份汇总表有 ${overridden} 个手工更正的数字。请先逐个恢复为统计的数值，再删除。`,
    );
  }
  writer.db
    .update(summaries)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(summaries.id, summaryId))
    .run();
  writer.record({
    action: 'summary.removed',
    subject: title,
    detail: { old: { title, fromOn, untilOn }, reason },
  });
}

type Counted = Omit<Summary, 'gaps'>;

/** A summary as its screen shows it: the figures, and what may be missing from them. @throws Refusal `noSummary`. */
export function readSummary(reader: Reader, id: SummaryId): Summary {
  const counted = countedSummary(reader, id);
  return { ...counted, gaps: gapsOf(reader, counted) };
}

/** Every figure counted anew, and what was put over it by hand. @throws Refusal `noSummary`. */
function countedSummary(reader: Reader, id: SummaryId): Counted {
  const summary = existingSummary(reader, id);
  const overrides = new Map(
    reader.db
      .select()
      .from(summaryOverrides)
      .where(eq(summaryOverrides.summaryId, id))
      .orderBy(asc(summaryOverrides.sequence))
      .all()
      .map((override) => [override.figure, override]),
  );
  return {
    ...summary,
    figures: SUMMARY_FIGURES.map(({ code }) => {
      const override = overrides.get(code);
      const standing =
        override && override.value !== null ? { value: override.value, reason: override.reason } : null;
      return { figure: code, counted: count(reader, code, summary), override: standing };
    }),
  };
}

/** @throws Refusal `noSummary`. */
export function summaryRecords(writer: Writer, wanted: InputOf<'summaries.records'>): CountedRecord[] {
  const summary = existingSummary(writer, wanted.summaryId);
  writer.recordLook({ action: 'summary.opened', subject: summary.title, detail: { figure: wanted.figure } });
  return recordsBehind(writer, wanted.figure, summary);
}

/** Puts a value by hand over a figure, or takes it away again; both stay on record. @throws Refusal `noSummary`. */
export function overrideFigure(writer: Writer, wanted: InputOf<'summaries.override'>): void {
  const summary = countedSummary(writer, wanted.summaryId);
  const before = summary.figures.find(({ figure }) => figure === wanted.figure);
  writer.db
    .insert(summaryOverrides)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'summary.overridden',
    subject: summary.title,
    detail: {
      figure: wanted.figure,
      old: { value: before?.override?.value ?? before?.counted },
      new: { value: wanted.value ?? before?.counted },
      reason: wanted.reason,
    },
  });
}

/** 附件3 as a workbook, where the person chooses; reasons stay here unless she wants them in it. @throws Refusal `noSummary`, `cannotSave`. */
export async function saveSummary(
  room: Room,
  { summaryId, password, withReasons }: InputOf<'summaries.save'>,
): Promise<OutputOf<'summaries.save'>> {
  const { summary, schoolName } = room.access.read((reader) => ({
    summary: countedSummary(reader, summaryId),
    schoolName: schoolRow(reader).name,
  }));
  const facts = summaryFacts(summary, schoolName, withReasons);
  const fileName = await exportPaper(
    room,
    {
      dialog: '导出汇总表',
      title: summaryTitle(facts.period),
      format: 'xlsx',
      word: '汇总表',
      bytes: await summaryWorkbook(facts),
    },
    password,
    { action: 'summary.saved', subject: summary.title, detail: withReasons ? { withReasons } : {} },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}

function summaryFacts(summary: Counted, schoolName: string, withReasons: boolean): SummaryFacts {
  const { title, fromOn, untilOn, activitiesFromOn, activitiesUntilOn, figures } = summary;
  const ownWindow = activitiesFromOn !== fromOn || activitiesUntilOn !== untilOn;
  return {
    schoolName,
    period: { name: title, from: fromOn, until: untilOn },
    ...(ownWindow ? { termStart: { from: activitiesFromOn, until: activitiesUntilOn } } : {}),
    // Every code is in `figures`: countedSummary maps the same list.
    figures: Object.fromEntries(
      figures.map(({ figure, counted, override }) => [
        figure,
        {
          counted,
          ...(override ? { overridden: withReasons ? override : { value: override.value } } : {}),
        },
      ]),
    ) as SummaryFacts['figures'],
  };
}

function existingSummary(reader: Reader, id: SummaryId): SummaryLine {
  const summary = reader.db
    .select()
    .from(summaries)
    .where(and(eq(summaries.id, id), isNull(summaries.removedAt)))
    .get();
  if (!summary) throw new Refusal('noSummary', '找不到这份汇总表。请返回列表重新选择。');
  return summary;
}

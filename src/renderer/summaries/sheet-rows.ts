import {
  SUMMARY_FIGURES,
  SUMMARY_SECTIONS,
  type SummaryFigure,
  type SummaryFigureEntry,
} from '#shared/summary-figures.ts';

/** A line of the sheet, with the merged cells that begin on it (forms.md 附件3). */
export interface SheetRow extends SummaryFigureEntry {
  /** The section's title and how many lines it covers; only on its first line. */
  sectionCell: { text: string; lines: number } | null;
  /** The group's heading and how many lines it covers; only on its first line. */
  groupCell: { text: string; lines: number } | null;
}

/** The lines of the sheet in the order of the form. */
export const SHEET_ROWS: readonly SheetRow[] = SUMMARY_FIGURES.map((entry, index) => {
  const before = SUMMARY_FIGURES[index - 1];
  const sameSection = SUMMARY_FIGURES.filter(({ section }) => section === entry.section);
  const sameGroup = sameSection.filter(({ group }) => group === entry.group);
  return {
    ...entry,
    sectionCell:
      before?.section === entry.section
        ? null
        : { text: SUMMARY_SECTIONS[entry.section], lines: sameSection.length },
    groupCell:
      entry.group === undefined || before?.group === entry.group
        ? null
        : { text: entry.group, lines: sameGroup.length },
  };
});

/** What sets two figures apart that the form calls by the same words. */
const APART: Partial<Record<SummaryFigure, string>> = {
  guardianLectureAttendance: '家长参与数（专题讲座）',
  guardianPushReach: '家长参与数（资源推送）',
};

/** The name of a figure where it stands alone, outside of the sheet. */
export function nameOf({ code, label }: SummaryFigureEntry): string {
  return APART[code] ?? label;
}

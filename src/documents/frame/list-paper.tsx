import type { ReactNode } from 'react';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import listCss from './list-paper.css?inline';
import { type ListHead, ListTable } from './list-table.tsx';

interface ListPaper {
  title: string;
  schoolName: string;
  printedOn: LocalDate;
  /** Such as 3 人. */
  counted: string;
  heads: readonly ListHead[];
  rows: ReactNode;
}

/** A list that stays inside the room, A4 across, its headings again on each sheet. */
export function listPaper({ title, schoolName, printedOn, counted, heads, rows }: ListPaper): PaperDocument {
  return paperDocument({
    title: `${title} ${printedOn}`,
    runningLabel: `内部资料　${title}　${schoolName}`,
    foot: { fromBottom: 9, side: 15 },
    landscape: true,
    css: listCss,
    sheet: (
      <article>
        <h1>{title}</h1>
        <div className="head">
          <span>
            {schoolName}　{writtenDate(printedOn)}　共 {counted}
          </span>
          <strong>内部资料</strong>
        </div>
        <ListTable heads={heads}>{rows}</ListTable>
      </article>
    ),
  });
}

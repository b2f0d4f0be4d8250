import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { type PrintSettings, SYSTEM_PRINTER } from '#shared/contract/papers.ts';
import type { PrintJob, PrintOutcome } from '#shared/contract/shell.ts';
import { Refusal } from '#shared/outcome.ts';
import { actOfPaper } from '#vault/strongbox/audit/audit-actions.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { laidPaper } from './laid-paper.ts';
import { printJobs } from './print-jobs.ts';
import { closingRefusal } from './save-file.ts';

/** So many sides are drawn and held at once (docs/decisions/0033-printing.md). */
const MOST_SIDES = 10;

/**
 * Prints a paper that lies ready, one job after the other. What went to the printer is on record however it ends.
 *
 * @throws Refusal `paperGone`, `printing`, `noSuchPage`, `noPrinter`, `notPrinted`, `closing`.
 */
export async function printPaper(
  room: Room,
  { token, pages, ...settings }: InputOf<'papers.print'>,
): Promise<OutputOf<'papers.print'>> {
  const laid = laidPaper(room, token);
  const { bytes, documents } = laid.paper;
  if (laid.printing) throw new Refusal('printing', '这份文件正在打印，请等它打印完，或先取消。');
  const all = documents.reduce((sum, count) => sum + count, 0);
  if (pages?.some((page) => page > all)) {
    throw Refusal.at('pages', 'noSuchPage', `这份文件只有 ${all} 页，请核对页码`);
  }
  const jobs = printJobs({ documents, pages, ...settings }, MOST_SIDES);
  const printing = {
    printed: 0,
    of: jobs.reduce((sum, job) => sum + pagesIn(job), 0),
    stop: new AbortController(),
  };
  laid.printing = printing;
  const stopped = AbortSignal.any([printing.stop.signal, room.closing]);
  let wasAsked = false;
  try {
    for (const job of jobs) {
      if (stopped.aborted) break;
      wasAsked = true;
      await printJob(room, { ...settings, ...job, token, bytes: bytes.length }, printing.printed);
      printing.printed += pagesIn(job);
    }
  } finally {
    laid.printing = null;
    if (wasAsked) putOnRecord(room, laid.paper, settings, printing);
  }
  const { printed, of } = printing;
  return { printed, of };
}

const pagesIn = ({ pages, copies }: Pick<PrintJob, 'pages' | 'copies'>): number =>
  pages.filter((page) => page !== null).length * copies;

/** @throws Refusal `noPrinter`, `notPrinted`, `closing`. */
async function printJob(room: Room, job: PrintJob, printed: number): Promise<void> {
  const outcome = await room.shell.print(job).catch((): PrintOutcome => 'failed');
  if (outcome === 'done') return;
  if (room.closing.aborted) throw closingRefusal();
  const sent = printed === 0 ? '没有打印' : `前面的 ${printed} 页已经送去打印，后面的没有`;
  if (outcome === 'noPrinter') {
    const which = job.printer === SYSTEM_PRINTER ? '系统没有默认打印机' : `找不到打印机“${job.printer}”`;
    throw new Refusal('noPrinter', `${which}，${sent}。请检查打印机是否接好、开机，或另选一台再打印。`);
  }
  throw new Refusal(
    'notPrinted',
    `打印机没有接受，${sent}。请检查打印机是否脱机、缺纸或卡纸，再打印没有打出来的页。`,
  );
}

/** Which paper, to which printer, how much of it; never what stands on it. */
function putOnRecord(
  room: Room,
  paper: ReturnType<typeof laidPaper>['paper'],
  { printer, copies, sides, blackAndWhite }: PrintSettings,
  { printed, of }: { printed: number; of: number },
): void {
  const { kind, subject, detail, audience } = paper;
  room.access.write((writer) =>
    writer.record({
      action: actOfPaper(kind, 'printed'),
      subject,
      detail: {
        ...detail,
        audience,
        printer: printer === SYSTEM_PRINTER ? '系统默认打印机' : printer,
        copies,
        sides,
        blackAndWhite,
        printedPages: printed === of ? `${of}` : `${printed} / ${of}`,
      },
    }),
  );
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { grayscale, PDFDocument } from '@cantoo/pdf-lib';
import { localDate } from '#shared/school-calendar.ts';
import { deskIn } from '#tests/e2e/asked.ts';
import { answerSaveDialog, createVault, launchRoom } from '#tests/e2e/launch-room.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { fillRoom } from '#tests/screens/filled-room.ts';
import { PAPERS } from './every-paper.ts';

/**
 * `npm run papers -- --out DIR`: one of every kind of paper that the app prints, on the sample school, and a sheet of
 * all their pages in the same order; of a paper that Word opens too, that document beside it. `--only 家访` takes those alone whose names hold that.
 */

const { values: options } = parseArgs({
  options: { out: { type: 'string', default: 'papers' }, only: { type: 'string', default: '' } },
});
const out = resolve(options.out);
const wanted = new RegExp(options.only);
mkdirSync(out, { recursive: true });

const folder = mkdtempSync(join(tmpdir(), 'heartharbor-papers-'));
// The summer lies behind: its weeks are written.
const school = sampleSchool({ today: localDate('2026-09-01') });
const room = await launchRoom({ userData: join(folder, 'app') });
const printed: { name: string; bytes: Uint8Array }[] = [];
try {
  await createVault(room.page, {
    school: school.schoolName,
    person: school.counsellor.name,
    password: '海棠-夜航-2026',
  });
  await fillRoom(room, school, folder);
  const { get } = deskIn(room);
  const listed = await get('students.list', {});
  const [studentId, awayId] = school.levels.map(
    (level) => listed.find(({ studentNumber }) => studentNumber === level.studentNumber)?.id,
  );
  if (!studentId || !awayId) throw new Error('nobody of whom there is everything, or nobody on leave');
  for (const { name, lay, saveWord } of PAPERS) {
    if (!wanted.test(name)) continue;
    const file = join(out, `${name}.pdf`);
    await answerSaveDialog(room.app, file);
    const { token } = await lay({ get, studentId, awayId });
    await get('papers.save', { token });
    await answerSaveDialog(room.app, join(out, `${name}.docx`));
    await saveWord?.({ get, studentId, awayId });
    const bytes = readFileSync(file);
    printed.push({ name, bytes });
    process.stdout.write(`${name}: ${(await PDFDocument.load(bytes)).getPageCount()} pages\n`);
  }
} finally {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(join(out, 'all pages.pdf'), await contactSheet(printed.map(({ bytes }) => bytes)));
process.stdout.write(`${printed.length} papers, in ${out}\n`);

/** All pages, eight on a sheet of A4 across, in the order of the papers. */
async function contactSheet(papers: readonly Uint8Array[]): Promise<Uint8Array> {
  const [width, height] = [841.89, 595.28];
  const [columns, rows, gap] = [4, 2, 8];
  const cell = { width: (width - gap * (columns + 1)) / columns, height: (height - gap * (rows + 1)) / rows };
  const sheets = await PDFDocument.create();
  let placed = 0;
  for (const bytes of papers) {
    const pages = await sheets.embedPdf(bytes, (await PDFDocument.load(bytes)).getPageIndices());
    for (const page of pages) {
      const at = placed % (columns * rows);
      const sheet = at === 0 ? sheets.addPage([width, height]) : sheets.getPage(sheets.getPageCount() - 1);
      const scale = Math.min(cell.width / page.width, cell.height / page.height);
      const x = gap + (at % columns) * (cell.width + gap);
      const top = height - gap - Math.floor(at / columns) * (cell.height + gap);
      const size = { width: page.width * scale, height: page.height * scale };
      sheet.drawPage(page, { x, y: top - size.height, ...size });
      // Without a colour of its border it would be filled, with black.
      sheet.drawRectangle({
        x,
        y: top - size.height,
        ...size,
        borderWidth: 0.5,
        borderColor: grayscale(0.6),
      });
      placed += 1;
    }
  }
  return sheets.save();
}

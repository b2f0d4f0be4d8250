import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../../src/shared/outcome.ts';
import { ROSTER_FIELDS } from '../../src/shared/roster-terms.ts';
import { todayOnThisPc } from '../../src/shared/school-calendar.ts';
import { BOARDINGS, GENDERS } from '../../src/shared/terms.ts';
import { readAsGuessed } from '../../src/vault/roll/roster/reading/roster-file.ts';
import { endWith } from './ending.ts';

/*
 * npm run read-roster -- [--json] FILE…
 *
 * Reads rosters as the wizard does when nothing is changed, and writes nothing. With --json one array on stdout, and
 * nothing else there; `npm run -s` keeps npm's own two lines away.
 */

await endWith(async () => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    console.error('npm run read-roster -- [--json] FILE…');
    return 1;
  }
  // npm runs scripts in the project's folder, and tells where it was called itself.
  const files = positionals.map((file) => told(resolve(process.env.INIT_CWD ?? process.cwd(), file)));
  process.stdout.write(values.json ? `${JSON.stringify(files, null, 2)}\n` : files.map(asText).join('\n'));
  return 0;
});

type Told = ReturnType<typeof told>;

function told(path: string) {
  const file = basename(path);
  const nothing = { file, sheets: [], columns: [], students: [], skipped: [] };
  try {
    return { refused: null, ...readingOf(path, file) };
  } catch (failure) {
    if (failure instanceof Refusal) {
      const { code, message } = failure.failure;
      return { ...nothing, refused: { code, message } };
    }
    const isUnread = failure instanceof Error && 'code' in failure && 'syscall' in failure;
    if (!isUnread) throw failure;
    return {
      ...nothing,
      refused: { code: 'unreadableFile', message: `打不开“${file}”，请核对它在不在原处。` },
    };
  }
}

function readingOf(path: string, file: string) {
  const { sheets, columns, read } = readAsGuessed(readFileSync(path), file, todayOnThisPc());
  return {
    file,
    sheets: sheets.map(({ sheet, isTaken, headerRow, message }) => ({
      name: sheet.name,
      isTaken,
      headerRow,
      message,
    })),
    columns: columns.map(({ heading, field, person }) => ({ heading, field, person })),
    students: read.flatMap(({ reading }) =>
      reading.rows.map((row) => ({
        row: row.rowNumber,
        studentNumber: row.studentNumber ?? '',
        registrationNumber: row.registrationNumber ?? '',
        name: row.name,
        gender: row.gender,
        className: row.className,
        bornOn: row.bornOn ?? null,
        address: row.address ?? '',
        registeredAddress: row.registeredAddress ?? '',
        ethnicity: row.ethnicity ?? '',
        boarding: row.boarding ?? null,
        remark: row.remark ?? '',
        guardians: row.guardians.map(({ name = '', relation = '', phone = '' }) => ({
          name,
          relation,
          phone,
        })),
        notices: row.notices,
      })),
    ),
    skipped: read.flatMap(({ reading }) =>
      reading.skipped.map(({ rowNumber, name = '', message }) => ({ row: rowNumber, name, message })),
    ),
  };
}

function asText({ file, refused, sheets, columns, students, skipped }: Told): string {
  const lines = [`【${file}】`];
  if (refused) lines.push(`没有读取：${refused.message}`);
  for (const { name, isTaken, headerRow, message } of sheets) {
    lines.push(
      `工作表“${name}”：${isTaken ? `已读，表头在第 ${headerRow} 行` : '未读'}${message && `（${message}）`}`,
    );
  }
  const taken = columns.flatMap(({ heading, field, person }) =>
    field ? [`${heading || '（无标题）'}→${person}${ROSTER_FIELDS[field]}`] : [],
  );
  if (taken.length > 0) lines.push(`列：${taken.join('，')}`);
  for (const student of students) {
    const { row, studentNumber, registrationNumber, name, gender, className, bornOn, guardians } = student;
    const family = guardians.map((each) => [each.name, each.relation, each.phone].filter(Boolean).join(' '));
    const parts = [
      [studentNumber, registrationNumber].filter(Boolean).join('／'),
      name,
      GENDERS[gender],
      className,
      bornOn ?? '',
      family.join('；'),
      student.address || (student.registeredAddress && `${student.registeredAddress}（户籍地址）`),
      student.ethnicity,
      student.boarding ? BOARDINGS[student.boarding] : '',
      student.remark.replaceAll('\n', ' '),
    ];
    lines.push(`${row}\t${parts.join('\t').trimEnd()}`, ...student.notices.map((notice) => `\t！${notice}`));
  }
  lines.push(`共 ${students.length} 名学生，${skipped.length} 行未读入`);
  for (const { row, name, message } of skipped) lines.push(`第 ${row} 行${name && ` ${name}`}：${message}`);
  return `${lines.join('\n')}\n`;
}

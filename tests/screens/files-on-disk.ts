import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { PNG } from 'pngjs';
import { recordingHead, SAMPLES_A_SECOND } from '#tests/sample-school/recording.ts';
import type { SampleSchool } from '#tests/sample-school/sample-school.ts';

/** The files that a teacher has on her disk, so that every screen of an import and of the attachments has one. */

/** Next month's roster of the same school: somebody new, moved, gone; a namesake; what cannot be read. */
export function writeNextRoster(folder: string, school: SampleSchool): string {
  const [gone, alsoGone, moved, called, namesake, ...same] = school.students;
  const row = (cells: (string | undefined)[]) => cells.map((cell) => cell ?? '').join(',');
  const rowOf = (student = moved, changed: { className?: string; phone?: string; number?: string } = {}) =>
    row([
      changed.number ?? student?.number,
      student?.name,
      changed.className ?? student?.className,
      student?.guardian.name,
      student?.guardian.relation,
      changed.phone ?? student?.guardian.phone,
    ]);
  const path = join(folder, '2026学年九月名册.csv');
  const rows = [
    '学号,姓名,班级,家长姓名,与学生关系,家长电话,备注',
    rowOf(moved, { className: `${moved?.className.slice(0, -3)}2)班` }),
    rowOf(called, { phone: '13900139009' }),
    rowOf(namesake, { number: '20269901' }),
    row(['20269902', '阿依古丽·买买提江', moved?.className, '买买提江·吐尔逊', '父亲', '13700137002']),
    row(['20269903', '钱小满', moved?.className, '钱大力', '父亲', '1.38E+10']),
    row(['', '没有学号的学生', moved?.className]),
    row(['20269904', '', moved?.className]),
    ...same.map((student) => rowOf(student)),
  ];
  if (!gone || !alsoGone) throw new Error('the sample school has too few students');
  writeFileSync(path, `\uFEFF${rows.join('\r\n')}`);
  return path;
}

/** The list of high-risk students that the school kept until now: other words, a change, and what cannot be written. */
export function writeEarlierList(folder: string, school: SampleSchool): string {
  const listed = new Set(school.levels.map(({ studentNumber }) => studentNumber));
  const [newOne, another, third] = school.students.filter(({ number }) => !listed.has(number));
  const known = school.students.filter(({ number }) => listed.has(number)).slice(0, 4);
  const path = join(folder, '心理高危学生名单.csv');
  const rows = [
    '序号,学号,姓名,班级,预警等级,列入日期,主要问题,责任教师',
    `1,${newOne?.number},${newOne?.name},${newOne?.className},红色,2026-08-03,有自伤行为，已就医,王老师`,
    `2,,${another?.name},${another?.className},二类,2026/8/4,情绪持续低落两周以上，上课走神,李老师`,
    `3,${third?.number},${third?.name},${third?.className},关注,,与同学冲突后不愿到校,`,
    ...known.map(
      ({ number, name, className }, at) =>
        `${at + 4},${number},${name},${className},三类,2026-08-05,近期明显加重,`,
    ),
    '8,20269999,查无此人,七年级(1)班,二类,2026-08-05,原因,',
    `9,${third?.number},另一个名字,${third?.className},二类,2026-08-05,原因,`,
  ];
  writeFileSync(path, `\uFEFF${rows.join('\r\n').replaceAll('，', '、')}`);
  return path;
}

/** A scan, a PDF, a recording and a note. */
export async function writeAttachments(folder: string): Promise<string[]> {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('周记扫描.png'), scan());
  writeFileSync(at('量表.pdf'), await pdf());
  writeFileSync(at('家长来电录音.wav'), recording(90));
  writeFileSync(
    at('班主任的话.txt'),
    '林老师：\n\n小禾这两周上课常发呆，中午也不去食堂。昨天问她，她说睡不着，早上起不来。\n家里奶奶带着，父母在外地。请您这边约她谈谈，我下午第三节没课。\n',
  );
  return ['周记扫描.png', '量表.pdf', '家长来电录音.wav', '班主任的话.txt'].map(at);
}

/** Lines of writing on a sheet of paper, from afar. */
function scan(): Buffer {
  const png = new PNG({ width: 1000, height: 1414 });
  png.data.fill(0xf4);
  // The same strokes in every run.
  let seed = 7;
  const upTo = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  const ink = (x: number, y: number) => {
    const at = (Math.round(y) * png.width + Math.round(x)) * 4;
    png.data.fill(0x48, at, at + 3);
    png.data.fill(0x48, at + 4, at + 7);
  };
  for (let line = 0; line < 20; line += 1) {
    const characters = line % 5 === 4 ? 14 : 24;
    for (let character = line % 5 === 0 ? 2 : 0; character < characters; character += 1) {
      const [left, top] = [110 + character * 32, 160 + line * 54];
      for (let stroke = 0; stroke < 5; stroke += 1) {
        const [x, y] = [left + upTo(8), top + upTo(24)];
        const [across, down] = stroke % 2 === 0 ? [14 + upTo(4), upTo(4)] : [upTo(6), 24 - upTo(24)];
        for (let step = 0; step <= 24; step += 1) ink(x + (across * step) / 24, y + (down * step) / 24);
      }
    }
  }
  for (let byte = 3; byte < png.data.length; byte += 4) png.data[byte] = 0xff;
  return PNG.sync.write(png);
}

async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const number of [1, 2]) {
    const page = document.addPage([595, 842]);
    page.drawText(`MHT ${number} / 2`, { x: 72, y: 748, size: 22, font });
    for (let line = 0; line < 18; line += 1) {
      const y = 700 - line * 34;
      page.drawText(`${(number - 1) * 18 + line + 1}.`, { x: 72, y, size: 12, font });
      page.drawLine({
        start: { x: 100, y: y - 2 },
        end: { x: 430, y: y - 2 },
        thickness: 0.6,
        color: rgb(0.6, 0.6, 0.6),
      });
      for (const x of [460, 500])
        page.drawRectangle({
          x,
          y: y - 3,
          width: 12,
          height: 12,
          borderWidth: 1,
          borderColor: rgb(0.3, 0.3, 0.3),
        });
    }
  }
  return document.save();
}

/** Silence, one byte a sample. */
function recording(seconds: number): Buffer {
  const samples = seconds * SAMPLES_A_SECOND;
  return Buffer.concat([recordingHead(samples), Buffer.alloc(samples, 128)]);
}

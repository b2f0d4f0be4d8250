import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { encodeGb18030 } from './gb18030.ts';
import type { SampleSchool, SampleStudent } from './sample-facts.ts';

/** The same school in the other shapes that rosters come in: every student in each, nobody to be skipped. */
export interface OddRosters {
  /** Another order and other names of columns; grade and class apart; the guardian's columns under one heading. */
  xlsx: Uint8Array;
  /** Excel 97; birth dates as bare serial days; one sheet a class, which alone says which class it is. */
  xls: Uint8Array;
  /** GB18030, which Chinese Excel calls CSV; 学籍号 instead of 学号. */
  csv: Uint8Array;
}

export async function writeOddRosters(school: SampleSchool): Promise<OddRosters> {
  return { xlsx: await otherColumns(school), xls: oldExcel(school), csv: gbkCsv(school) };
}

const LETTER = { female: 'F', male: 'M' } as const;
const CODE = { female: '2', male: '1' } as const;

function teacherOf(school: SampleSchool, student: SampleStudent): string {
  return school.classes.find((each) => each.name === student.className)?.homeroomTeacher.name ?? '';
}

async function otherColumns(school: SampleSchool): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = workbook.modified = new Date(`${school.today}T00:00:00Z`);
  workbook.addWorksheet('填写说明').addRow(['请按模板填写，不要改动表头']);
  const sheet = workbook.addWorksheet('全校');
  sheet.addRow([
    '出生\n年月日',
    '姓 名',
    '年级',
    '班级',
    '班主任',
    '班主任电话',
    '家长信息',
    '',
    '',
    '学生编号',
    '性别',
    '学生身份证号',
  ]);
  sheet.addRow(['', '', '', '', '', '', '姓名', '联系电话', '与学生关系', '', '', '']);
  sheet.mergeCells('G1:I1');
  for (const column of ['A', 'B', 'C', 'D', 'E', 'F', 'J', 'K', 'L'])
    sheet.mergeCells(`${column}1:${column}2`);
  for (const student of school.students) {
    const [grade, schoolClass] = student.className.split(/[()]/);
    sheet.addRow([
      student.bornOn.replaceAll('-', '/'),
      student.name,
      grade,
      Number(schoolClass),
      teacherOf(school, student),
      '15499999999',
      student.guardian.name,
      student.guardian.phone,
      student.guardian.relation,
      Number(student.number),
      LETTER[student.gender],
      '不应读入',
    ]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function oldExcel(school: SampleSchool): Uint8Array {
  const workbook = utils.book_new();
  for (const schoolClass of school.classes) {
    const rows = school.students
      .filter((student) => student.className === schoolClass.name)
      .map((student) => [
        student.number,
        student.name,
        CODE[student.gender],
        student.guardian.name,
        Number(student.guardian.phone),
        serialDay(student.bornOn),
      ]);
    const sheet = utils.aoa_to_sheet([
      [`${school.schoolName} 学生花名册`],
      [`班主任：${schoolClass.homeroomTeacher.name}`],
      ['学号', '学生姓名', '性别', '家长姓名', '家长电话', '生日'],
      ...rows,
    ]);
    utils.book_append_sheet(workbook, sheet, schoolClass.name);
  }
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'biff8' }));
}

function serialDay(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function gbkCsv(school: SampleSchool): Uint8Array {
  const lines = school.students.map((student) =>
    [
      student.className.replace('(', '（').replace(')', '）'),
      student.name,
      student.gender === 'male' ? '男生' : '女生',
      `="${student.number}"`,
      student.bornOn.replaceAll('-', '.'),
      teacherOf(school, student),
      student.guardian.name,
      `"${student.guardian.phone}"`,
    ].join(','),
  );
  const head = [
    '所在班级',
    '学生姓名',
    '性别',
    '学籍号',
    '出生日期',
    '班主任',
    '家长/监护人姓名',
    '联系电话',
  ];
  return encodeGb18030(`${[head.join(','), ...lines].join('\r\n')}\r\n`);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameTroubleOf, plainName } from '#vault/strongbox/attachments/plain-name.ts';

test.each([
  ['出院小结.pdf', '出院小结.pdf'],
  ['/home/lin/文件/录音 1.m4a', '录音 1.m4a'],
  ['C:\\Users\\林静\\桌面\\照片.jpg', '照片.jpg'],
  ['../../../etc/passwd', 'passwd'],
  ['..\\..\\vault.json', 'vault.json'],
  ['..', '附件'],
  ['', '附件'],
  ['a/', '附件'],
  ['C:x', 'C-x'],
  ['照片\u0000.jpg', '照片.jpg'],
  ['甲\n乙\u001b[2J.txt', '甲乙[2J.txt'],
  ['CON', '_CON'],
  ['con.txt', '_con.txt'],
  ['Aux .pdf', '_Aux .pdf'],
  ['COM¹.log', '_COM¹.log'],
  ['nul . . ', '_nul'],
  ['CONTRACT.txt', 'CONTRACT.txt'],
  ['图\u202egpj.exe', '图gpj.exe'],
  ['名字. . .', '名字'],
  ['a:b*c?d"e<f>g|h.txt', 'a-b-c-d-e-f-g-h.txt'],
  ['.隐藏', '.隐藏'],
])('%j is kept as %j', (given, kept) => {
  expect(plainName(given)).toBe(kept);
});

test('a very long name keeps its ending and fits every file system', () => {
  const name = plainName(`${'很长的名字'.repeat(60)}.docx`);
  expect(name).toMatch(/^很长的.*\.docx$/);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
});

test('whatever a name holds, what is kept of it is a plain name, and stays so', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '..',
    '.',
    ':',
    '\u0000',
    '\u202e',
    'CON',
    'nul',
    ' ',
    '𠮷',
    '\ud800',
  );
  const given = fc.array(fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 80 })), { maxLength: 8 });
  fc.assert(
    fc.property(given, (pieces) => {
      const name = plainName(pieces.join(''));
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]|^\.{0,2}$|[. ]$/u);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      expect(plainName(name)).toBe(name);
      expect(nameTroubleOf(name)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

test('a name that Windows has for itself, changes or does not take is none', () => {
  for (const name of [
    'CON',
    'con.pdf',
    'Nul.xlsx',
    'COM1.zip',
    'a:b',
    'a:b.pdf',
    '名单.',
    '名单 ',
    'x?.pdf',
    'a|b',
  ]) {
    expect(nameTroubleOf(name), name).toBe('notAName');
  }
  expect(nameTroubleOf(`${'长'.repeat(260)}.pdf`)).toBe('tooLong');
  for (const name of ['汇总（2026）.xlsx', '.pdf', 'contact.pdf', '名单..m4a', 'a b.zip', '长'.repeat(255)]) {
    expect(nameTroubleOf(name), name).toBeNull();
  }
});

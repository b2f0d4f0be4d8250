import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { LETTER_KINDS } from '#documents/letters/letter-kinds.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { letterValues } from '#shared/contract/letters.ts';
import type { LetterValues } from '#shared/letter-words.ts';
import { localDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { setInWriter } from '#tests/papers/in-writer.ts';
import { looksLike, pictured, pictureOf, troublesWith } from '#tests/papers/pictures.ts';
import { SAMPLE_LETTERS } from '#tests/papers/sample-letters.ts';
import { type LineOnPaper, linesOnPaper } from '#tests/papers/type-on-paper.ts';
import { FOUNDING } from '#tests/vault/founding.ts';
import { given } from './asked.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';

/** Letters as they leave the app, measured on the page and set once more by another program. */

const issuedOn = localDate('2026-09-01');

const enrolled = async (page: Page, studentNumber: string, name: string, guardianName: string) =>
  (
    await given(page, 'students.add', {
      studentNumber,
      name,
      gender: 'female',
      bornOn: null,
      className: '八年级(3)班',
      guardianName,
      guardianRelation: '父亲',
      guardianPhone: '13800138000',
    })
  ).studentId;

/** As often as it takes to be so long. */
const long = (words: string, length: number) =>
  words.repeat(Math.ceil(length / words.length)).slice(0, length);

test('every letter is a page for a seal, on screen, on paper and in Word', async () => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-letters-'));
  const room = await openRoom();
  const { app, page } = room;
  const { schoolName, personName } = FOUNDING;
  const roomPhone = '05718888123';
  await given(page, 'school.changeParticulars', { schoolName, counsellorName: personName, roomPhone });
  const child = await enrolled(page, '20240317', '王梓涵', '王建国');
  const longName = await enrolled(
    page,
    '65310120240317000123',
    '阿卜杜热合曼·买买提艾力·库尔班江·玉素甫',
    '买买提艾力·库尔班江',
  );
  const rareName = await enrolled(page, '20240318', '𠮷㛃䶮', '𠮷大山');

  /** Issues a letter, and saves it as PDF and for Word under a name. */
  async function issue(name: string, kind: string, studentId: StudentId, values: LetterValues) {
    const { letters } = await given(page, 'letters.issue', {
      kind,
      issuedOn,
      body: null,
      letters: [{ studentId, guardianId: null, values: letterValues.parse(values) }],
    });
    const letterIds = letters.map(({ letterId }) => letterId);
    await answerSaveDialog(app, join(folder, `${name}.pdf`));
    const { token } = await given(page, 'letters.layPaper', { letterIds });
    await given(page, 'papers.save', { token });
    await answerSaveDialog(app, join(folder, `${name}.docx`));
    await given(page, 'letters.saveWord', { letterIds, as: 'one' });
    return name;
  }

  const kinds: string[] = [];
  for (const kind of codesOf(LETTER_KINDS))
    kinds.push(await issue(LETTER_KINDS[kind].name, kind, child, SAMPLE_LETTERS[kind]));
  const names = [
    await issue('长姓名', 'notice', longName, SAMPLE_LETTERS.notice),
    await issue('生僻字', 'notice', rareName, SAMPLE_LETTERS.notice),
  ];
  const overPages = [
    await issue('两页', 'notice', child, {
      ...SAMPLE_LETTERS.notice,
      emotion: long('情绪低落课间独坐', 160),
    }),
    await issue('三页', 'notice', child, {
      route: 'screening',
      cognition: long('文', 700),
      will: long('上课难以集中，作业拖延（说“起不来床”）。', 260),
    }),
  ];
  const every = [...kinds, ...names, ...overPages];
  const pdf = (name: string) => join(folder, `${name}.pdf`);
  const lines = new Map<string, LineOnPaper[][]>();
  for (const name of every) lines.set(name, await linesOnPaper(pdf(name)));
  const pagesOf = (name: string) => lines.get(name) ?? [];
  await room.done();

  await test.step('an ordinary letter of each kind is one side, with its receipt, in sizes that can be read', () => {
    for (const name of [...kinds, ...names]) {
      expect(pagesOf(name), name).toHaveLength(1);
      const [own = []] = pagesOf(name);
      const cut = own.findIndex(({ text }) => text.includes('沿此虚线剪下'));
      const [letter, receipt] = cut < 0 ? [own, []] : [own.slice(0, cut), own.slice(cut)];
      expect(Math.min(...letter.map(({ size }) => size)), name).toBeGreaterThanOrEqual(13.9);
      for (const { size } of receipt) expect(size, name).toBeGreaterThanOrEqual(10.4);
    }
    expect(overPages.map((name) => pagesOf(name).length)).toEqual([3, 4]);
  });

  await test.step('over several pages it is 22 lines of 28 characters, 28 mm from the left and 37 mm from the top', () => {
    const [, full = []] = pagesOf('三页');
    const text = full.filter(({ baseline }) => baseline < 297 - 35);
    expect(text).toHaveLength(22);
    const whole = text.filter((line) => line.text === '文'.repeat(28));
    expect(whole.length).toBeGreaterThan(5);
    for (const { left, right, size } of whole) {
      expect(size).toBeCloseTo(16, 1);
      expect(Math.abs(left - 28)).toBeLessThan(1);
      expect(Math.abs(right - (210 - 26))).toBeLessThan(1);
    }
    const [first, last] = [text[0]?.baseline ?? 0, text.at(-1)?.baseline ?? 0];
    expect(Math.abs(last - first - (21 * 28.95 * 25.4) / 72)).toBeLessThan(1);
    // A character stands on its line with about a quarter of the pitch below it.
    expect(first).toBeGreaterThan(37 + 5);
    expect(last).toBeLessThan(297 - 35);
    const title = pagesOf('三页')[0]?.find((line) => line.text === '学生心理健康状况告知书');
    expect(title?.size).toBeCloseTo(22, 1);
  });

  await test.step('whoever signs has words above the pen, and the receipt is a page of its own', () => {
    for (const name of overPages) {
      const [closing = [], receipt = []] = pagesOf(name).slice(-2);
      expect(closing[0]?.text, name).not.toMatch(/监护人签名/);
      expect(closing.some(({ text }) => text.startsWith('监护人签名'))).toBe(true);
      expect(receipt.map(({ text }) => text).join('')).toMatch(/^回执/);
      for (const [index, own] of pagesOf(name).entries())
        expect(own.map(({ text }) => text).join('')).toContain(`第${index + 1}页共${pagesOf(name).length}页`);
    }
  });

  await test.step('no mark begins or ends a line that may not, and numbers are whole', () => {
    for (const name of every)
      for (const own of pagesOf(name)) {
        for (const { text } of own) {
          expect(text.trim(), name).not.toMatch(/^[。，、；：！？）》〕”’]/);
          expect(text.trim(), name).not.toMatch(/[（《〔“‘]$/);
        }
        const joined = own.map(({ text }) => text);
        for (const number of joined.join('').match(/心.〔\d{4}〕\d+号|0571-?\d{7,8}/g) ?? [])
          expect(
            joined.some((text) => text.includes(number)),
            `${name}: ${number}`,
          ).toBe(true);
      }
  });

  await test.step('every character, figures and rare ones too, is in a face of paper', () => {
    for (const name of every) {
      const fonts = execFileSync('pdffonts', [pdf(name)], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) {
        expect(font, name).toMatch(/Noto ?Serif|HeartHarbor|FangSong|SimHei|FZXiaoBiaoSong/i);
        // Embedded.
        expect(font, name).toMatch(/ yes (yes|no) (yes|no) /);
      }
    }
    expect(
      pagesOf('生僻字')
        .flat()
        .map(({ text }) => text)
        .join(''),
    ).toContain('𠮷㛃䶮');
  });

  await test.step('set by another program, the Word documents have the pages, margins, sizes and words of the PDF', async () => {
    const inWord = join(folder, 'word');
    mkdirSync(inWord);
    const set = await setInWriter(
      every.map((name) => join(folder, `${name}.docx`)),
      inWord,
    );
    for (const file of set) {
      const name = basename(file, '.pdf');
      const [printed, written] = [pagesOf(name), await linesOnPaper(file)];
      expect(written.length, name).toBe(printed.length);
      for (const [index, own] of printed.entries()) {
        const other = written[index] ?? [];
        expect(charactersOf(other), `${name}, page ${index + 1}`).toBe(charactersOf(own));
        expect(sizesOf(other), name).toEqual(sizesOf(own));
        expect(Math.abs(leftOf(other) - leftOf(own)), name).toBeLessThan(1);
        expect(Math.abs((other[0]?.baseline ?? 0) - (own[0]?.baseline ?? 0)), name).toBeLessThan(2);
      }
    }
  });

  await test.step('each looks as it did', () => {
    expect([...kinds, '两页'].flatMap((name) => troublesWith(pdf(name)))).toEqual([]);
    // A line that moved by a millimetre is another page.
    const [first] = pictured(pdf('告知书')).map(pictureOf);
    if (!first) throw new Error('no page');
    const moved = { ...first, grey: first.grey.slice() };
    const [from, to] = [first.width * 150, first.width * 165];
    moved.grey.copyWithin(from + 2 * first.width, from, to);
    expect(looksLike(first, first)).toBe(true);
    expect(looksLike(first, moved)).toBe(false);
  });
  expect(readFileSync(join(folder, '告知书.docx')).includes(Buffer.from('王梓涵'))).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});

/**
 * What stands on a page, in whichever order its places are told. Leaders are drawn as characters by some; of what is
 * beyond the basic plane, no font may be on a machine but that of the app.
 */
const charactersOf = (page: readonly LineOnPaper[]) =>
  [...page.map(({ text }) => text.replace(/[\s_‑-]|[\u{20000}-\u{3ffff}]/gu, '')).join('')].sort().join('');

const sizesOf = (page: readonly LineOnPaper[]) =>
  [...new Set(page.map(({ size }) => Math.round(size * 2) / 2))].sort((a, b) => a - b);

const leftOf = (page: readonly LineOnPaper[]) => Math.min(...page.map(({ left }) => left));

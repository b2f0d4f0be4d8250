import { describe, expect, test } from 'vitest';
import { letterPaper } from '#documents/letters/letter.tsx';
import { letterDocx } from '#documents/letters/letter-docx.ts';
import type { LetterFacts } from '#documents/letters/letter-facts.ts';
import { LETTER_KINDS } from '#documents/letters/letter-kinds.ts';
import { FITS_IN_ORDER, LETTER_FITS } from '#documents/letters/letter-measures.ts';
import { localDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { SAMPLE_LETTERS } from '#tests/papers/sample-letters.ts';
import { filesIn, momentsIn } from '#tests/vault/paper/files-in-zip.ts';
import { words } from './printed-words.ts';

const letterOf = (kind: keyof typeof LETTER_KINDS): LetterFacts => {
  const { name: _name, prefix, ...own } = LETTER_KINDS[kind];
  return {
    number: { prefix, schoolYear: 2026, sequence: 3 },
    schoolName: '望海中学',
    issuedOn: localDate('2026-09-01'),
    student: {
      name: '阿卜杜热合曼·买买提艾力𠮷㛃䶮',
      gender: 'female',
      className: '八年级（3）班',
      studentNumber: '20240317',
      numberWord: '学号',
      homeroomTeacher: '林老师',
    },
    guardianName: '王建国',
    contact: { name: '李静', phone: '13800138000' },
    words: own,
    values: SAMPLE_LETTERS[kind],
  };
};

const notice = letterOf('notice');
const partsOf = async (bytes: Uint8Array) =>
  new Map([...(await filesIn(bytes))].map(([name, content]) => [name, content.toString()]));
const bodyOf = async (...letters: Parameters<typeof letterDocx>[0]) =>
  (await partsOf(await letterDocx(letters, '告知书'))).get('word/document.xml') ?? '';

/** What a reader of the document sees, blanks left out. */
const readIn = (xml: string) => words(xml.replaceAll('<w:noBreakHyphen/>', '-')).replace(/\s/g, '');

/** The numbers that an attribute has, wherever it stands. */
const all = (xml: string, attribute: RegExp) => [
  ...new Set([...xml.matchAll(attribute)].map(([, value]) => Number(value))),
];

describe('a letter for Word', () => {
  test.each(codesOf(LETTER_KINDS))('%s says the same as its paper, in the same order', async (kind) => {
    const facts = letterOf(kind);
    const printed = words(letterPaper(facts).html).replace(/\s/g, '');
    for (const fit of ['close', 'overPages'] as const) {
      const said = printed.replace(fit === 'overPages' ? '沿此虚线剪下，交回学校' : '', '');
      expect(readIn(await bodyOf({ facts, fit }))).toBe(said);
    }
  });

  test.each(FITS_IN_ORDER)('set %s it has the sizes and margins of that step', async (fit) => {
    const { marginsMm, title, body, receipt } = LETTER_FITS[fit];
    const xml = await bodyOf({ facts: notice, fit });
    // Word writes sizes in half points, and everything else in twentieths of one.
    expect(all(xml, /<w:sz w:val="(\d+)"/g)).toEqual(
      expect.arrayContaining([title, body, receipt, receipt.title].map(({ size }) => size * 2)),
    );
    expect(all(xml, /w:line="(\d+)" w:lineRule="exact"/g)).toEqual(
      expect.arrayContaining([title, body, receipt].map(({ line }) => Math.round(line * 20))),
    );
    const [, top, left] = /<w:pgMar w:top="(\d+)"[^>]*w:left="(\d+)"/.exec(xml) ?? [];
    expect([top, left].map((twips) => (Number(twips) / 1440) * 25.4)).toEqual([
      expect.closeTo(marginsMm.top, 1),
      expect.closeTo(marginsMm.left, 1),
    ]);
  });

  test('whoever signs has the text above the pen, and a receipt is whole: on a page of its own over several', async () => {
    const paragraphs = (xml: string) => xml.match(/<w:p>.*?<\/w:p>/g) ?? [];
    const xml = await bodyOf({ facts: notice, fit: 'overPages' });
    const last = paragraphs(xml).find((each) => each.includes('学校随时愿意提供帮助'));
    expect(last).toContain('<w:keepNext/>');
    expect(xml).toContain('<w:cantSplit/>');
    expect(paragraphs(xml).find((each) => each.includes('回　执'))).toContain('<w:pageBreakBefore/>');
    const onOne = await bodyOf({ facts: notice, fit: 'tight' });
    expect(onOne).not.toContain('pageBreakBefore');
    expect(paragraphs(onOne).find((each) => each.includes('监护人，已收到'))).toContain('<w:keepNext/>');
  });

  test('the same letter gives the same bytes, and they know no moment, no person and no PC', async () => {
    const [first, second] = [
      await letterDocx([{ facts: notice, fit: 'tight' }], '告知书 心告〔2026〕3号'),
      await letterDocx([{ facts: structuredClone(notice), fit: 'tight' }], '告知书 心告〔2026〕3号'),
    ];
    expect(Buffer.from(first).equals(second)).toBe(true);
    const core = (await partsOf(first)).get('docProps/core.xml') ?? '';
    expect(words(core)).toBe('告知书 心告〔2026〕3号心港');
    expect((await momentsIn(first)).every((moment) => moment === new Date(1980, 0, 1).getTime())).toBe(true);
  });

  test('several letters are sections, each with pages and a foot of its own', async () => {
    const parts = await partsOf(
      await letterDocx(
        [
          { facts: notice, fit: 'overPages' },
          { facts: letterOf('visit'), fit: 'close' },
        ],
        '告知书 2份',
      ),
    );
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml.match(/<w:sectPr/g)).toHaveLength(2);
    expect(xml.match(/<w:pgNumType w:start="1"/g)).toHaveLength(2);
    const feet = [...parts].filter(([name]) => /^word\/footer\d/.test(name)).map(([, foot]) => foot);
    expect(feet.map((foot) => words(foot).includes('心告〔2026〕3号'))).toEqual([true, false]);
    expect(feet[0]).toContain('SECTIONPAGES');
  });

  test('what people typed never becomes markup', async () => {
    const facts = {
      ...notice,
      schoolName: '</w:t><w:p/>&',
      values: { ...notice.values, emotion: '<b>x</b>' },
    };
    const xml = await bodyOf({ facts, fit: 'tight' });
    expect(xml).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(xml).toContain('&lt;/w:t&gt;&lt;w:p/&gt;&amp;');
  });
});

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { assemblePdf, joinPdfs, pageCount } from '#documents/assemble-pdf.ts';

/** A PDF with one page per text. */
async function sheets(...texts: string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const text of texts) pdf.addPage([595, 842]).drawText(text, { font, size: 12, x: 60, y: 60 });
  return pdf.save();
}

async function readBack(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return { pages, metadata: await pdf.getMetadata() };
}

test('documents follow each other, each page with its own foot line over it', async () => {
  const bytes = await assemblePdf(
    [{ body: await sheets('A1', 'A2'), foot: await sheets('a 1/2', 'a 2/2') }, { body: await sheets('B1') }],
    { title: '告知书' },
  );
  const { pages } = await readBack(bytes);
  expect(pages).toHaveLength(3);
  expect(pages[0]).toMatch(/A1.*a 1\/2/);
  expect(pages[1]).toMatch(/A2.*a 2\/2/);
  expect(pages[2]).toBe('B1');
});

test('the PDF carries its title and its language, and nothing of the moment', async () => {
  const { metadata } = await readBack(await assemblePdf([{ body: await sheets('A') }], { title: '跟踪表' }));
  expect(metadata.info).toMatchObject({ Title: '跟踪表', Language: 'zh-CN', Creator: '心港' });
  expect(metadata.info).not.toHaveProperty('CreationDate');
  expect(metadata.info).not.toHaveProperty('ModDate');
});

test('the same sheets give the same bytes', async () => {
  const parts = [{ body: await sheets('A', 'B'), foot: await sheets('1', '2') }];
  expect(await assemblePdf(parts, { title: 'x' })).toEqual(await assemblePdf(parts, { title: 'x' }));
});

test('a foot with another number of sheets than its body is refused', async () => {
  const parts = [{ body: await sheets('A', 'B'), foot: await sheets('1') }];
  await expect(assemblePdf(parts, { title: 'x' })).rejects.toThrow(RangeError);
});

test('finished PDFs are joined in order, and their pages can be counted', async () => {
  const joined = await joinPdfs([await sheets('A1', 'A2'), await sheets('B1')], { title: '告知书' });
  expect((await readBack(joined)).pages).toEqual(['A1', 'A2', 'B1']);
  expect(await pageCount(joined)).toBe(3);
});

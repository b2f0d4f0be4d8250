import type { PaperDocument } from './paper-document.ts';

/** `forms.md "Paper"`: a page of a document of several pages says which it is; a single sheet needs no foot. */
export const needsFoot = (pages: number): boolean => pages > 1;

/**
 * The foot lines of a document, to be laid over its pages: body markup for paper.html, one sheet per page,
 * nothing on it but the line in its place, on a ground left transparent (print with `preferCSSPageSize`).
 * Chromium draws running feet in CSS margin boxes only since 131, hence sheets of their own.
 * @param pages how many pages the printed document has, at least 1
 */
export function footSheets(
  document: Pick<PaperDocument, 'runningLabel' | 'foot'> & Partial<Pick<PaperDocument, 'landscape'>>,
  pages: number,
): string {
  const { fromBottom, side } = document.foot;
  const [size, width, height] = document.landscape ? ['A4 landscape', 297, 210] : ['A4', 210, 297];
  const label = escaped(document.runningLabel);
  const sheets = Array.from(
    { length: pages },
    (_, index) =>
      `<div class="sheet"><div class="foot"><span class="label">${label}</span>` +
      `<span>第 ${index + 1} 页 共 ${pages} 页</span></div></div>`,
  );
  return `<style>
@page { size: ${size}; margin: 0 }
html, body { margin: 0; background: transparent }
.sheet { position: relative; width: ${width}mm; height: ${height}mm; overflow: hidden; break-inside: avoid }
.sheet + .sheet { break-before: page }
.foot {
  position: absolute; left: ${side}mm; right: ${side}mm; bottom: ${fromBottom}mm;
  display: flex; justify-content: space-between; gap: 8mm;
  font: 10.5pt/1.3 "Noto Serif SC", "HeartHarbor Rare Han", serif; color: #000; white-space: nowrap;
}
.label { overflow: hidden; text-overflow: ellipsis }
</style>${sheets.join('')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

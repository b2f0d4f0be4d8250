import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import paperCss from './paper.css?inline';

/** One printable: its own sheets, counted from 1 (docs/decisions/0002-paper.md). */
export interface PaperDocument {
  /** Title of the PDF; also a fair file name. */
  title: string;
  /** Body markup for `<main id="paper">` of paper.html, with its `<style>`. Everything a person typed is escaped. */
  html: string;
  /** Which student or letter it is: stands at the foot beside 第 x 页 共 y 页 (forms.md "Paper"). */
  runningLabel: string;
  /** Where the foot line lies: above the sheet's lower edge, inside the bottom margin, and in from both sides; mm. */
  foot: { fromBottom: number; side: number };
  /** The sheet lies across; its own style says so too. */
  landscape: boolean;
  /** Set where the document should take one page if it can. */
  onePage: OnePage | null;
}

/** How a document comes to one page: styles to be laid after its own, the first that is enough. */
export interface OnePage {
  /** From the roomiest to the tightest. The document without any of them is tried first. */
  tighter: readonly string[];
  /** Where none is enough: the style of a document of several pages. */
  overPages: string;
}

/**
 * A document from its sheet. `css` is the document's own style, laid after paper.css, which every document
 * shares. React escapes all text; the two styles are ours and fixed, so they stand as they are.
 */
export function paperDocument(document: {
  title: string;
  runningLabel: string;
  foot: PaperDocument['foot'];
  landscape?: boolean;
  onePage?: OnePage;
  css: string;
  sheet: ReactElement;
}): PaperDocument {
  const { title, runningLabel, foot, landscape = false, onePage = null, css, sheet } = document;
  const html = `<style>${paperCss}${css}</style>${renderToStaticMarkup(sheet)}`;
  return { title, html, runningLabel, foot, landscape, onePage };
}

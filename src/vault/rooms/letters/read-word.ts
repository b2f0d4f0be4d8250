import mammoth from 'mammoth';
import { Refusal } from '#shared/outcome.ts';
import { packStored, readOfficeParts } from '#vault/strongbox/office-package.ts';

/** What a school's words in a .docx become: the words of a kind of letter, each line a paragraph. */
export interface WordsOfWord {
  /** The first line, where it stands in the middle as a title does; otherwise empty. */
  title: string;
  /** Bold words at the head of a paragraph stand between two #. */
  body: string;
  /** What the document holds and these words do not, in words. */
  leftOut: string[];
}

const NEEDED_PART = /^(\[Content_Types\]\.xml|_rels\/|word\/(_rels\/|[^/]+\.xml$))/i;

/** The part of the library's tree that is read here; whatever else stands in it is passed over. */
interface Node {
  type: string;
  value?: string;
  breakType?: string;
  isBold?: boolean;
  alignment?: string | null;
  styleName?: string | null;
  numbering?: { isOrdered: boolean } | null;
  children?: Node[];
}

/**
 * Reads the words of a .docx. Pictures, notes and automatic numbers are left out, and said.
 *
 * @throws Refusal `notWord`, `wordDamaged`, `wordTooLarge`, `wordEmpty`.
 */
export async function readWord(bytes: Uint8Array, fileName: string): Promise<WordsOfWord> {
  const parts = readOfficeParts(bytes, (name) => NEEDED_PART.test(name));
  if (parts === 'tooLarge')
    throw new Refusal('wordTooLarge', `“${fileName}”太大，没有读取。请只留下一封信的文字，另存后再打开。`);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip && parts === 'damaged') throw damaged(fileName);
  if (!Array.isArray(parts) || !parts.some(({ name }) => /^word\/document\w*\.xml$/i.test(name))) {
    const message = `“${fileName}”不是 Word 文档（.docx），或设了打开密码。请在 Word 或 WPS 里打开它，另存为不带密码的 .docx 再选择。`;
    throw new Refusal('notWord', message);
  }
  const words = wordsOf(await treeOf(packStored(parts), fileName));
  if (words.title === '' && words.body === '')
    throw new Refusal('wordEmpty', `“${fileName}”里没有文字。请核对是否选对了文件。`);
  return words;
}

async function treeOf(bytes: Uint8Array, fileName: string): Promise<Node> {
  let tree: Node = { type: 'document' };
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        externalFileAccess: false,
        transformDocument: (document: Node) => {
          tree = document;
          return { ...document, children: [] };
        },
      },
    );
  } catch {
    throw damaged(fileName);
  }
  return tree;
}

function wordsOf(tree: Node): WordsOfWord {
  const lines: { text: string; isTitle: boolean }[] = [];
  for (const block of tree.children ?? []) {
    if (block.type === 'paragraph') for (const line of linesOf(block)) lines.push(line);
    if (block.type === 'table')
      for (const row of block.children ?? []) {
        const cells = (row.children ?? []).map((cell) => all(cell, 'text').join('').trim());
        lines.push({ text: cells.filter(Boolean).join('　'), isTitle: false });
      }
  }
  const written = lines.filter(({ text }) => text !== '');
  const title = written[0]?.isTitle ? written.shift() : undefined;
  return {
    title: title?.text.replaceAll('#', '') ?? '',
    body: written.map(({ text }) => text).join('\n'),
    leftOut: leftOutOf(tree),
  };
}

function linesOf(paragraph: Node): { text: string; isTitle: boolean }[] {
  const isTitle =
    paragraph.alignment === 'center' || /^(title|heading 1|标题)/i.test(paragraph.styleName ?? '');
  const pieces = piecesOf(paragraph, false);
  const lines = [[]] as { text: string; isBold: boolean }[][];
  for (const piece of pieces) {
    const [first = '', ...next] = piece.text.split('\n');
    lines.at(-1)?.push({ ...piece, text: first });
    for (const text of next) lines.push([{ ...piece, text }]);
  }
  return lines.map((line) => {
    const firstPlain = line.findIndex(({ text, isBold }) => !isBold && text.trim() !== '');
    const plain = (of: typeof line) => of.map(({ text }) => text.replaceAll('#', '＃')).join('');
    const heading = plain(firstPlain === -1 ? line : line.slice(0, firstPlain)).trim();
    const rest = firstPlain === -1 ? '' : plain(line.slice(firstPlain)).trimEnd();
    return { text: heading === '' ? rest.trim() : `#${heading}#${rest}`, isTitle };
  });
}

/** The text of a paragraph, run by run; a forced line break is one of ours. */
function piecesOf(node: Node, isBold: boolean): { text: string; isBold: boolean }[] {
  if (node.type === 'text') return [{ text: node.value ?? '', isBold }];
  if (node.type === 'tab') return [{ text: '　', isBold }];
  if (node.type === 'break') return [{ text: '\n', isBold }];
  return (node.children ?? []).flatMap((child) => piecesOf(child, isBold || (node.isBold ?? false)));
}

function all(node: Node, type: string): string[] {
  if (node.type === type) return [node.value ?? ''];
  return (node.children ?? []).flatMap((child) => all(child, type));
}

function leftOutOf(tree: Node): string[] {
  const isNumbered = (node: Node): boolean =>
    Boolean(node.numbering) || (node.children ?? []).some(isNumbered);
  const pictures = all(tree, 'image').length;
  const notes = all(tree, 'noteReference').length;
  return [
    ...(pictures > 0 ? [`${pictures} 张图片`] : []),
    ...(notes > 0 ? [`${notes} 条脚注`] : []),
    ...(isNumbered(tree) ? ['自动编号（请自己补上 1. 2. 3.）'] : []),
  ];
}

function damaged(fileName: string): Refusal {
  const message = `“${fileName}”打不开，可能没有下载完整。请在 Word 或 WPS 里打开它，另存后再选择。`;
  return new Refusal('wordDamaged', message);
}

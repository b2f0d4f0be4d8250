import {
  IconFile,
  IconFileMusic,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileWord,
  IconMovie,
  IconPhoto,
} from '@tabler/icons-react';

const KINDS: readonly [start: RegExp, word: string, icon: typeof IconFile][] = [
  [/^image\//, '图片', IconPhoto],
  [/^application\/pdf$/, 'PDF', IconFileTypePdf],
  [/^audio\//, '录音', IconFileMusic],
  [/^video\//, '录像', IconMovie],
  [/spreadsheet|excel|csv/, '表格', IconFileSpreadsheet],
  [/word/, 'Word 文档', IconFileWord],
  [/^text\//, '文本', IconFileText],
];

/** What kind of file it is, after its name: an icon with its word. */
export function FileKind({ mediaType }: { mediaType: string }) {
  const [, word, Icon] = KINDS.find(([start]) => start.test(mediaType)) ?? [null, '其他文件', IconFile];
  return <Icon size={20} aria-label={word} />;
}

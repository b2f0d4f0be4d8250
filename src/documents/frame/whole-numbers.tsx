import { Fragment } from 'react';

/** Numbers that are no longer read where they go over the line: as short as a phone's, as long as a 学籍号 or 身份证号. */
const LONG_NUMBER = /(?<![\dA-Za-z-])([\dA-Za-z][\dA-Za-z-]{5,19})(?![\dA-Za-z-])/;

/** A text in a narrow cell: a number goes into the next line as a whole. A longer one than any is broken all the same. */
export function WholeNumbers({ text }: { text: string }) {
  return text.split(LONG_NUMBER).map((part, index) =>
    index % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
      <Fragment key={index}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
      <span key={index} className="unbroken">
        {part}
      </span>
    ),
  );
}

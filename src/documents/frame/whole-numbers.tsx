import { Fragment } from 'react';

/**
 * What is no longer read where it goes over the line: a date, and numbers, as short as a phone's, as long as a 学籍号 or
 * 身份证号.
 */
const WHOLE = /((?<![\dA-Za-z-])[\dA-Za-z][\dA-Za-z-]{5,19}(?![\dA-Za-z-])|\d{4}年\d{1,2}月\d{1,2}日)/;

/** A text in a narrow cell: a number or a date goes into the next line as a whole. A longer number than any is broken. */
export function WholeNumbers({ text }: { text: string }) {
  return text.split(WHOLE).map((part, index) =>
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

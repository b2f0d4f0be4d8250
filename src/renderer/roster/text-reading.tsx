import { Select } from '@mantine/core';
import type { OpenedRoster } from '#shared/contract/roster.ts';
import { TEXT_ENCODINGS, TEXT_SEPARATORS } from '#shared/roster-terms.ts';
import { codesOf } from '#shared/terms.ts';
import classes from './roster.module.css';

type TextReading = NonNullable<OpenedRoster['text']>;

interface TextReadingChoiceProps {
  text: TextReading;
  isOpening: boolean;
  onChoose(chosen: Pick<TextReading, 'encoding' | 'separator'>): void;
}

/** How a text file is read, where its first rows do not look as they should. */
export function TextReadingChoice({ text, isOpening, onChoose }: TextReadingChoiceProps) {
  const { encoding, separator, isKept } = text;
  return (
    <div className={classes.text}>
      <Select
        label="文字编码"
        data={codesOf(TEXT_ENCODINGS).map((value) => ({ value, label: TEXT_ENCODINGS[value] }))}
        value={encoding}
        allowDeselect={false}
        disabled={isOpening}
        onChange={(chosen) => {
          const found = codesOf(TEXT_ENCODINGS).find((code) => code === chosen);
          if (found) onChoose({ encoding: found, separator });
        }}
      />
      <Select
        label="分隔符"
        data={codesOf(TEXT_SEPARATORS).map((value) => ({ value, label: TEXT_SEPARATORS[value] }))}
        value={separator}
        allowDeselect={false}
        disabled={isOpening}
        onChange={(chosen) => {
          const found = codesOf(TEXT_SEPARATORS).find((code) => code === chosen);
          if (found) onChoose({ encoding, separator: found });
        }}
      />
      <p className={classes.soft}>
        {isKept
          ? '按您上次为同样的文件所选来读。'
          : '右边是乱码，或挤在一格里时，换一种试试；下次遇到同样的文件照此读。'}
      </p>
    </div>
  );
}

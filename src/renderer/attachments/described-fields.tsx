import { Select, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { codesOf, EVIDENCE, type Evidence, ORIGINALS, type Original } from '#shared/terms.ts';
import classes from './attachments.module.css';

interface DescribedFieldsProps {
  form: {
    // The form's own type: what a field of it gives is any.
    // biome-ignore lint/suspicious/noExplicitAny: as above
    getInputProps(path: 'occurredOn' | 'evidence' | 'source' | 'original'): any;
  };
}

const KINDS = codesOf(EVIDENCE).map((code) => ({ value: code, label: EVIDENCE[code] }));
const WHICH = codesOf(ORIGINALS).map((code) => ({ value: code, label: ORIGINALS[code] }));
const UNSAID = '未说明';

/** What is said of an attachment: nothing but the day has to be. */
export function DescribedFields({ form }: DescribedFieldsProps) {
  return (
    <div className={classes.described}>
      <DateField label="发生日期" {...form.getInputProps('occurredOn')} />
      <Select<Evidence>
        label="类别"
        placeholder={UNSAID}
        clearable
        data={KINDS}
        {...form.getInputProps('evidence')}
      />
      <TextInput
        label="来源"
        placeholder="由谁提供"
        autoComplete="off"
        maxLength={60}
        {...form.getInputProps('source')}
      />
      <Select<Original>
        label="原件或复制件"
        placeholder={UNSAID}
        clearable
        data={WHICH}
        {...form.getInputProps('original')}
      />
    </div>
  );
}

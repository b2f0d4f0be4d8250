import { Button, Textarea } from '@mantine/core';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useWording } from '#renderer/preference.tsx';
import { WARNING_WORDS, warningWords } from '#shared/warning-words.ts';
import classes from './settings.module.css';

/** One word a line; empty lines and words that stand twice are none. */
const listed = z
  .strictObject({ words: z.string() })
  .transform(({ words }) => [...new Set(words.split(/\s+/).filter(Boolean))])
  .pipe(warningWords);

/** 设置 · 预警词: what is looked for while one types. */
export function WarningWordsForm() {
  const [words, keep] = useWording('warning-words');
  const form = useRecordForm({
    schema: listed,
    initial: { words: words.join('\n') },
    submit: keep,
    onDone: () => announce('已保存预警词'),
  });
  return (
    <div className={classes.narrow}>
      <RecordForm
        form={form}
        name="预警词"
        extraActions={
          <Button variant="default" onClick={() => form.setFieldValue('words', WARNING_WORDS.join('\n'))}>
            恢复自带的词
          </Button>
        }
      >
        <Textarea
          label="预警词"
          description="每行一个。写辅导记录、谈心和跟踪记录时出现这些词，心港会提醒评估风险、联系监护人；照样可以写下去，内容不会离开这台电脑"
          minRows={12}
          maxRows={18}
          {...form.getInputProps('words')}
        />
      </RecordForm>
    </div>
  );
}

import { Input, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { DateField } from '#renderer/parts/date-field.tsx';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { StudentsPicker } from '#renderer/parts/student-picker.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { codesOf, SESSION_KINDS } from '#shared/terms.ts';
import classes from './session.module.css';
import type { SessionDraft } from './session-text.ts';

const KINDS = codesOf(SESSION_KINDS).map((code) => ({ value: code, label: SESSION_KINDS[code] }));

type Form = RecordFormState<SessionDraft>;

/** What is promised about process notes, and what is not. */
export const WHO_READS_NOTES =
  '只给写的人看，默认不打印。心港不给别人看，但另一位持有密码的人若懂技术，仍能用自己的密码从保险库里读出来。';

interface SessionFieldsProps {
  form: Form;
  beside?: boolean;
  /** Another person began the record: that person's process notes are not shown. */
  othersNotes?: boolean | undefined;
}

/** The record at the left; what is only for the counsellor visibly apart at the right, or beneath it where it is narrow. */
export function SessionFields({ form, beside = false, othersNotes = false }: SessionFieldsProps) {
  return (
    <div className={classes.sheet} data-beside={beside || undefined}>
      <div className={classes.record}>
        <SessionFacts form={form} />
        <TextInput
          label="主题"
          required
          data-autofocus={beside || undefined}
          {...form.getInputProps('topic')}
        />
        <Textarea label="辅导内容" required minRows={8} maxRows={30} {...form.getInputProps('content')} />
        <Textarea label="评估" minRows={3} {...form.getInputProps('assessment')} />
        <Textarea label="后续安排" minRows={2} {...form.getInputProps('nextSteps')} />
      </div>
      <fieldset className={classes.notes}>
        <legend>
          <IconLock size={16} aria-hidden />
          心理教师手记
        </legend>
        {othersNotes ? (
          <p>这份记录由另一位教师开始写，手记只给写的人看。保存不会改动手记。</p>
        ) : (
          <>
            <p>{WHO_READS_NOTES}</p>
            <Textarea
              aria-label="心理教师手记"
              minRows={16}
              maxRows={36}
              {...form.getInputProps('processNotes')}
            />
          </>
        )}
      </fieldset>
    </div>
  );
}

function SessionFacts({ form }: { form: Form }) {
  return (
    <div className={classes.facts}>
      <div className={classes.whole}>
        <StudentsPicker label="学生" required {...form.getInputProps('studentIds')} />
      </div>
      <DateField label="辅导日期" required {...form.getInputProps('occurredOn')} />
      <TimeField label="开始时间" {...form.getInputProps('startsAt')} />
      <NumberInput
        label="时长（分钟）"
        min={1}
        max={600}
        step={5}
        allowDecimal={false}
        clampBehavior="none"
        {...form.getInputProps('minutes')}
        value={form.values.minutes ?? ''}
        onChange={(minutes) => form.setFieldValue('minutes', minutes === '' ? null : Number(minutes))}
      />
      <Input.Wrapper label="辅导形式" labelElement="div" error={form.errors.kind}>
        <SegmentedControl
          fullWidth
          aria-label="辅导形式"
          data={KINDS}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind)}
        />
      </Input.Wrapper>
    </div>
  );
}

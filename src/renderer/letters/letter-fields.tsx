import { Select, Textarea } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { codesOf, DISCOVERY_ROUTES, OBSERVED_ASPECTS } from '#shared/terms.ts';
import type { LetterDraft } from './letter-draft.ts';
import classes from './letters.module.css';

const ROUTES = codesOf(DISCOVERY_ROUTES).map((code) => ({ value: code, label: DISCOVERY_ROUTES[code] }));

/** The three requests of forms.md 附件2, in their official words. */
const REQUESTS = [
  { path: 'wording.careForChild', label: '关注孩子心理' },
  { path: 'wording.keepInTouch', label: '定期联系学校' },
  { path: 'wording.seeDoctor', label: '建议立即就诊' },
] as const;

export function LetterFields({ form }: { form: RecordFormState<LetterDraft> }) {
  return (
    <>
      <StudentPicker label="学生" required {...form.getInputProps('studentId')} />
      <div className={classes.beside}>
        <DateField label="日期" required {...form.getInputProps('issuedOn')} />
        <Select
          label="发现途径"
          required
          placeholder="请选择"
          data={ROUTES}
          {...form.getInputProps('discoveryRoute')}
        />
      </div>
      <div className={classes.beside}>
        {codesOf(OBSERVED_ASPECTS).map((aspect) => (
          <Textarea
            key={aspect}
            label={OBSERVED_ASPECTS[aspect]}
            minRows={3}
            {...form.getInputProps(aspect)}
          />
        ))}
      </div>
      <Textarea
        label="医院诊断（家长提供）"
        description="没有就留空，告知书上不出现这一项"
        minRows={1}
        {...form.getInputProps('hospitalDiagnosis')}
      />
      {REQUESTS.map(({ path, label }) => (
        <Textarea key={path} label={label} required minRows={2} {...form.getInputProps(path)} />
      ))}
    </>
  );
}

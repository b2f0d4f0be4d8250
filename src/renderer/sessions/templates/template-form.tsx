import { Text, Textarea, TextInput } from '@mantine/core';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { LAID_OUT, type SessionTemplate, sessionTemplate } from './session-templates.ts';

interface TemplateFormProps {
  initial: SessionTemplate;
  /** Names that are taken by others. */
  taken: readonly string[];
  onKeep(template: SessionTemplate): void;
  onClose(): void;
}

/** One template: its name, and what stands in each field before anything is written. */
export function TemplateForm({ initial, taken, onKeep, onClose }: TemplateFormProps) {
  const form = useRecordForm({
    schema: sessionTemplate.refine(({ name }) => !taken.includes(name), {
      path: ['name'],
      message: '已有同名的模板，请换一个名称',
    }),
    initial,
    submit: async (template) => {
      onKeep(template);
      return { ok: true as const, value: {} };
    },
    onDone: onClose,
  });
  const passages = Object.entries(LAID_OUT) as [keyof typeof LAID_OUT, string][];
  return (
    <RecordForm form={form} name="辅导记录模板" onCancel={onClose}>
      <TextInput label="名称" required {...form.getInputProps('name')} />
      <Text size="sm" c="dimmed">
        每个栏目里写好小标题，例如【学生自述】。模板不属于任何学生，也不随档案销毁：请不要写学生的姓名和谈话内容。
      </Text>
      {passages.map(([passage, label]) => (
        <Textarea key={passage} label={label} minRows={2} maxRows={6} {...form.getInputProps(passage)} />
      ))}
    </RecordForm>
  );
}

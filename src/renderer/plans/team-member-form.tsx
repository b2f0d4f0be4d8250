import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { EndingFields, endingOf } from '#renderer/parts/period-forms.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { TeamMember } from '#shared/contract/plans.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { TEAM_ROLES, type TeamRole } from '#shared/plan-terms.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

const ROLES = codesOf(TEAM_ROLES).map((value) => ({ value, label: TEAM_ROLES[value] }));

interface TeamMemberFormProps {
  file: StudentFile;
  /** Null for another one. */
  member: TeamMember | null;
  onClose(): void;
}

/** 专班成员: who, as what, from when until when. */
export function TeamMemberForm({ file, member, onClose }: TeamMemberFormProps) {
  const write = useCommand('plans.writeMember');
  const remove = useCommand('plans.removeMember');
  const { data: staff = [] } = useRequest('school.staff', {});
  const fromOn: LocalDate | null = member?.fromOn ?? todayOnThisPc();
  const role: TeamRole | null = member?.role ?? null;
  const form = useFileRecordForm({
    kind: 'careTeam',
    studentId: file.id,
    recordId: member?.id ?? null,
    schema: contract['plans.writeMember'].input,
    initial: {
      memberId: member?.id ?? null,
      studentId: file.id,
      role,
      name: member?.name ?? '',
      phone: member?.phone ?? '',
      task: member?.task ?? '',
      fromOn,
      ...endingOf(member),
    },
    write: write.run,
    onClose,
  });
  const people =
    form.values.role === 'guardian' ? guardianWords(file.guardians) : staff.map(({ name }) => name);
  return (
    <FileRecordForm
      kind="careTeam"
      name="专班成员"
      form={form}
      removing={
        member && {
          of: member.name,
          since: member.fromOn,
          consequence: '登记错了才删除：这位成员将不再显示和打印',
          remove: (reason) => remove.run({ periodId: member.id, reason }),
        }
      }
      onClose={onClose}
    >
      <Select
        label="角色"
        required
        placeholder="请选择"
        {...(form.values.role === 'peer' && { description: '方案上只印同伴几人，不印姓名' })}
        data={ROLES}
        {...form.getInputProps('role')}
        onChange={(chosen) => {
          form.getInputProps('role').onChange(chosen);
          // The class has its teacher already.
          if (chosen === 'leader' && form.values.name === '')
            form.setFieldValue('name', file.homeroomTeacher);
        }}
      />
      <Autocomplete label="姓名" required data={[...new Set(people)]} {...form.getInputProps('name')} />
      <TextInput label="电话" autoComplete="off" {...form.getInputProps('phone')} />
      <Textarea
        label="任务"
        placeholder="例如 每天放学后见一面"
        minRows={2}
        {...form.getInputProps('task')}
      />
      <DateField label="从哪天起" required ahead {...form.getInputProps('fromOn')} />
      {member && <EndingFields form={form} until="到哪天止" />}
    </FileRecordForm>
  );
}

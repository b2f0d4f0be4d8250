import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { AddRow, goToField, RowFields } from '#renderer/parts/row-fields.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { MEMBER_ROLES } from '#shared/conference-kinds.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentId } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import type { Watcher, WatchGroup } from '#shared/contract/watch-groups.ts';
import { dayAndTimeOf, type LocalDate } from '#shared/school-calendar.ts';
import { FEWEST_WATCHERS } from '#shared/watch-shifts.ts';
import classes from './watch-groups.module.css';

const NOBODY: Watcher = { name: '', role: '', phone: '' };

interface WatchGroupFormProps {
  incidentId: IncidentId;
  studentId: StudentId;
  /** Null for another one. */
  group: WatchGroup | null;
  onClose(): void;
}

/** 监护小组: from when on, and who is in it. */
export function WatchGroupForm({ incidentId, studentId, group, onClose }: WatchGroupFormProps) {
  const write = useCommand('watchGroups.write');
  const remove = useCommand('watchGroups.remove');
  const { data: staff = [] } = useRequest('school.staff', {});
  const now = dayAndTimeOf(Date.now());
  const fromOn: LocalDate | null = group?.fromOn ?? now.on;
  const form = useFileRecordForm({
    kind: 'watchGroup',
    studentId,
    recordId: group?.id ?? null,
    schema: contract['watchGroups.write'].input,
    initial: {
      watchGroupId: group?.id ?? null,
      incidentId,
      studentId,
      fromOn,
      fromAt: group?.fromAt ?? now.at,
      place: group?.place ?? '',
      task: group?.task ?? '',
      members: group ? [...group.members] : Array.from({ length: FEWEST_WATCHERS }, () => NOBODY),
    },
    write: write.run,
    onClose,
  });
  const { members } = form.values;
  const change = (next: Watcher[]) => form.setFieldValue('members', next);
  /** A teacher's phone comes with the name. */
  const phoneOf = (name: string) => staff.find((each) => each.name === name)?.phone ?? '';
  return (
    <FileRecordForm
      kind="watchGroup"
      form={form}
      removing={
        group && {
          of: '',
          on: group.fromOn,
          consequence: '这个监护小组和各班将不再显示',
          remove: (reason) => remove.run({ watchGroupId: group.id, reason }),
        }
      }
      onClose={onClose}
    >
      <div className={pair.pair}>
        <DateField label="监护开始日期" required {...form.getInputProps('fromOn')} />
        <TimeField label="监护开始时间" required {...form.getInputProps('fromAt')} />
      </div>
      <TextInput label="地点" autoComplete="off" {...form.getInputProps('place')} />
      {/* biome-ignore lint/a11y/useSemanticElements: a heading of its own stands over it */}
      <div role="group" aria-label="小组成员" data-path="members">
        <div className={classes.label}>小组成员（至少 {FEWEST_WATCHERS} 人）</div>
        {members.map((_, index) => (
          <RowFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is all that tells two of them apart
            key={index}
            name={`成员 ${index + 1}`}
            className={classes.member}
            onRemove={() => change(members.filter((__, place) => place !== index))}
          >
            <Autocomplete
              aria-label="姓名"
              placeholder="姓名"
              data={[...new Set(staff.map(({ name }) => name))]}
              {...form.getInputProps(`members.${index}.name`)}
              onOptionSubmit={(name) => form.setFieldValue(`members.${index}.phone`, phoneOf(name))}
            />
            <Autocomplete
              aria-label="身份"
              placeholder="身份"
              data={[...MEMBER_ROLES]}
              {...form.getInputProps(`members.${index}.role`)}
            />
            <TextInput
              aria-label="电话"
              placeholder="电话"
              autoComplete="off"
              {...form.getInputProps(`members.${index}.phone`)}
            />
          </RowFields>
        ))}
        <div className={classes.error}>{form.errors.members}</div>
        <AddRow
          onAdd={() => {
            change([...members, NOBODY]);
            goToField(form, `members.${members.length}.name`);
          }}
        >
          添加成员
        </AddRow>
      </div>
      <Textarea
        label="注意什么"
        description="例如：不离开视线，夜里两人，药品刀具不在房间"
        minRows={2}
        {...form.getInputProps('task')}
      />
    </FileRecordForm>
  );
}

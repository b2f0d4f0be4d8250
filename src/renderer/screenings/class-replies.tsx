import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { AddRow, goToField, RowFields } from '#renderer/parts/row-fields.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { FormPart } from '#renderer/plans/form-part.tsx';
import { useCommand } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { Batch, ClassReply, ScreeningBatchId } from '#shared/contract/screenings.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { FOCUS_GROUPS, type FocusGroup } from '#shared/screening/batches.ts';
import { codesOf } from '#shared/terms.ts';
import classes from './screenings.module.css';

const REPLY = '登记班级回复';

/** 无, 3 人, or that the class is silent. */
function said(reply: ClassReply, focus: FocusGroup): string {
  const group = reply.groups.find((each) => each.focus === focus);
  if (!group || group.isNobody === null) return '还没有回复';
  return group.isNobody ? '无' : `${group.found.length} 人`;
}

const COLUMNS: readonly Column<ClassReply>[] = [
  {
    key: 'className',
    heading: '班级',
    width: '18%',
    cell: ({ className }) => className,
    sortBy: ({ className }) => classOrderKey(className),
  },
  { key: 'teacher', heading: '班主任', width: 132, cell: ({ homeroomTeacher }) => homeroomTeacher },
  ...codesOf(FOCUS_GROUPS).map(
    (focus): Column<ClassReply> => ({
      key: focus,
      heading: FOCUS_GROUPS[focus],
      cell: (reply) => said(reply, focus),
      sortBy: (reply) => said(reply, focus),
    }),
  ),
  {
    key: 'repliedOn',
    heading: '回复日期',
    width: 132,
    cell: ({ repliedOn }) => repliedOn && <ShortDate on={repliedOn} />,
    // A silent class comes first.
    sortBy: ({ repliedOn }) => repliedOn ?? '',
  },
];

/** 各班回复: what each class answered about the three groups; a silent one shows. */
export function ClassReplies({ batch }: { batch: Batch }) {
  const [opened, setOpened] = useState<ClassReply | null>(null);
  return (
    <>
      <List
        label="各班回复"
        rows={batch.replies}
        rowKey={({ classId }) => classId}
        columns={COLUMNS}
        onOpen={setOpened}
        empty={<EmptyState title="没有参加的班级" text="请在“修改”里选择班级。" />}
      />
      <SideSheet
        title={opened ? `${REPLY}：${opened.className}` : REPLY}
        opened={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened && <ReplyForm batchId={batch.id} reply={opened} onClose={() => setOpened(null)} />}
      </SideSheet>
    </>
  );
}

interface ReplyFormProps {
  batchId: ScreeningBatchId;
  reply: ClassReply;
  onClose(): void;
}

interface Found {
  studentId: StudentId | null;
  text: string;
}

/** What the homeroom teacher handed in: whom, or explicitly nobody. */
function ReplyForm({ batchId, reply, onClose }: ReplyFormProps) {
  const write = useCommand('screenings.writeReply');
  const form = useRecordForm({
    schema: contract['screenings.writeReply'].input,
    initial: {
      batchId,
      classId: reply.classId,
      repliedOn: (reply.repliedOn ?? todayOnThisPc()) as LocalDate | null,
      repliedBy: reply.repliedBy || reply.homeroomTeacher,
      groups: reply.groups.map(({ focus, isNobody, found }) => ({
        focus,
        isNobody: isNobody ?? false,
        found: found.map(({ studentId, text }): Found => ({ studentId, text })),
      })),
    },
    submit: write.run,
    onDone: () => {
      announce(`已登记${reply.className}的回复`);
      onClose();
    },
  });
  return (
    <RecordForm form={form} name={REPLY} onCancel={onClose}>
      <div className={pair.pair}>
        <DateField label="回复日期" required {...form.getInputProps('repliedOn')} />
        <TextInput label="谁回复的" required autoComplete="off" {...form.getInputProps('repliedBy')} />
      </div>
      {form.values.groups.map(({ focus, found, isNobody }, place) => (
        <FormPart key={focus} word={FOCUS_GROUPS[focus]}>
          {found.length === 0 && (
            <Checkbox
              label="无"
              checked={isNobody}
              error={form.errors[`groups.${place}.isNobody`]}
              data-path={`groups.${place}.isNobody`}
              onChange={(event) =>
                form.setFieldValue(`groups.${place}.isNobody`, event.currentTarget.checked)
              }
            />
          )}
          {found.map((_, index) => (
            <RowFields
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is all that tells two of them apart
              key={index}
              name={`${FOCUS_GROUPS[focus]} ${index + 1}`}
              className={classes.found}
              onRemove={() =>
                form.setFieldValue(
                  `groups.${place}.found`,
                  found.filter((__, at) => at !== index),
                )
              }
            >
              <StudentPicker
                label="学生"
                {...form.getInputProps(`groups.${place}.found.${index}.studentId`)}
              />
              <Textarea
                label="情况"
                minRows={1}
                {...form.getInputProps(`groups.${place}.found.${index}.text`)}
              />
            </RowFields>
          ))}
          <AddRow
            onAdd={() => {
              form.setFieldValue(`groups.${place}.isNobody`, false);
              form.setFieldValue(`groups.${place}.found`, [...found, { studentId: null, text: '' }]);
              goToField(form, `groups.${place}.found.${found.length}.studentId`);
            }}
          >
            添加排查结果
          </AddRow>
        </FormPart>
      ))}
    </RecordForm>
  );
}

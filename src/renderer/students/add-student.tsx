import { Autocomplete, TextInput } from '@mantine/core';
import { RELATIONS } from '#renderer/family/relations.ts';
import { LikelySame } from '#renderer/merges/likely-same.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { type Newcomer, newcomer } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { useNewClassQuestion } from './new-class-question.tsx';
import { ParticularsFields } from './particulars-fields.tsx';

/** A date that has not been chosen yet is null. */
type Typed = Omit<Newcomer, 'joinedOn'> & { joinedOn: LocalDate | null };

const nobody = (): Typed => ({
  studentNumber: '',
  otherNumber: '',
  name: '',
  gender: 'unknown',
  bornOn: null,
  className: '',
  address: '',
  ethnicity: '',
  boarding: 'unknown',
  guardianName: '',
  guardianRelation: '',
  guardianPhone: '',
  joinedOn: todayOnThisPc(),
});

interface AddStudentProps {
  opened: boolean;
  onClose(): void;
  onAdded(studentId: StudentId): void;
}

/** 新增学生: one student who came after the roster, with the guardian to call first. */
export function AddStudent({ opened, ...rest }: AddStudentProps) {
  return (
    <SideSheet title="新增学生" opened={opened} onClose={rest.onClose}>
      <NewcomerForm {...rest} />
    </SideSheet>
  );
}

function NewcomerForm({ onClose, onAdded }: Omit<AddStudentProps, 'opened'>) {
  const add = useCommand('students.add');
  const newClass = useNewClassQuestion();
  const form = useRecordForm({
    schema: newcomer,
    initial: nobody(),
    draftKey: 'student/new',
    submit: (typed) => newClass.asking(typed.className, () => add.run(typed)),
    onDone: ({ studentId }) => {
      announce('已新增学生');
      onClose();
      onAdded(studentId);
    },
  });
  return (
    <>
      <RecordForm form={form} name="学生" onCancel={onClose}>
        <ParticularsFields getInputProps={form.getInputProps} />
        <LikelySame
          name={form.values.name}
          studentNumber={form.values.studentNumber}
          bornOn={form.values.bornOn}
          onOpen={(studentId) => {
            onClose();
            onAdded(studentId);
          }}
        />
        <DateField
          label="入学或转入日期"
          required
          description="从这一天起在这个班；开学时就在的，填开学那天"
          {...form.getInputProps('joinedOn')}
        />
        <div className={pair.pair}>
          <TextInput label="监护人姓名" autoComplete="off" {...form.getInputProps('guardianName')} />
          <Autocomplete label="与学生关系" data={RELATIONS} {...form.getInputProps('guardianRelation')} />
        </div>
        <TextInput label="监护人联系电话" autoComplete="off" {...form.getInputProps('guardianPhone')} />
      </RecordForm>
      {newClass.question}
    </>
  );
}

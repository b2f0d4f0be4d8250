import { announce } from '#renderer/parts/announce.ts';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Particulars } from '#shared/contract/students.ts';
import { ParticularsForm } from './particulars-form.tsx';

const NOBODY: Particulars = {
  studentNumber: '',
  name: '',
  gender: 'unknown',
  bornOn: null,
  className: '',
  guardianName: '',
  guardianRelation: '',
  guardianPhone: '',
};

interface AddStudentProps {
  opened: boolean;
  onClose(): void;
  onAdded(studentId: StudentId): void;
}

/** 新增学生: one student who came after the roster. */
export function AddStudent({ opened, onClose, onAdded }: AddStudentProps) {
  const add = useCommand('students.add');
  return (
    <SideSheet title="新增学生" opened={opened} onClose={onClose}>
      <ParticularsForm
        initial={NOBODY}
        draftKey="student/new"
        submitLabel="保存学生"
        submit={add.run}
        onDone={({ studentId }) => {
          announce('已新增学生');
          onClose();
          onAdded(studentId);
        }}
        onCancel={onClose}
      />
    </SideSheet>
  );
}

import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { particulars, type StudentFile } from '#shared/contract/students.ts';
import { useNewClassQuestion } from './new-class-question.tsx';
import { ParticularsFields } from './particulars-fields.tsx';

/** 基本信息: corrected here; papers already issued keep what they said. */
export function CorrectParticulars({ file, onClose }: { file: StudentFile; onClose(): void }) {
  const correct = useCommand('students.correct');
  const { studentNumber, otherNumber, name, gender, bornOn, className, address, ethnicity, boarding } = file;
  const newClass = useNewClassQuestion();
  const form = useRecordForm({
    schema: particulars,
    initial: { studentNumber, otherNumber, name, gender, bornOn, className, address, ethnicity, boarding },
    draftKey: `student/${file.id}`,
    changesRecord: true,
    submit: (wanted) =>
      newClass.asking(wanted.className, () => correct.run({ studentId: file.id, particulars: wanted })),
    onDone: () => {
      announce('已保存基本信息');
      onClose();
    },
  });
  return (
    <>
      <RecordForm form={form} name="基本信息" onCancel={onClose}>
        <ParticularsFields getInputProps={form.getInputProps} />
      </RecordForm>
      {newClass.question}
    </>
  );
}

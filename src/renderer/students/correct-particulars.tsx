import { announce } from '#renderer/parts/announce.ts';
import { useCommand } from '#renderer/request.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { firstContact } from './first-contact.ts';
import { ParticularsForm } from './particulars-form.tsx';

/** 基本信息: corrected here; papers already issued keep what they said. */
export function CorrectParticulars({ file }: { file: StudentFile }) {
  const correct = useCommand('students.correct');
  const contact = firstContact(file);
  return (
    <ParticularsForm
      initial={{
        studentNumber: file.studentNumber,
        name: file.name,
        gender: file.gender,
        bornOn: file.bornOn,
        className: file.className,
        guardianName: contact?.name ?? '',
        guardianRelation: contact?.relation ?? '',
        guardianPhone: contact?.phone ?? '',
      }}
      draftKey={`student/${file.id}`}
      changesRecord
      submitLabel="保存基本信息"
      submit={(particulars) => correct.run({ studentId: file.id, particulars })}
      onDone={() => announce('已保存基本信息')}
    />
  );
}

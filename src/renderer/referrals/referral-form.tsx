import { Textarea } from '@mantine/core';
import { InstitutionsField } from '#renderer/institutions/institutions-field.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Referral } from '#shared/contract/referrals.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

interface ReferralFormProps {
  file: StudentFile;
  /** Null for another one. */
  referral: Referral | null;
  onClose(): void;
}

/** 建议转介: when, why and where to; what came of it is written step by step. */
export function ReferralForm({ file, referral, onClose }: ReferralFormProps) {
  const write = useCommand('referrals.write');
  const remove = useCommand('referrals.remove');
  const occurredOn: LocalDate | null = referral?.occurredOn ?? todayOnThisPc();
  const form = useFileRecordForm({
    kind: 'referral',
    studentId: file.id,
    recordId: referral?.id ?? null,
    schema: contract['referrals.write'].input,
    initial: {
      referralId: referral?.id ?? null,
      studentId: file.id,
      occurredOn,
      reason: referral?.reason ?? '',
      institutions: referral?.institutions ?? '',
    },
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="referral"
      form={form}
      removing={
        referral && {
          of: file.name,
          on: referral.occurredOn,
          consequence: '这次转介连同它的经过将不再显示',
          remove: (reason) => remove.run({ referralId: referral.id, reason }),
        }
      }
      onClose={onClose}
    >
      <DateField label="建议转介的日期" required {...form.getInputProps('occurredOn')} />
      <Textarea
        label="转介原因"
        description="看到了什么，为什么要由医疗机构评估"
        required
        minRows={4}
        {...form.getInputProps('reason')}
      />
      <InstitutionsField
        label="推荐机构"
        description="一行一家，由家长自己选"
        {...form.getInputProps('institutions')}
      />
    </FileRecordForm>
  );
}

import { Input, SegmentedControl, Textarea } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { SignersField, signersDraft } from '#renderer/parts/signers-field.tsx';
import { useCommand } from '#renderer/request.ts';
import type { CustodyPromise } from '#shared/contract/custody.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { PROMISE_KINDS, PROMISE_PARTS, type PromisePart } from '#shared/custody.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

interface PromiseFormProps {
  file: StudentFile;
  /** Null for another one. */
  promise: CustodyPromise | null;
  onClose(): void;
}

/** What each part of it is about, for whoever writes it. */
const HINTS: Readonly<Record<PromisePart, string>> = {
  treatment: '去哪里、多久复诊一次',
  medicine: '谁保管、谁看着服',
  company: '谁陪、什么时间陪',
  dangerousThings: '家里怎样收好',
  contact: '多久联系一次、有事找谁',
};

/** 监护承诺: printed and signed, and looked at again before it ends. */
export function PromiseForm({ file, promise, onClose }: PromiseFormProps) {
  const write = useCommand('custody.writePromise');
  const remove = useCommand('custody.removePromise');
  const people = guardianWords(file.guardians);
  const fromOn: LocalDate | null = promise?.fromOn ?? todayOnThisPc();
  const untilOn: LocalDate | null = promise?.untilOn ?? null;
  const form = useFileRecordForm({
    kind: 'custodyPromise',
    studentId: file.id,
    recordId: promise?.id ?? null,
    schema: contract['custody.writePromise'].input,
    initial: {
      custodyPromiseId: promise?.id ?? null,
      studentId: file.id,
      kind: promise?.kind ?? ('promise' as const),
      fromOn,
      untilOn,
      treatment: promise?.treatment ?? '',
      medicine: promise?.medicine ?? '',
      company: promise?.company ?? '',
      dangerousThings: promise?.dangerousThings ?? '',
      contact: promise?.contact ?? '',
      signers: signersDraft(promise?.signers, people),
    },
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="custodyPromise"
      form={form}
      removing={
        promise && {
          of: file.name,
          on: promise.fromOn,
          consequence: '这份承诺将不再显示和打印，到期也不再提醒',
          remove: (reason) => remove.run({ custodyPromiseId: promise.id, reason }),
        }
      }
      onClose={onClose}
    >
      <Input.Wrapper
        label="文书"
        labelElement="div"
        description="家长在家监护时用监护承诺书；在校治疗、家长陪护时用陪护协议"
        error={form.errors.kind}
      >
        <SegmentedControl
          fullWidth
          aria-label="文书"
          data={codesOf(PROMISE_KINDS).map((code) => ({ value: code, label: PROMISE_KINDS[code] }))}
          {...form.getInputProps('kind')}
        />
      </Input.Wrapper>
      <div className={pair.pair}>
        <DateField ahead label="从哪天起" required {...form.getInputProps('fromOn')} />
        <DateField ahead label="到哪天为止" required {...form.getInputProps('untilOn')} />
      </div>
      {codesOf(PROMISE_PARTS).map((part) => (
        <Textarea
          key={part}
          label={PROMISE_PARTS[part]}
          description={HINTS[part]}
          autosize
          minRows={2}
          {...form.getInputProps(part)}
        />
      ))}
      <SignersField
        people={people}
        {...form.getInputProps('signers')}
        propsOf={(path) => form.getInputProps(path)}
      />
    </FileRecordForm>
  );
}

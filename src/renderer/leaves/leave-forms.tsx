import { Alert, Button, Checkbox, Group, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import {
  type Beginning,
  beginsToday,
  EndForm,
  EndingFields,
  endingOf,
  TAKEN_BACK,
} from '#renderer/parts/period-forms.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { Leave } from '#shared/contract/leaves.ts';
import type { LeavePeriod } from '#shared/contract/schooling.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { RETURN_LACKS } from '#shared/return-decisions.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { codesOf, LEAVE_CAUSES, type LeaveCause } from '#shared/terms.ts';
import { returnLacksOf, returnsFrom } from './leave-lacks.ts';

interface LeaveFormProps {
  file: StudentFile;
  onClose(): void;
}

/** 休学: since when and why. */
export function BeginLeaveForm({ file, onClose }: LeaveFormProps) {
  const begin = useCommand('schooling.beginLeave');
  const form = useRecordForm({
    schema: contract['schooling.beginLeave'].input,
    initial: {
      studentId: file.id,
      cause: null as LeaveCause | null,
      expiresOn: null as LocalDate | null,
      ...beginsToday(),
    },
    draftKey: draftKeyInFile('leave', file.id),
    submit: begin.run,
    onDone: () => {
      announce('已登记休学');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="休学" onCancel={onClose}>
      <LeaveFields form={form} />
    </RecordForm>
  );
}

function LeaveFields({
  form,
}: {
  form: Pick<
    RecordFormState<Beginning & { cause: LeaveCause | null; expiresOn: LocalDate | null }>,
    'getInputProps'
  >;
}) {
  return (
    <>
      <Radio.Group
        label="休学原因"
        description="前两项汇总表都算作“因心理问题休学在家”，不必另记"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        {...form.getInputProps('cause')}
      >
        <Group my={8} gap={24}>
          {codesOf(LEAVE_CAUSES).map((code) => (
            // Asked for at each of them, too: it is there that the asterisk of the label is looked for.
            <Radio key={code} value={code} label={LEAVE_CAUSES[code]} required />
          ))}
        </Group>
      </Radio.Group>
      <DateField label="休学开始" required {...form.getInputProps('fromOn')} />
      <Textarea label="说明" required {...form.getInputProps('reason')} />
      <DateField
        ahead
        label="到期日"
        description="批准休学到哪一天；续休另在这次休学里记"
        {...form.getInputProps('expiresOn')}
      />
    </>
  );
}

const righted = contract['schooling.correctLeave'].input.omit({ periodId: true });

interface CorrectLeaveFormProps {
  of: { id: StudentId; name: string };
  leave: LeavePeriod;
  onClose(): void;
}

/** What was written down wrongly about a leave, put right or taken back. */
export function CorrectLeaveForm({ of, leave, onClose }: CorrectLeaveFormProps) {
  const correct = useCommand('schooling.correctLeave');
  const remove = useCommand('schooling.removeLeave');
  const { id: periodId, cause, reason, expiresOn } = leave;
  const fromOn: LocalDate | null = leave.fromOn;
  const form = useFileRecordForm({
    kind: 'leave',
    studentId: of.id,
    recordId: periodId,
    schema: righted,
    initial: { cause, fromOn, reason, expiresOn, ...endingOf(leave) },
    write: (right) => correct.run({ periodId, ...right }),
    onClose,
  });
  return (
    <FileRecordForm
      kind="leave"
      form={form}
      name="更正"
      removing={{
        of: of.name,
        since: leave.fromOn,
        consequence: TAKEN_BACK,
        remove: (why) => remove.run({ periodId, reason: why }),
      }}
      onClose={onClose}
    >
      <LeaveFields form={form} />
      {leave.endedOn && <EndingFields form={form} until="返校第一天" />}
    </FileRecordForm>
  );
}

/**
 * 复学: back in the class since when. A return without a yes is asked about and never held up: a child who sits in the
 * classroom is back, and what is missing is owed.
 */
export function EndLeaveForm({
  file,
  leave,
  onShow,
  onClose,
}: LeaveFormProps & Pick<InFile, 'onShow'> & { leave: Leave }) {
  const end = useCommand('schooling.endLeave');
  const [isBack, setBack] = useState(false);
  const lacks = returnLacksOf(file, leave);
  const last = returnsFrom(file, leave.id).at(-1);
  // One that nobody has decided is filled in further; after a no, another one is written.
  const undecided = last?.decision === null ? last : undefined;
  return (
    <EndForm
      schema={contract['schooling.endLeave'].input}
      what={{ studentId: file.id }}
      submit={end.run}
      done="已登记复学"
      name="复学"
      label="返校第一天"
      description={`回到${file.className}；要换班级请另办转班`}
      reason={{ label: '说明', required: false }}
      submitDisabled={lacks.length > 0 && !isBack}
      onClose={onClose}
    >
      {lacks.length > 0 && (
        <Alert color="yellow" title={`还没有：${lacks.map((lack) => RETURN_LACKS[lack]).join('、')}`}>
          <Button
            variant="default"
            mb={12}
            onClick={() =>
              onShow(
                undecided
                  ? { shows: 'record', opens: { record: 'schoolReturn', id: undecided.id } }
                  : { shows: 'writing', kind: 'schoolReturn', given: leave.id },
              )
            }
          >
            {undecided ? '先填复学申请' : '先记复学申请'}
          </Button>
          <Checkbox
            label="孩子已经到校，先登记复学；缺的列入应办，随后补齐"
            checked={isBack}
            onChange={({ currentTarget }) => setBack(currentTarget.checked)}
          />
        </Alert>
      )}
    </EndForm>
  );
}

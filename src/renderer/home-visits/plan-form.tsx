import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { StaffPicker } from '#renderer/parts/staff-picker.tsx';
import { StudentsPicker } from '#renderer/parts/student-picker.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StaffId, StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/** What the act is called wherever it is offered. */
export const PLAN = '安排家访';

interface PlanSheetProps {
  /** Whom one begins with; null while the sheet is closed. */
  studentIds: readonly StudentId[] | null;
  onClose(): void;
}

/** 安排家访: one day and the same teachers for several students, in one go. */
export function PlanSheet({ studentIds, onClose }: PlanSheetProps) {
  return (
    <SideSheet title={PLAN} opened={studentIds !== null} onClose={onClose}>
      {studentIds && <PlanForm studentIds={studentIds} onClose={onClose} />}
    </SideSheet>
  );
}

interface Values {
  studentIds: StudentId[];
  plannedOn: LocalDate | null;
  staffIds: StaffId[];
}

function PlanForm({ studentIds, onClose }: { studentIds: readonly StudentId[]; onClose(): void }) {
  const plan = useCommand('homeVisits.plan');
  const initial: Values = { studentIds: [...studentIds], plannedOn: null, staffIds: [] };
  const form = useRecordForm({
    schema: contract['homeVisits.plan'].input,
    initial,
    // What was chosen in a list is the next time another choice.
    draftKey: studentIds.length === 0 ? 'homeVisits/plan' : undefined,
    submit: plan.run,
    onDone: () => {
      announce(`已为 ${form.getValues().studentIds.length} 名学生${PLAN}`);
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel={PLAN} onCancel={onClose}>
      <StudentsPicker
        label="学生"
        required
        description="同一天、同样的教师去的，可以一次安排；去过之后各记各的"
        {...form.getInputProps('studentIds')}
      />
      <DateField label="计划日期" ahead required {...form.getInputProps('plannedOn')} />
      <StaffPicker label="参与教师" {...form.getInputProps('staffIds')} />
    </RecordForm>
  );
}

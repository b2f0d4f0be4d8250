import { Text, Textarea, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { StaffPicker } from '#renderer/parts/staff-picker.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { HomeVisitId, StaffId, StudentId } from '#shared/contract/fields.ts';
import type { HomeVisit, VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import { contract } from '#shared/contract/index.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { VisitPaper } from './visit-paper.tsx';

interface HomeVisitSheetProps {
  /** The visit to change, `new` for another one, null while the sheet is closed. */
  visit: HomeVisit | 'new' | null;
  onClose(): void;
}

export function HomeVisitSheet({ visit, onClose }: HomeVisitSheetProps) {
  return (
    <SideSheet
      title={visit === 'new' || visit === null ? '记家访' : `${visit.studentName}的家访`}
      opened={visit !== null}
      onClose={onClose}
    >
      {visit && <HomeVisitForm visit={visit === 'new' ? null : visit} onClose={onClose} />}
      {visit && visit !== 'new' && <VisitPaper id={visit.id} />}
    </SideSheet>
  );
}

type HomeVisitDraft = {
  homeVisitId: HomeVisitId | null;
  studentId: StudentId | null;
  plannedOn: LocalDate | null;
  occurredOn: LocalDate | null;
  staffIds: StaffId[];
} & Record<keyof typeof VISIT_UNTOLD, string>;

function draftOf(visit: HomeVisit | null, studentId?: StudentId): HomeVisitDraft {
  return {
    homeVisitId: visit?.id ?? null,
    studentId: visit?.studentId ?? studentId ?? null,
    plannedOn: visit?.plannedOn ?? null,
    occurredOn: visit?.occurredOn ?? null,
    staffIds: visit?.staff.map(({ id }) => id) ?? [],
    startsAt: visit?.startsAt ?? '',
    met: visit?.met ?? '',
    text: visit?.text ?? '',
    home: visit?.home ?? '',
    advised: visit?.advised ?? '',
    agreed: visit?.agreed ?? '',
  };
}

interface HomeVisitFormProps {
  visit: HomeVisit | null;
  /** Whom another visit is for, where that is known already. */
  studentId?: StudentId;
  onClose(): void;
}

export function HomeVisitForm({ visit, studentId, onClose }: HomeVisitFormProps) {
  const write = useCommand('homeVisits.write');
  const remove = useCommand('homeVisits.remove');
  const ofStudent = visit?.studentId ?? studentId;
  const form = useRecordForm({
    schema: contract['homeVisits.write'].input,
    initial: draftOf(visit, studentId),
    draftKey: ofStudent ? draftKeyInFile('homeVisit', ofStudent, visit?.id) : 'homeVisit:new',
    changesRecord: visit !== null,
    submit: write.run,
    onDone: () => {
      announce('已保存家访');
      onClose();
    },
  });
  const { data: students = [] } = useRequest('students.list', {});
  const address = students.find(({ id }) => id === form.values.studentId)?.address;
  return (
    <RecordForm
      form={form}
      onCancel={onClose}
      extraActions={
        visit && (
          <RemoveButton
            what="家访"
            of={visit.studentName}
            on={visit.occurredOn ?? visit.plannedOn}
            consequence="这次家访将不再显示，也不再计入汇总表"
            remove={(reason) => remove.run({ homeVisitId: visit.id, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <StudentPicker label="学生" required {...form.getInputProps('studentId')} />
      {address && <Text size="sm">家庭住址：{address}</Text>}
      <div className={pair.pair}>
        <DateField label="计划日期" description="打算哪一天去" ahead {...form.getInputProps('plannedOn')} />
        <DateField label="家访日期" description="去过之后再填" {...form.getInputProps('occurredOn')} />
      </div>
      <StaffPicker label="参与教师" {...form.getInputProps('staffIds')} />
      <div className={pair.pair}>
        <TextInput
          label="受访人"
          placeholder="见到了谁，例如母亲"
          autoComplete="off"
          {...form.getInputProps('met')}
        />
        <TimeField label="到访时间" {...form.getInputProps('startsAt')} />
      </div>
      <Textarea
        label="家访情况"
        description="孩子怎样、谈了什么。写了情况，就算当周已跟踪，也写进这周的动态跟踪表，不用再写一遍"
        minRows={6}
        {...form.getInputProps('text')}
      />
      <Textarea label="家庭情况" placeholder="和谁住、家里怎样" minRows={2} {...form.getInputProps('home')} />
      <Textarea label="告知内容" minRows={2} {...form.getInputProps('advised')} />
      <Textarea label="商定事项" minRows={2} {...form.getInputProps('agreed')} />
    </RecordForm>
  );
}

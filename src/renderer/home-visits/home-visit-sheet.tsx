import { Button, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { StaffPicker } from '#renderer/parts/staff-picker.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { useCommand } from '#renderer/request.ts';
import type { HomeVisitId, StaffId, StudentId } from '#shared/contract/fields.ts';
import type { HomeVisit } from '#shared/contract/home-visits.ts';
import { contract } from '#shared/contract/index.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

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
    </SideSheet>
  );
}

type HomeVisitDraft = {
  homeVisitId: HomeVisitId | null;
  studentId: StudentId | null;
  plannedOn: LocalDate | null;
  occurredOn: LocalDate | null;
  staffIds: StaffId[];
  text: string;
};

function draftOf(visit: HomeVisit | null, studentId?: StudentId): HomeVisitDraft {
  return {
    homeVisitId: visit?.id ?? null,
    studentId: visit?.studentId ?? studentId ?? null,
    plannedOn: visit?.plannedOn ?? null,
    occurredOn: visit?.occurredOn ?? null,
    staffIds: visit?.staff.map(({ id }) => id) ?? [],
    text: visit?.text ?? '',
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
  const form = useRecordForm({
    schema: contract['homeVisits.write'].input,
    initial: draftOf(visit, studentId),
    draftKey: `homeVisit:${visit?.id ?? `new/${studentId ?? ''}`}`,
    changesRecord: visit !== null,
    submit: write.run,
    onDone: () => {
      announce('已保存家访');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      submitLabel="保存"
      onCancel={onClose}
      extraActions={visit && <RemoveVisit visit={visit} onRemoved={onClose} />}
    >
      <StudentPicker label="学生" required {...form.getInputProps('studentId')} />
      <DateField label="计划日期" {...form.getInputProps('plannedOn')} />
      <DateField label="家访日期" description="去过之后再填" {...form.getInputProps('occurredOn')} />
      <StaffPicker label="参与教师" {...form.getInputProps('staffIds')} />
      <Textarea label="家访情况" minRows={6} {...form.getInputProps('text')} />
    </RecordForm>
  );
}

function RemoveVisit({ visit, onRemoved }: { visit: HomeVisit; onRemoved(): void }) {
  const [asking, setAsking] = useState(false);
  const remove = useCommand('homeVisits.remove', {
    onDone: () => {
      announce('已删除家访，原因已记入操作日志');
      onRemoved();
    },
  });
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        删除
      </Button>
      <ReasonDialog
        title="删除家访"
        text="这次家访将不再显示，也不再计入汇总表，但仍留在保险库里，连同您写的原因。"
        confirmLabel="删除"
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={(reason) => remove.run({ homeVisitId: visit.id, reason })}
      />
    </>
  );
}

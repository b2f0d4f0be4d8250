import { Autocomplete, Checkbox, Select, Textarea } from '@mantine/core';
import { useMemo } from 'react';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { AddRow, goToField, RowFields } from '#renderer/parts/row-fields.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { FormPart } from '#renderer/plans/form-part.tsx';
import { useCommand } from '#renderer/request.ts';
import type { SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import { contract, type OutputOf } from '#shared/contract/index.ts';
import type { RemarkInput, WeeklyReport, WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { ABSENCES } from '#shared/observation-log.ts';
import { type LocalDate, todayOnThisPc, weekOf, writtenWeek } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { REMARK_KINDS, REMARK_SOURCES, type RemarkKind, WEEKLY_CHANGES } from '#shared/weekly-reports.ts';
import classes from './weekly-reports.module.css';

export const WRITE_REPORT = '写班级周报';

const options = <Code extends string>(terms: Readonly<Record<Code, string>>) =>
  codesOf(terms).map((code) => ({ value: code, label: terms[code] }));
const CHANGES = options(WEEKLY_CHANGES);
const MISSING = options(ABSENCES);
const SOURCES = options(REMARK_SOURCES);

/** A line as it is being written: nobody may be chosen yet. */
type Draft = Omit<RemarkInput, 'studentId'> & { studentId: StudentId | null };

const empty = (kind: RemarkKind): Draft => ({
  id: null,
  kind,
  studentId: null,
  change: null,
  absence: null,
  seenOn: null,
  source: 'homeroomTeacher',
  text: '',
});

interface ReportFormProps {
  classId: SchoolClassId;
  weekFrom: LocalDate;
  /** Null for a class that has told nothing yet. */
  report: WeeklyReport | null;
  begun: OutputOf<'weeklyReports.begin'>;
  onDone(reportId: WeeklyReportId): void;
  onRemoved(): void;
  onClose(): void;
}

/** What was told, and a line for each listed student of whom nothing was: they stand there already. */
function linesOf(report: WeeklyReport | null, { listed }: ReportFormProps['begun']): Draft[] {
  const told = (report?.remarks ?? []).map(
    ({ id, kind, studentId, change, absence, seenOn, source, text }): Draft => ({
      id,
      kind,
      studentId,
      change,
      absence,
      seenOn,
      source,
      text,
    }),
  );
  const spokenOf = new Set(told.filter(({ kind }) => kind === 'change').map(({ studentId }) => studentId));
  const others = listed.filter(({ studentId }) => !spokenOf.has(studentId));
  return [...told, ...others.map(({ studentId }): Draft => ({ ...empty('change'), studentId }))];
}

/** 班级周报: who is new, how the listed ones are, who was absent; or explicitly that nothing happened. */
export function ReportForm(props: ReportFormProps) {
  const { classId, weekFrom, report, begun, onDone, onRemoved, onClose } = props;
  const write = useCommand('weeklyReports.write');
  const remove = useCommand('weeklyReports.remove');
  const form = useRecordForm({
    schema: contract['weeklyReports.write'].input,
    initial: {
      reportId: report?.id ?? null,
      classId,
      weekFrom,
      toldOn: (report?.toldOn ?? todayOnThisPc()) as LocalDate | null,
      toldBy: report?.toldBy || begun.homeroomTeacher,
      isAllWell: report?.isAllWell ?? false,
      note: report?.note ?? '',
      remarks: linesOf(report, begun),
    },
    draftKey: `weeklyReport:${classId}:${weekFrom}`,
    changesRecord: report !== null,
    submit: write.run,
    onDone: ({ reportId }) => {
      announce(`已保存${begun.className}的周报`);
      onDone(reportId);
    },
  });
  const { remarks } = form.values;
  const among = useMemo(() => new Set(begun.studentIds), [begun.studentIds]);
  const add = (kind: RemarkKind) => {
    form.setFieldValue('remarks', [...remarks, empty(kind)]);
    if (kind !== 'change') form.setFieldValue('isAllWell', false);
    goToField(form, `remarks.${remarks.length}.studentId`);
  };
  const takeOut = (place: number) =>
    form.setFieldValue(
      'remarks',
      remarks.filter((_, at) => at !== place),
    );
  const of = (kind: RemarkKind) =>
    remarks.flatMap((remark, place) => (remark.kind === kind ? [{ remark, place }] : []));
  const listedAs = new Map(begun.listed.map((each) => [each.studentId, each]));
  const nameOf = ({ studentId }: Draft) => (studentId ? listedAs.get(studentId) : undefined);
  const picker = (place: number) => (
    <StudentPicker label="学生" among={among} {...form.getInputProps(`remarks.${place}.studentId`)} />
  );
  const source = (place: number) => (
    <Select
      label="谁反映的"
      data={SOURCES}
      allowDeselect={false}
      {...form.getInputProps(`remarks.${place}.source`)}
    />
  );
  const change = (place: number) => (
    <Select
      label="与上周相比"
      placeholder="没有说"
      clearable
      data={CHANGES}
      {...form.getInputProps(`remarks.${place}.change`)}
    />
  );
  const words = (place: number, label = '看到、听到的') => (
    <Textarea
      label={label}
      minRows={1}
      autosize
      className={classes.wide}
      {...form.getInputProps(`remarks.${place}.text`)}
    />
  );
  const isAllWell = form.getInputProps('isAllWell', { type: 'checkbox' });
  return (
    <RecordForm
      form={form}
      name={WRITE_REPORT}
      onCancel={onClose}
      extraActions={
        report && (
          <RemoveButton
            what={`${begun.className}${writtenWeek(weekOf(weekFrom))}的周报`}
            consequence="这份周报和里面每名学生的情况将不再显示和打印，这个班这一周会列为没有上报"
            remove={(reason) => remove.run({ reportIds: [report.id], reason })}
            onRemoved={onRemoved}
          />
        )
      }
    >
      <Checkbox label="本周没有异常" description="班主任明确说了才勾，不要替他勾" {...isAllWell} />
      <FormPart word="新发现" note="看到、听到的事实。写在这里不会列入预警库。">
        {of('noticed').map(({ place }, index) => (
          <RowFields
            key={place}
            name={`${REMARK_KINDS.noticed} ${index + 1}`}
            className={classes.line}
            onRemove={() => takeOut(place)}
          >
            {picker(place)}
            {source(place)}
            {words(place)}
          </RowFields>
        ))}
        <AddRow onAdd={() => add('noticed')}>添加新发现的学生</AddRow>
      </FormPart>
      <FormPart word="在库学生的变化" note="没有说到的留空，不要猜。">
        {of('change').map(({ remark, place }, index) => {
          const known = nameOf(remark);
          return known ? (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser
            <div key={place} role="group" aria-label={known.name} className={classes.listed}>
              <div className={classes.name}>
                {known.name} <LevelMark level={known.level} />
              </div>
              {change(place)}
              {source(place)}
              {words(place)}
            </div>
          ) : (
            <RowFields
              key={place}
              name={`${REMARK_KINDS.change} ${index + 1}`}
              className={classes.line}
              onRemove={() => takeOut(place)}
            >
              {picker(place)}
              {change(place)}
              {words(place)}
            </RowFields>
          );
        })}
        <AddRow onAdd={() => add('change')}>添加其他学生的变化</AddRow>
      </FormPart>
      <FormPart word={REMARK_KINDS.absent} note="不知道原因的缺席。转入观察日志以后，会提醒当天告知家长。">
        {of('absent').map(({ place }, index) => (
          <RowFields
            key={place}
            name={`${REMARK_KINDS.absent} ${index + 1}`}
            className={classes.line}
            onRemove={() => takeOut(place)}
          >
            {picker(place)}
            <Select label="哪一种" data={MISSING} {...form.getInputProps(`remarks.${place}.absence`)} />
            <DateField label="哪一天" {...form.getInputProps(`remarks.${place}.seenOn`)} />
            {source(place)}
            {words(place, '情况')}
          </RowFields>
        ))}
        <AddRow onAdd={() => add('absent')}>添加到校异常</AddRow>
      </FormPart>
      <Textarea
        label="班级整体情况"
        description="不写学生姓名"
        minRows={1}
        autosize
        {...form.getInputProps('note')}
      />
      <WarningPrompt
        text={[...remarks.map(({ text }) => text), form.values.note].join('\n')}
        studentId={null}
      />
      <div className={pair.pair}>
        <DateField label="哪天上报的" required {...form.getInputProps('toldOn')} />
        <Autocomplete
          label="谁上报的"
          required
          data={begun.homeroomTeacher ? [begun.homeroomTeacher] : []}
          {...form.getInputProps('toldBy')}
        />
      </div>
    </RecordForm>
  );
}

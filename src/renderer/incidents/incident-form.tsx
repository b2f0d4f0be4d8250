import { Select, Textarea, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { goToField, RowFields } from '#renderer/parts/row-fields.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { type IncidentId, type IncidentText, incidentText } from '#shared/contract/incidents.ts';
import type { DraftKey } from '#shared/draft-keys.ts';
import { INCIDENT_KINDS, INCIDENT_ROLES, RESPONSE_AIMS, RESPONSE_LEVELS } from '#shared/incident-terms.ts';
import { codesOf } from '#shared/terms.ts';
import type { IncidentDraft } from './incident-text.ts';
import classes from './incidents.module.css';

const KINDS = codesOf(INCIDENT_KINDS).map((code) => ({ value: code, label: INCIDENT_KINDS[code] }));
const LEVELS = codesOf(RESPONSE_LEVELS).map((code) => ({ value: code, label: RESPONSE_LEVELS[code] }));
const ROLES = codesOf(INCIDENT_ROLES).map((code) => ({ value: code, label: INCIDENT_ROLES[code] }));

/** Two beside each other begin at one height. */
const HINT_BENEATH: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

type FormState = RecordFormState<IncidentDraft>;

interface IncidentFormProps {
  /** Null for one that is not saved yet. */
  incidentId: IncidentId | null;
  initial: IncidentText;
  draftKey: DraftKey;
  onDone(incidentId: IncidentId): void;
  onCancel(): void;
}

/** What is known of an event. Nothing has to be, but when the school learned of it. */
export function IncidentForm({ incidentId, initial, draftKey, onDone, onCancel }: IncidentFormProps) {
  const write = useCommand('incidents.write');
  const form: FormState = useRecordForm({
    schema: incidentText,
    initial: initial as IncidentDraft,
    draftKey,
    changesRecord: incidentId !== null,
    submit: (text) => write.run({ incidentId, text }),
    onDone: (written) => {
      announce('已保存危机事件');
      onDone(written.incidentId);
    },
  });
  const { level } = form.values;
  return (
    <RecordForm form={form} name={incidentId ? '修改危机事件' : '记危机事件'} onCancel={onCancel}>
      <Students form={form} />
      <div className={classes.pair}>
        <Select
          label="事件类型"
          description="还说不准的先空着"
          inputWrapperOrder={HINT_BENEATH}
          placeholder="待定"
          clearable
          data={KINDS}
          {...form.getInputProps('kind')}
        />
        <Select
          label="预警级别"
          required
          description={RESPONSE_AIMS[level]}
          inputWrapperOrder={HINT_BENEATH}
          allowDeselect={false}
          data={LEVELS}
          {...form.getInputProps('level')}
        />
      </div>
      <div className={classes.moments}>
        <Moment form={form} word="发生" on="happenedOn" at="happenedAt" />
        <Moment form={form} word="发现" on="foundOn" at="foundAt" />
        <Moment form={form} word="学校得知" on="learnedOn" at="learnedAt" required />
      </div>
      <TextInput label="地点" autoComplete="off" {...form.getInputProps('place')} />
      <Textarea
        label="其他相关人员"
        description="老师、家长、校外人员；学生写在上面"
        minRows={1}
        {...form.getInputProps('others')}
      />
      <div className={classes.pair}>
        <Textarea label="性质初步判断" minRows={2} {...form.getInputProps('judgement')} />
        <Textarea
          label="原因"
          description="还不清楚的空着，报告里写“待查”"
          inputWrapperOrder={HINT_BENEATH}
          minRows={2}
          {...form.getInputProps('cause')}
        />
        <Textarea label="已采取的措施" minRows={2} {...form.getInputProps('measures')} />
        <Textarea
          label="需要协助的事项"
          description="需要哪些部门做什么"
          inputWrapperOrder={HINT_BENEATH}
          minRows={2}
          {...form.getInputProps('helpNeeded')}
        />
      </div>
    </RecordForm>
  );
}

interface MomentProps {
  form: FormState;
  word: string;
  on: 'happenedOn' | 'foundOn' | 'learnedOn';
  at: 'happenedAt' | 'foundAt' | 'learnedAt';
  required?: boolean;
}

function Moment({ form, word, on, at, required = false }: MomentProps) {
  return (
    <div className={classes.moment}>
      <DateField label={`${word}日期`} required={required} {...form.getInputProps(on)} />
      <TimeField label={`${word}时间`} required={required} {...form.getInputProps(at)} />
    </div>
  );
}

/** Whom it concerns, and how; each reads only the own part in the file. */
function Students({ form }: { form: FormState }) {
  const { data: known = [] } = useRequest('students.list', {});
  const { students } = form.values;
  const change = (next: typeof students) => form.setFieldValue('students', next);
  const add = (studentId: StudentId | null) => {
    if (studentId === null || students.some((each) => each.studentId === studentId)) return;
    // It happened to the first; of the others one says how they are concerned.
    change([...students, { studentId, role: students.length === 0 ? 'subject' : 'witness', facts: '' }]);
    goToField(form, `students.${students.length}.role`);
  };
  return (
    <Section
      title={students.length > 0 ? `相关学生（${students.length}）` : '相关学生'}
      note="每名学生的那一份只进本人的档案，互相看不到；还不知道是谁的，以后再加"
    >
      {students.map(({ studentId }, index) => {
        const student = known.find(({ id }) => id === studentId);
        const name = student?.name ?? '学生';
        return (
          <RowFields
            key={studentId}
            name={name}
            className={classes.concerned}
            onRemove={() => change(students.filter((_, place) => place !== index))}
          >
            <div data-path={`students.${index}.studentId`}>
              <strong>{name}</strong>
              <span className={classes.soft}>{student?.className}</span>
            </div>
            <Select
              aria-label={`${name}在事件中`}
              allowDeselect={false}
              data={ROLES}
              {...form.getInputProps(`students.${index}.role`)}
            />
            <Textarea
              aria-label={`与${name}有关的经过`}
              placeholder="与本人有关的经过；不写别的学生，不写方式"
              minRows={1}
              {...form.getInputProps(`students.${index}.facts`)}
            />
            <p className={classes.error}>{form.errors[`students.${index}.studentId`]}</p>
          </RowFields>
        );
      })}
      <div data-path="students">
        <StudentPicker
          key={students.length}
          label={students.length === 0 ? '当事人' : '添加相关学生'}
          value={null}
          onChange={add}
          error={form.errors.students}
        />
      </div>
    </Section>
  );
}

import { Autocomplete, Select, Textarea } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { goToField } from '#renderer/parts/row-fields.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useRequest } from '#renderer/request.ts';
import { CONFERENCE_AIMS, CONFERENCE_KINDS, speaksOfStudents } from '#shared/conference-kinds.ts';
import type { ConferenceId } from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { codesOf } from '#shared/terms.ts';
import { AttendeeFields } from './attendee-fields.tsx';
import { nothingSaidOf } from './conference-text.ts';
import type { ConferenceFormState } from './conference-writing.ts';
import classes from './conferences.module.css';
import { MeasureFields } from './measure-fields.tsx';
import { SpokenOfFields } from './spoken-of-fields.tsx';

const KINDS = codesOf(CONFERENCE_KINDS).map((code) => ({ value: code, label: CONFERENCE_KINDS[code] }));

interface ConferenceFieldsProps {
  form: ConferenceFormState;
  /** Null for one that is not saved yet. */
  conferenceId: ConferenceId | null;
}

/** When and who, then each student, then what the meeting itself said. */
export function ConferenceFields({ form, conferenceId }: ConferenceFieldsProps) {
  const { data: staff = [] } = useRequest('school.staff', {});
  const names = [...new Set(staff.map(({ name }) => name))];
  const { kind, attendees } = form.values;
  // Who is there speaks and takes something on, more often than others of the school.
  const present = attendees.map(({ name }) => name).filter(Boolean);
  const people = [...new Set([...present, ...names])];
  return (
    <>
      <div className={classes.facts}>
        <Select
          label="类型"
          required
          description={CONFERENCE_AIMS[kind]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={KINDS}
          {...form.getInputProps('kind')}
        />
        <DateField label="日期" required ahead {...form.getInputProps('occurredOn')} />
        <TimeField label="开始时间" {...form.getInputProps('startsAt')} />
        <Autocomplete label="地点" {...form.getInputProps('place')} />
        <Autocomplete label="主持人" data={people} {...form.getInputProps('chair')} />
        <Autocomplete label="记录人" data={people} {...form.getInputProps('recorder')} />
      </div>
      <AttendeeFields form={form} names={names} conferenceId={conferenceId} />
      {(speaksOfStudents(kind) || form.values.students.length > 0) && (
        <Students form={form} people={people} />
      )}
      {!speaksOfStudents(kind) && (
        <Textarea
          label="存在的问题"
          description="学校的制度、管理或教学里，有哪些可能让学生更难；不写具体学生"
          minRows={4}
          {...form.getInputProps('problems')}
        />
      )}
      <Textarea
        label="会议记录"
        description={
          speaksOfStudents(kind)
            ? '整场会议的过程。各学生的内容写在各自名下：学生档案里只看得到自己的那一份'
            : '通报和讨论的经过'
        }
        minRows={3}
        {...form.getInputProps('minutes')}
      />
      <MeasureFields
        form={form}
        path="remedies"
        title={speaksOfStudents(kind) ? '学校改进事项' : '整改事项'}
        word={speaksOfStudents(kind) ? '改进事项' : '整改事项'}
        measures={form.values.remedies}
        people={people}
        onChange={(remedies) => form.setFieldValue('remedies', remedies)}
      />
    </>
  );
}

function Students({ form, people }: { form: ConferenceFormState; people: string[] }) {
  const { students } = form.values;
  const add = (studentId: StudentId | null) => {
    if (studentId === null || students.some((each) => each.studentId === studentId)) return;
    form.setFieldValue('students', [...students, nothingSaidOf(studentId)]);
    goToField(form, `students.${students.length}.facts`);
  };
  return (
    <Section
      title={students.length > 0 ? `讨论的学生（${students.length}）` : '讨论的学生'}
      note="每名学生的内容只进本人的档案，互相看不到"
    >
      <div className={classes.students}>
        {students.map((spoken, index) => (
          <SpokenOfFields
            key={spoken.studentId}
            form={form}
            spoken={spoken}
            index={index}
            people={people}
            onChange={(changed) =>
              form.setFieldValue(
                'students',
                students.map((each, place) => (place === index ? { ...each, ...changed } : each)),
              )
            }
            onRemove={() =>
              form.setFieldValue(
                'students',
                students.filter((_, place) => place !== index),
              )
            }
          />
        ))}
        <div data-path="students">
          <StudentPicker
            key={students.length}
            label="添加讨论的学生"
            value={null}
            onChange={add}
            error={form.errors.students}
          />
        </div>
      </div>
    </Section>
  );
}

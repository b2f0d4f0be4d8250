import { Autocomplete, Button } from '@mantine/core';
import { AddRow, goToField, RowFields } from '#renderer/parts/row-fields.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { useRequest } from '#renderer/request.ts';
import { CONFERENCE_KINDS, MEMBER_ROLES } from '#shared/conference-kinds.ts';
import type { ConferenceId } from '#shared/contract/conferences.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import type { ConferenceFormState } from './conference-writing.ts';
import classes from './conferences.module.css';

interface AttendeeFieldsProps {
  form: ConferenceFormState;
  /** Of the school's teachers. */
  names: string[];
  conferenceId: ConferenceId | null;
}

/** 到会人员: teachers and whoever came from outside; those of the last time come by one click, never by themselves. */
export function AttendeeFields({ form, names, conferenceId }: AttendeeFieldsProps) {
  const { kind, attendees } = form.values;
  const { data: last } = useRequest('conferences.lastAttendees', { kind, but: conferenceId });
  const change = (next: typeof attendees) => form.setFieldValue('attendees', next);
  const known = new Set(attendees.map(({ name }) => name));
  const others = last?.attendees.filter(({ name }) => !known.has(name)) ?? [];
  return (
    <Section
      title="到会人员"
      action={
        last?.occurredOn &&
        others.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => change([...attendees, ...others])}>
            添加上次{CONFERENCE_KINDS[kind]}的 {others.length} 人（{writtenDate(last.occurredOn)}）
          </Button>
        )
      }
    >
      <div className={classes.attendees}>
        {attendees.map((_, index) => (
          <RowFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is all that tells two of them apart
            key={index}
            name={`到会人员 ${index + 1}`}
            className={classes.attendee}
            onRemove={() => change(attendees.filter((__, place) => place !== index))}
          >
            <Autocomplete
              aria-label="姓名"
              placeholder="姓名"
              data={names}
              {...form.getInputProps(`attendees.${index}.name`)}
            />
            <Autocomplete
              aria-label="身份"
              placeholder="身份"
              data={[...MEMBER_ROLES]}
              {...form.getInputProps(`attendees.${index}.role`)}
            />
          </RowFields>
        ))}
      </div>
      <div data-path="attendees" className={classes.error}>
        {form.errors.attendees}
      </div>
      <AddRow
        onAdd={() => {
          change([...attendees, { name: '', role: '' }]);
          goToField(form, `attendees.${attendees.length}.name`);
        }}
      >
        添加到会人员
      </AddRow>
    </Section>
  );
}

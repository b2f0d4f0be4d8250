import { Autocomplete, Textarea } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { AddRow, goToField, RowFields } from '#renderer/parts/row-fields.tsx';
import type { ConferenceText } from '#shared/contract/conferences.ts';
import type { ConferenceFormState } from './conference-writing.ts';
import classes from './conferences.module.css';

type Measures = ConferenceText['remedies'];

interface MeasureFieldsProps {
  form: ConferenceFormState;
  /** Where they stand in the form: remedies, students.0.measures. */
  path: string;
  title: string;
  /** What one of them is called. */
  word: string;
  measures: Measures;
  people: string[];
  onChange(measures: Measures): void;
}

/** What is to be done, by whom and until when. */
export function MeasureFields({ form, path, title, word, measures, people, onChange }: MeasureFieldsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a heading of its own stands over it
    <div role="group" aria-label={title}>
      <div className={classes.label}>{title}</div>
      {measures.map((_, index) => (
        <RowFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is all that tells two of them apart
          key={index}
          name={`${word} ${index + 1}`}
          className={classes.measure}
          onRemove={() => onChange(measures.filter((__, place) => place !== index))}
        >
          <Textarea label="做什么" minRows={1} {...form.getInputProps(`${path}.${index}.what`)} />
          <Autocomplete
            label="责任人"
            data={people}
            {...form.getInputProps(`${path}.${index}.responsible`)}
          />
          <DateField label="期限" ahead {...form.getInputProps(`${path}.${index}.dueOn`)} />
        </RowFields>
      ))}
      <AddRow
        onAdd={() => {
          onChange([...measures, { what: '', responsible: '', dueOn: null }]);
          goToField(form, `${path}.${measures.length}.what`);
        }}
      >
        添加{word}
      </AddRow>
    </div>
  );
}

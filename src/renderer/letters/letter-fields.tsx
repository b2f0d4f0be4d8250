import { Button, MultiSelect, Select } from '@mantine/core';
import { IconFileImport, IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import { DateField } from '#renderer/parts/date-field.tsx';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { StudentsPicker } from '#renderer/parts/student-picker.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useRequest } from '#renderer/request.ts';
import type { LetterKind, LetterOffer } from '#shared/contract/letters.ts';
import { fieldOf, type LetterField, type LetterValues } from '#shared/letter-words.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { AddressedTable } from './addressed-table.tsx';
import { addressedTo, askedFor, type LetterDraft } from './letter-draft.ts';
import { LetterFieldInput } from './letter-field.tsx';
import classes from './letters.module.css';
import { WordsField } from './words-field.tsx';

interface LetterFieldsProps {
  form: RecordFormState<LetterDraft>;
  kinds: readonly LetterKind[];
  kind: LetterKind;
}

/** What a letter, or several at once, are put together from. */
export function LetterFields({ form, kinds, kind }: LetterFieldsProps) {
  const { values: draft } = form;
  const asked = askedFor(kind, draft.body);
  const offers = useOffers(draft);
  const several = draft.addressed.length > 1;
  const apart = several ? draft.apart.filter((field) => asked.includes(field)) : [];
  const together = asked.filter((field) => !apart.includes(field));
  // What is said to each alone is a choice, and nothing that has to be filled in: the form begins behind it.
  const first = several ? together.find((field) => !draft.values[field]) : undefined;
  const chosen = form.getInputProps('addressed');
  return (
    <>
      <div className={classes.beside}>
        <Select
          label="种类"
          required
          allowDeselect={false}
          data={kinds.map(({ kind: value, name }) => ({ value, label: name }))}
          {...form.getInputProps('kind')}
          onChange={(next) => next && form.setValues({ kind: next, body: null })}
        />
        <DateField label="日期" required {...form.getInputProps('issuedOn')} />
      </div>
      <StudentsPicker
        label="学生"
        required
        description={several ? `${draft.addressed.length} 名学生，各得一份` : '选几名就出几份'}
        error={chosen.error}
        data-path="addressed"
        value={draft.addressed.map(({ studentId }) => studentId)}
        onChange={(ids) =>
          form.setFieldValue(
            'addressed',
            ids.map((id) => draft.addressed.find(({ studentId }) => studentId === id) ?? addressedTo(id)),
          )
        }
      />
      <Offered form={form} offers={offers} asked={asked} />
      {draft.addressed.length > 0 && (
        <AddressedTable form={form} offers={offers} apart={apart} several={several} />
      )}
      {several && asked.length > 0 && (
        <MultiSelect
          label="各人不同的内容"
          description="选出来的，在上表里各写各的；其余的写一次，每份都一样"
          data={asked.map((field) => ({ value: field, label: fieldOf(field).word }))}
          value={apart}
          onChange={(fields) => form.setFieldValue('apart', fields as LetterField[])}
        />
      )}
      {together.map((field) => (
        <LetterFieldInput
          key={field}
          field={field}
          {...(field === first && { 'data-autofocus': true })}
          {...form.getInputProps(`values.${field}`)}
        />
      ))}
      {draft.body === null ? (
        <Button
          variant="subtle"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => form.setFieldValue('body', kind.body)}
        >
          改这一次的正文
        </Button>
      ) : (
        <WordsField
          label="这一次的正文"
          {...form.getInputProps('body')}
          extra={
            <TakeAwayButton size="compact-sm" onClick={() => form.setFieldValue('body', null)}>
              用回模板的正文
            </TakeAwayButton>
          }
        />
      )}
    </>
  );
}

/** What the files of those chosen offer; nothing before somebody is. */
function useOffers({ kind, issuedOn, addressed }: LetterDraft): LetterOffer[] {
  const studentIds = addressed.map(({ studentId }) => studentId);
  const { data } = useRequest(
    'letters.offers',
    // What is asked only while it is enabled has its day and its students.
    { kind, issuedOn: issuedOn ?? ('' as never), studentIds },
    { enabled: issuedOn !== null && studentIds.length > 0, keepsLast: true },
  );
  return useMemo(() => data ?? [], [data]);
}

interface OfferedProps {
  form: RecordFormState<LetterDraft>;
  offers: readonly LetterOffer[];
  asked: readonly LetterField[];
}

/** What is in the file already is taken over by a press, and never by itself. */
function Offered({ form, offers, asked }: OfferedProps) {
  const { addressed } = form.values;
  const known = offers.filter(({ studentId }) => addressed.some((each) => each.studentId === studentId));
  const [only] = known;
  if (!only) return null;
  const take = (of: (offer: LetterOffer) => LetterValues | undefined) => {
    if (addressed.length === 1) {
      form.setFieldValue('values', { ...form.values.values, ...picked(of(only) ?? {}, asked) });
      return;
    }
    const taken = addressed.map((each) => {
      const offer = known.find(({ studentId }) => studentId === each.studentId);
      return { ...each, values: { ...each.values, ...picked((offer && of(offer)) ?? {}, asked) } };
    });
    const fields = asked.filter((field) => taken.some(({ values }) => values[field]));
    form.setValues({
      addressed: taken,
      apart: [...new Set([...form.values.apart, ...fields])],
    });
  };
  const has = (of: (offer: LetterOffer) => LetterValues | undefined) =>
    known.some((offer) => Object.keys(picked(of(offer) ?? {}, asked)).length > 0);
  const fromFile = (offer: LetterOffer) => offer.fromFile;
  const fromLast = (offer: LetterOffer) => offer.last?.values;
  const { last } = only;
  return (
    <div className={classes.offers}>
      {has(fromFile) && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => take(fromFile)}
        >
          填入档案里的情况
        </Button>
      )}
      {has(fromLast) && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => take(fromLast)}
        >
          {known.length === 1 && last
            ? `填入上一份（${writtenDate(last.issuedOn)}，${last.number}）`
            : '填入各人的上一份'}
        </Button>
      )}
    </div>
  );
}

function picked(values: LetterValues, asked: readonly LetterField[]): Partial<Record<LetterField, string>> {
  return Object.fromEntries(
    asked.flatMap((field): [LetterField, string][] => {
      const value = values[field];
      return value ? [[field, value]] : [];
    }),
  );
}

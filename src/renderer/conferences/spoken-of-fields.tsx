import { Autocomplete, Button, Radio, Stack, Textarea } from '@mantine/core';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { AddRow, goToField, RowFields } from '#renderer/parts/row-fields.tsx';
import { useRequest } from '#renderer/request.ts';
import { CONCLUSIONS, type Conclusion, levelOf } from '#shared/conference-kinds.ts';
import type { SpokenOf } from '#shared/contract/conferences.ts';
import { CRITERIA, type Criterion, clauseOf, criteriaFor } from '#shared/crisis-criteria.ts';
import { codesOf } from '#shared/terms.ts';
import type { ConferenceFormState } from './conference-writing.ts';
import classes from './conferences.module.css';
import { MeasureFields } from './measure-fields.tsx';

interface SpokenOfFieldsProps {
  form: ConferenceFormState;
  spoken: SpokenOf;
  index: number;
  people: string[];
  onChange(changed: Partial<SpokenOf>): void;
  onRemove(): void;
}

/** What is said and decided about one student. */
export function SpokenOfFields({ form, spoken, index, people, onChange, onRemove }: SpokenOfFieldsProps) {
  const { data: students = [] } = useRequest('students.list', {});
  const student = students.find(({ id }) => id === spoken.studentId);
  const path = `students.${index}`;
  const name = student?.name ?? '学生';
  return (
    <section className={classes.spokenOf} aria-label={name}>
      <header data-path={`${path}.studentId`}>
        <h3>{name}</h3>
        {student && <span>{student.className}</span>}
        {student?.level && <LevelMark level={student.level} />}
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>
          移出名单
        </Button>
      </header>
      {form.errors[`${path}.studentId`] && (
        <p className={classes.error}>{form.errors[`${path}.studentId`]}</p>
      )}
      <Textarea
        label="情况"
        description="会上陈述了什么：表现、变化、已经做了什么"
        minRows={3}
        {...form.getInputProps(`${path}.facts`)}
      />
      <Opinions {...{ form, spoken, path, people, onChange }} />
      <Textarea
        label="不同意见"
        description="谁不同意、为什么；没有的不填"
        minRows={1}
        {...form.getInputProps(`${path}.dissent`)}
      />
      <ConclusionFields {...{ form, spoken, path, onChange }} />
      <Textarea label="建议" minRows={2} {...form.getInputProps(`${path}.advice`)} />
      <MeasureFields
        form={form}
        path={`${path}.measures`}
        title="措施"
        word="措施"
        measures={spoken.measures}
        people={people}
        onChange={(measures) => onChange({ measures })}
      />
    </section>
  );
}

type PartProps = Pick<SpokenOfFieldsProps, 'form' | 'spoken' | 'onChange'> & { path: string };

function Opinions({ form, spoken, path, people, onChange }: PartProps & { people: string[] }) {
  const { opinions } = spoken;
  const spoke = new Set(opinions.map(({ member }) => member));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a heading of its own stands over it
    <div role="group" aria-label="成员意见">
      <div className={classes.label}>成员意见</div>
      {opinions.map((_, place) => (
        <RowFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is all that tells two of them apart
          key={place}
          name={`意见 ${place + 1}`}
          className={classes.opinion}
          onRemove={() => onChange({ opinions: opinions.filter((__, other) => other !== place) })}
        >
          <Autocomplete
            aria-label="成员"
            placeholder="谁"
            data={people}
            {...form.getInputProps(`${path}.opinions.${place}.member`)}
          />
          <Textarea
            aria-label="意见"
            placeholder="意见"
            minRows={1}
            {...form.getInputProps(`${path}.opinions.${place}.opinion`)}
          />
        </RowFields>
      ))}
      <AddRow
        onAdd={() => {
          // Whoever is there and has not spoken yet comes next.
          const member = people.find((each) => !spoke.has(each)) ?? '';
          const isThere = form.values.attendees.some(({ name }) => name === member);
          onChange({ opinions: [...opinions, { member: isThere ? member : '', opinion: '' }] });
          goToField(form, `${path}.opinions.${opinions.length}.${isThere ? 'opinion' : 'member'}`);
        }}
      >
        添加意见
      </AddRow>
    </div>
  );
}

const UNDECIDED = 'undecided';
const CHOICES: readonly (Conclusion | typeof UNDECIDED)[] = [UNDECIDED, ...codesOf(CONCLUSIONS)];

/** The level that is suggested, with the criteria of each beside it, and the one that it rests on (policy J4). */
function ConclusionFields({ form, spoken, path, onChange }: PartProps) {
  const { conclusion, criterion } = spoken;
  const criteria = criteriaFor(conclusion);
  return (
    <>
      <Radio.Group
        label="等级结论"
        data-path={`${path}.conclusion`}
        error={form.errors[`${path}.conclusion`]}
        value={conclusion ?? UNDECIDED}
        onChange={(chosen) =>
          onChange({
            conclusion: chosen === UNDECIDED ? null : (chosen as Conclusion),
            criterion: null,
          })
        }
      >
        <Stack gap={8} my={8}>
          {CHOICES.map((code) => (
            <Radio key={code} value={code} label={<Choice code={code} />} description={describing(code)} />
          ))}
        </Stack>
      </Radio.Group>
      {criteria.length > 0 && (
        <Radio.Group
          label={`依据：${clauseOf(conclusion)}`}
          data-path={`${path}.criterion`}
          error={form.errors[`${path}.criterion`]}
          value={criterion}
          onChange={(chosen) => onChange({ criterion: chosen as Criterion })}
        >
          <Stack gap={8} my={8}>
            {criteria.map((code) => (
              <Radio key={code} value={code} label={CRITERIA[code].word} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </>
  );
}

function Choice({ code }: { code: (typeof CHOICES)[number] }) {
  if (code === UNDECIDED) return '还没有定';
  const level = levelOf(code);
  return level ? <LevelMark level={level} /> : CONCLUSIONS[code];
}

function describing(code: (typeof CHOICES)[number]): string {
  return code === UNDECIDED
    ? ''
    : criteriaFor(code)
        .map((criterion) => CRITERIA[criterion].word)
        .join('；');
}

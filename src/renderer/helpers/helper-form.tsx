import { Button, Input, SegmentedControl, Text, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import sections from '#renderer/parts/section.module.css';
import { Section } from '#renderer/parts/section.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { HelperLine } from '#shared/contract/helpers.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { HELPER_POSTS, type HelperPost } from '#shared/helper-posts.ts';
import { type LocalDate, todayOnThisPc, writtenDate, writtenDay } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { WRITE_HELPER } from './helper-words.ts';
import classes from './helpers.module.css';

const POSTS = codesOf(HELPER_POSTS).map((code) => ({ value: code, label: HELPER_POSTS[code] }));

type HelperDraft = Omit<InputOf<'helpers.write'>, 'studentId' | 'fromOn'> & {
  studentId: StudentId | null;
  fromOn: LocalDate | null;
};

const draftOf = (line: HelperLine | null, studentId: StudentId | undefined): HelperDraft => ({
  postId: line?.id ?? null,
  studentId: line?.studentId ?? studentId ?? null,
  post: line?.post ?? 'class',
  title: line?.title ?? '',
  dormitory: line?.dormitory ?? '',
  fromOn: line?.fromOn ?? todayOnThisPc(),
  endedOn: line?.endedOn ?? null,
  endReason: line?.endReason ?? '',
});

interface HelperFormProps {
  /** Null for another one. */
  line: HelperLine | null;
  /** Who takes it up, where that is known already. */
  studentId?: StudentId | undefined;
  onClose(): void;
}

/** A student's post: it ends with the school year unless somebody ends it before. */
export function HelperForm({ line, studentId, onClose }: HelperFormProps) {
  const write = useCommand('helpers.write');
  const remove = useCommand('helpers.remove');
  const form = useRecordForm({
    schema: contract['helpers.write'].input,
    initial: draftOf(line, studentId),
    draftKey: line
      ? `helperPost:${line.id}`
      : studentId
        ? draftKeyInFile('helperPost', studentId)
        : 'helperPost:new',
    changesRecord: line !== null,
    submit: write.run,
    onDone: () => {
      announce('已保存心理委员');
      onClose();
    },
  });
  const { post, endedOn, endReason } = form.values;
  const choose = (chosen: HelperPost) =>
    // What the other choice had said may not stay behind, out of sight.
    form.setValues({
      post: chosen,
      ...(chosen === 'other' ? {} : { title: '' }),
      ...(chosen === 'dormitory' ? {} : { dormitory: '' }),
    });
  return (
    <>
      <RecordForm
        form={form}
        name={line ? '心理委员' : WRITE_HELPER}
        onCancel={onClose}
        extraActions={
          line && (
            <RemoveButton
              what="心理委员"
              of={line.name}
              on={line.fromOn}
              consequence="这一任将不再列在名册里；只是不再担任的，请填结束日期"
              remove={(reason) => remove.run({ postId: line.id, reason })}
              onRemoved={onClose}
            />
          )
        }
      >
        {line ? (
          <Text>
            {line.name}　{line.className}
          </Text>
        ) : (
          <StudentPicker label="学生" required {...form.getInputProps('studentId')} />
        )}
        <Input.Wrapper label="职务" error={form.errors.post} data-path="post">
          <SegmentedControl fullWidth mt={4} aria-label="职务" data={POSTS} value={post} onChange={choose} />
        </Input.Wrapper>
        {post === 'dormitory' && (
          <TextInput
            label="寝室"
            required
            placeholder="例如 3号楼205"
            autoComplete="off"
            {...form.getInputProps('dormitory')}
          />
        )}
        {post === 'other' && (
          <TextInput
            label="学校的叫法"
            required
            placeholder="例如 年级心理委员"
            autoComplete="off"
            {...form.getInputProps('title')}
          />
        )}
        <div className={pair.pair}>
          <DateField
            label="开始日期"
            description="任期到学年末为止"
            required
            ahead
            {...form.getInputProps('fromOn')}
          />
          <DateField label="结束日期" description="提前结束的才填" ahead {...form.getInputProps('endedOn')} />
        </div>
        {(endedOn !== null || endReason !== '') && (
          <TextInput label="结束原因" autoComplete="off" {...form.getInputProps('endReason')} />
        )}
      </RecordForm>
      {line && <Trainings line={line} />}
    </>
  );
}

function Trainings({ line }: { line: HelperLine }) {
  const { go } = usePlace();
  const absent = useCommand('helpers.absent');
  const takeOff = async (activityId: HelperLine['trainings'][number]['activityId']) => {
    const outcome = await absent.run({ activityId, postId: line.id });
    if (outcome.ok) announce('已删除参训');
    else announce(outcome.failure.message, 'trouble');
  };
  return (
    <div className={sections.beneath}>
      <Section
        title="参加的培训"
        note={
          line.trainings.length === 0
            ? '还没有参训。在名册里勾选，再按“登记参训”。'
            : `任期至${writtenDate(line.lastOn)}；本学年参训 ${line.trainedThisYear} 次`
        }
      >
        {line.trainings.map(({ activityId, occurredOn, title }) => (
          <div key={activityId} className={classes.training}>
            <Button variant="subtle" size="compact-sm" onClick={() => go({ at: 'activities', activityId })}>
              {title}
            </Button>
            <span className={classes.soft}>{writtenDay(occurredOn)}</span>
            {!line.hasLeft && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={`没有参加 ${title}`}
                onClick={() => void takeOff(activityId)}
              >
                没有参加
              </Button>
            )}
          </div>
        ))}
      </Section>
    </div>
  );
}

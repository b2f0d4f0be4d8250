import { Alert, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { type NumberWords, useNumberWords } from '#renderer/parts/number-words.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { writtenBirth } from '#shared/birth-date.ts';
import type { MergeId, StudentId } from '#shared/contract/fields.ts';
import { prose, studentId as studentIdShape } from '#shared/contract/fields.ts';
import type { MergePreview } from '#shared/contract/merges.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { BOARDINGS } from '#shared/terms.ts';

interface MergeFormProps {
  file: StudentFile;
  onDone(): void;
  onCancel(): void;
}

const wanted = z.strictObject({
  mergedId: studentIdShape.nullable().refine((id) => id !== null, '请选择另一份档案'),
  reason: prose(500),
});

/** 合并档案: another file of the same student goes into this one, after a look at what goes over. */
export function MergeForm({ file, onDone, onCancel }: MergeFormProps) {
  const merge = useCommand('merges.merge');
  const initial: { mergedId: StudentId | null; reason: string } = { mergedId: null, reason: '' };
  const form = useRecordForm({
    schema: wanted,
    initial,
    submit: async ({ mergedId, reason }) =>
      mergedId
        ? merge.run({ keptId: file.id, mergedId, reason })
        : { ok: false, failure: { code: 'badInput', message: '请选择另一份档案' } },
    onDone,
  });
  const { mergedId } = form.values;
  return (
    <Stack gap={24}>
      <RecordForm form={form} submitLabel="合并到这份档案" onCancel={onCancel}>
        <Text size="sm">
          同一名学生建了两份档案时用。另一份的记录全部移到这份里来，另一份不再列出。合并可以撤销。
        </Text>
        <StudentPicker label="另一份档案" required {...form.getInputProps('mergedId')} />
        {mergedId && <Preview keptId={file.id} mergedId={mergedId} />}
        <Textarea label="原因" required autosize minRows={2} {...form.getInputProps('reason')} />
      </RecordForm>
      <EarlierMerges studentId={file.id} />
    </Stack>
  );
}

function Preview({ keptId, mergedId }: { keptId: StudentId; mergedId: StudentId }) {
  const { data, failure } = useRequest('merges.preview', { keptId, mergedId });
  const words = useNumberWords();
  if (failure) return <ErrorState failure={failure} />;
  if (!data) return null;
  return (
    <Stack gap={8}>
      {data.obstacles.map((obstacle) => (
        <Alert key={obstacle} color="red">
          {obstacle}
        </Alert>
      ))}
      {!isAlike(data) && (
        <Alert color="yellow" role="status">
          两份档案的姓名和出生日期都不一样。请先确认是同一名学生。
        </Alert>
      )}
      <List
        label="两份档案对照"
        rows={sidesOf(data, words)}
        rowKey={({ word }) => word}
        columns={[
          { key: 'word', heading: '项目', width: 88, cell: ({ word }) => word },
          { key: 'kept', heading: '保留', cell: ({ kept }) => kept },
          { key: 'merged', heading: '并入', cell: ({ merged }) => merged },
        ]}
        empty={null}
      />
      <Text size="sm">
        以保留的为准，保留的没有填的从并入的补上；班级以保留的为准；并入那份的监护人排在后面。
      </Text>
      <Text size="sm">
        移过来：{data.moved.map(({ word, count }) => `${word} ${count} 条`).join('、') || '没有记录'}。
      </Text>
    </Stack>
  );
}

/** One of the two things that a child keeps through a typing mistake in the other. */
function isAlike({ kept, merged }: MergePreview): boolean {
  return kept.name === merged.name || (kept.bornOn !== null && kept.bornOn === merged.bornOn);
}

/** The two files beside each other, particular by particular. */
function sidesOf({ kept, merged }: MergePreview, words: NumberWords) {
  const both = (word: string, of: (side: MergePreview['kept']) => string) => ({
    word,
    kept: of(kept) || '未填',
    merged: of(merged) || '未填',
  });
  return [
    both('姓名', ({ name }) => name),
    both(words.own, ({ studentNumber }) => studentNumber),
    both(words.other, ({ otherNumber }) => otherNumber),
    both('班级', ({ className }) => className),
    both('出生日期', ({ bornOn }) => (bornOn ? writtenBirth(bornOn) : '')),
    both('民族', ({ ethnicity }) => ethnicity),
    both('住校或走读', ({ boarding }) => (boarding === 'unknown' ? '' : BOARDINGS[boarding])),
    both('家庭住址', ({ address }) => address),
    both('监护人', ({ guardians }) => guardians.join('、').replace(/\d{11}/g, writtenPhone)),
  ];
}

function EarlierMerges({ studentId }: { studentId: StudentId }) {
  const { data: merges = [] } = useRequest('merges.list', { studentId });
  const undo = useCommand('merges.undo', { onDone: () => announce('已撤销合并，记录都回到原来的档案') });
  const [undoingId, setUndoing] = useState<MergeId | null>(null);
  const undoing = merges.find(({ id }) => id === undoingId);
  const words = useNumberWords();
  if (merges.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text fw={600}>已并入的档案</Text>
      {merges.map(({ id, name, studentNumber, reason }) => (
        <Group key={id} justify="space-between" gap={8}>
          <Text size="sm">
            {name}，{words.own} {studentNumber}：{reason}
          </Text>
          <TakeAwayButton size="compact-sm" onClick={() => setUndoing(id)}>
            撤销合并
          </TakeAwayButton>
        </Group>
      ))}
      <ReasonDialog
        act="撤销"
        to={`与 ${undoing?.name ?? ''}（${words.own} ${undoing?.studentNumber ?? ''}）的合并`}
        text="并入时移过来的记录回到原来的档案。合并以后新写的记录留在这份档案里。"
        opened={undoingId !== null}
        onClose={() => setUndoing(null)}
        onConfirm={async (reason) =>
          undoingId ? undo.run({ mergeId: undoingId, reason }) : { ok: true, value: null }
        }
      />
    </Stack>
  );
}

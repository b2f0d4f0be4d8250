import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { date, prose, type StudentId } from '#shared/contract/fields.ts';
import { addDays, type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

/** What is put off: whose, and by which names it is known. */
export interface PuttingOff {
  studentId: StudentId;
  /** What went by undone first. */
  keys: string[];
  /** How many of them went by undone. */
  missed: number;
}

/** What becomes of it: it waits until a day, is let go, or only what went by undone is let go. */
type How = 'later' | 'never' | 'missedOnly';

interface PutOffDialogProps {
  /** Null keeps it closed. */
  of: readonly PuttingOff[] | null;
  /** What it is, in words: 周小禾 写跟踪记录, or 3 项. */
  what: string;
  /** What stands chosen at first. */
  how?: How;
  onClose(): void;
  onDone(): void;
}

/** 推迟: what is owed waits until a day, or is let go, with the reason on record. */
export function PutOffDialog({ of, what, how = 'later', onClose, onDone }: PutOffDialogProps) {
  return (
    <Dialog title={`推迟：${what}`} opened={of !== null} onClose={onClose}>
      {of && <PutOffForm of={of} first={how} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

const wanted = z
  .strictObject({ how: z.enum(['later', 'never', 'missedOnly']), until: date.nullable(), reason: prose(500) })
  .refine(({ how, until }) => how !== 'later' || until !== null, {
    path: ['until'],
    message: '请填写推迟到的日期',
  });

function PutOffForm({
  of,
  first,
  onClose,
  onDone,
}: Pick<PutOffDialogProps, 'onClose' | 'onDone'> & {
  of: readonly PuttingOff[];
  first: How;
}) {
  const putOff = useCommand('obligations.putOff');
  // Where weeks were missed and this one is still open, mostly the missed ones are what one wants to be rid of.
  const missed = of.flatMap((each) =>
    each.missed > 0 ? [{ studentId: each.studentId, keys: each.keys.slice(0, each.missed) }] : [],
  );
  const isMixed = missed.length > 0 && of.some(({ keys, missed }) => keys.length > missed);
  const until: LocalDate | null = addDays(todayOnThisPc(), 7);
  const form = useRecordForm({
    schema: wanted,
    initial: { how: isMixed ? ('missedOnly' as How) : first, until: until as LocalDate | null, reason: '' },
    submit: ({ how, until, reason }) =>
      putOff.run({
        of: how === 'missedOnly' ? missed : of.map(({ studentId, keys }) => ({ studentId, keys })),
        until: how === 'later' ? until : null,
        reason,
      }),
    onDone: () => {
      announce('已登记');
      onDone();
      onClose();
    },
  });
  const { how } = form.values;
  return (
    <RecordForm form={form} submitLabel="保存" onCancel={onClose}>
      <Radio.Group label="怎么办" {...form.getInputProps('how')}>
        <Stack gap={8} mt={4}>
          {isMixed && <Radio value="missedOnly" label="以前漏的不再补，这一期照常办" />}
          <Radio value="later" label="推迟到某一天再办" />
          <Radio value="never" label="这一次不再办理" />
        </Stack>
      </Radio.Group>
      {how === 'later' && <DateField label="推迟到" required {...form.getInputProps('until')} />}
      <Textarea label="原因" required autosize minRows={2} {...form.getInputProps('reason')} />
      <Text size="sm" c="dimmed">
        不会删除：推迟和原因写进学生档案，随时可以恢复办理。
      </Text>
    </RecordForm>
  );
}

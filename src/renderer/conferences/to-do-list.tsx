import { Button, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { date, optionalProse } from '#shared/contract/fields.ts';
import type { Outcome } from '#shared/outcome.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import classes from './conferences.module.css';

/** What was decided, as it stands. */
interface ToDo<Id extends string> {
  id: Id;
  what: string;
  responsible: string;
  dueOn: LocalDate | null;
  doneOn: LocalDate | null;
  outcome: string;
}

interface Done {
  doneOn: LocalDate | null;
  outcome: string;
}

interface ToDoListProps<Id extends string> {
  /** What they are: 措施, 整改事项. */
  word: string;
  of: readonly ToDo<Id>[];
  /** Ticks one off, or takes the tick back; null where nothing changes any more. */
  tick: ((id: Id, done: Done) => Promise<Outcome<unknown>>) | null;
  /** Opens what was decided, to be put right; without it nothing of that changes any more. */
  onChange?: ((id: Id) => void) | undefined;
}

/** What was decided, by whom and until when; each is ticked off on a day, with what came of it. */
export function ToDoList<Id extends string>({ word, of, tick, onChange }: ToDoListProps<Id>) {
  const [ticking, setTicking] = useState<ToDo<Id> | null>(null);
  if (of.length === 0) return null;
  return (
    <>
      <ul className={classes.toDos} aria-label={word}>
        {of.map((each) => (
          <li key={each.id}>
            <Line each={each} />
            {onChange && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={`修改：${each.what}`}
                onClick={() => onChange(each.id)}
              >
                修改
              </Button>
            )}
            {tick && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${each.doneOn ? '更正完成情况' : '登记完成'}：${each.what}`}
                onClick={() => setTicking(each)}
              >
                {each.doneOn ? '更正完成' : '登记完成'}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog title="登记完成" opened={ticking !== null} onClose={() => setTicking(null)}>
        {tick && ticking && (
          <TickForm each={ticking} tick={(done) => tick(ticking.id, done)} onClose={() => setTicking(null)} />
        )}
      </Dialog>
    </>
  );
}

function Line({ each }: { each: ToDo<string> }) {
  const { what, responsible, dueOn, doneOn, outcome } = each;
  const isLate = doneOn === null && dueOn !== null && dueOn < todayOnThisPc();
  const Icon = doneOn ? IconCircleCheck : isLate ? IconAlertTriangle : IconCircleDashed;
  const stands = doneOn
    ? `${writtenDate(doneOn)}完成`
    : [dueOn && `${writtenDate(dueOn)}前`, isLate ? '已过期' : '未完成'].filter(Boolean).join('，');
  return (
    <div className={classes.toDo} data-late={isLate || undefined}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <div>
        <div>{what}</div>
        <div className={classes.soft}>
          {responsible}，{stands}
        </div>
        {outcome && <div className={classes.outcome}>{outcome}</div>}
      </div>
    </div>
  );
}

const ticked = z.strictObject({ doneOn: date, outcome: optionalProse(2000) });

function TickForm({
  each,
  tick,
  onClose,
}: {
  each: ToDo<string>;
  tick(done: Done): Promise<Outcome<unknown>>;
  onClose(): void;
}) {
  const initial: Done = { doneOn: each.doneOn ?? todayOnThisPc(), outcome: each.outcome };
  const form = useRecordForm({
    schema: ticked,
    initial,
    submit: tick,
    onDone: () => {
      announce('已登记完成');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      name={`登记完成：${each.what}`}
      onCancel={onClose}
      extraActions={
        each.doneOn && (
          <TakeAwayButton
            onClick={() =>
              void tick({ doneOn: null, outcome: '' }).then((outcome) => {
                if (!outcome.ok) return;
                announce('已改回未完成');
                onClose();
              })
            }
          >
            改回未完成
          </TakeAwayButton>
        )
      }
    >
      <Text size="sm">
        {each.what}（{each.responsible}）
      </Text>
      <DateField label="完成日期" required {...form.getInputProps('doneOn')} />
      <Textarea label="结果" minRows={3} {...form.getInputProps('outcome')} />
    </RecordForm>
  );
}

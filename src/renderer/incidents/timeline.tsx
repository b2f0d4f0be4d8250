import { Button, Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Incident, IncidentEntry } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import { SPOT_DONE } from '#shared/incident-terms.ts';
import { dayAndTimeOf, todayOnThisPc, writtenShortDate } from '#shared/school-calendar.ts';
import classes from './incidents.module.css';
import { useFormOfIncident } from './use-form-of-incident.ts';

interface TimelineProps {
  incident: Incident;
  isOpen: boolean;
}

/** 经过: what was done on the spot and what happened, minute by minute. */
export function Timeline({ incident: { id: incidentId, entries }, isOpen }: TimelineProps) {
  const { opened, open, close } = useFormOfIncident(incidentId, 'entry');
  const entry = entries.find(({ id }) => id === opened) ?? null;
  return (
    <Section
      title="经过"
      note="写进报告；只写当事人的姓名，不写方式"
      action={
        isOpen && (
          <Button variant="subtle" size="compact-sm" onClick={() => open()}>
            记一条经过
          </Button>
        )
      }
    >
      <ul className={classes.lines} aria-label="经过">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span className={classes.at}>
              {writtenShortDate(entry.occurredOn, todayOnThisPc())} {entry.startsAt}
            </span>
            <span className={classes.told}>{toldOf(entry)}</span>
            {isOpen && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={`更正：${toldOf(entry)}`}
                onClick={() => open(entry.id)}
              >
                更正
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        title={opened === 'new' ? '记一条经过' : '更正经过'}
        opened={entry !== null || opened === 'new'}
        onClose={close}
      >
        {opened !== null && <EntryForm incidentId={incidentId} entry={entry} onClose={close} />}
      </Dialog>
    </Section>
  );
}

export const toldOf = ({ step, text }: Pick<IncidentEntry, 'step' | 'text'>): string =>
  step ? SPOT_DONE[step] : text;

interface EntryFormProps {
  incidentId: Incident['id'];
  /** Null for another one. */
  entry: IncidentEntry | null;
  onClose(): void;
}

function EntryForm({ incidentId, entry, onClose }: EntryFormProps) {
  const note = useCommand('incidents.note');
  const remove = useCommand('incidents.removeEntry');
  const now = dayAndTimeOf(Date.now());
  const form = useRecordForm({
    schema: contract['incidents.note'].input,
    initial: {
      incidentId,
      entryId: entry?.id ?? null,
      occurredOn: (entry?.occurredOn ?? now.on) as typeof now.on | null,
      startsAt: entry?.startsAt ?? now.at,
      text: entry?.text ?? '',
    },
    draftKey: `incidentEntry:${incidentId}:${entry?.id ?? 'new'}`,
    changesRecord: entry !== null,
    submit: note.run,
    onDone: () => {
      announce('已保存经过');
      onClose();
    },
  });
  const removing = entry && (
    <RemoveButton
      what="经过"
      on={entry.occurredOn}
      consequence={entry.step ? '这一步改回没有做' : '这条经过将不再显示，也不再写进报告'}
      remove={(reason) => remove.run({ entryId: entry.id, reason })}
      onRemoved={onClose}
    />
  );
  // What was done on the spot bears its minute: it was, or it was not.
  if (entry?.step) {
    return (
      <div className={classes.lines}>
        <p>{SPOT_DONE[entry.step]}</p>
        {removing}
      </div>
    );
  }
  return (
    <RecordForm form={form} name="经过" onCancel={onClose} extraActions={removing}>
      <div className={classes.pair}>
        <DateField label="日期" required {...form.getInputProps('occurredOn')} />
        <TimeField label="时间" required {...form.getInputProps('startsAt')} />
      </div>
      <Textarea label="经过" required minRows={3} {...form.getInputProps('text')} />
    </RecordForm>
  );
}

import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Incident } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import { asksWhy, INCIDENT_STATES, type IncidentState, mayFollow } from '#shared/incident-states.ts';
import { dayAndTimeOf, todayOnThisPc, writtenShortDate } from '#shared/school-calendar.ts';
import { writtenMoment } from './incident-words.ts';
import classes from './incidents.module.css';

/** 处置进展: how far the school has come, and the way on. */
export function States({ incident }: { incident: Incident }) {
  const { id: incidentId, state, steps, number } = incident;
  const [to, setTo] = useState<IncidentState | null>(null);
  const [takesBack, setTakesBack] = useState(false);
  const stepBack = useCommand('incidents.stepBack', { onDone: () => announce('已退回上一步') });
  return (
    <Section title="处置进展">
      <ul className={classes.lines} aria-label="处置进展">
        <li>
          <span className={classes.at}>
            {writtenShortDate(incident.learnedOn, todayOnThisPc())} {incident.learnedAt}
          </span>
          <span className={classes.told}>{INCIDENT_STATES.handling}</span>
        </li>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are added and taken back at the end alone
          <li key={index}>
            <span className={classes.at}>
              {writtenShortDate(step.occurredOn, todayOnThisPc())} {step.startsAt}
            </span>
            <span className={classes.told}>
              {INCIDENT_STATES[step.state]}
              {step.text && <span className={classes.when}>　{step.text}</span>}
            </span>
          </li>
        ))}
      </ul>
      <Group gap={8} mt={8}>
        {mayFollow(state).map((next) => (
          <Button key={next} variant="default" onClick={() => setTo(next)}>
            {state === 'closed' ? '重新打开' : `进入“${INCIDENT_STATES[next]}”`}
          </Button>
        ))}
        {steps.length > 0 && <TakeAwayButton onClick={() => setTakesBack(true)}>退回上一步</TakeAwayButton>}
      </Group>
      <Dialog
        title={to ? `进入“${INCIDENT_STATES[to]}”` : ''}
        opened={to !== null}
        onClose={() => setTo(null)}
      >
        {to && <StepForm incident={incident} to={to} onClose={() => setTo(null)} />}
      </Dialog>
      <ReasonDialog
        act="退回"
        to={`${number} 的“${INCIDENT_STATES[state]}”`}
        text="回到前一个状态；退回的这一步仍留在操作日志里。"
        opened={takesBack}
        onClose={() => setTakesBack(false)}
        onConfirm={(reason) => stepBack.run({ incidentId, reason })}
      />
    </Section>
  );
}

function StepForm({ incident, to, onClose }: { incident: Incident; to: IncidentState; onClose(): void }) {
  const goOn = useCommand('incidents.goOn');
  const { id: incidentId, state } = incident;
  const { on, at } = dayAndTimeOf(Date.now());
  const form = useRecordForm({
    schema: contract['incidents.goOn'].input,
    initial: { incidentId, state: to, occurredOn: on as typeof on | null, startsAt: at, text: '' },
    submit: goOn.run,
    onDone: () => {
      announce(`已进入“${INCIDENT_STATES[to]}”`);
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="处置进展" submitLabel="保存" onCancel={onClose}>
      <div data-path="state">
        <Text size="sm">
          现在是“{INCIDENT_STATES[state]}”，学校得知：{writtenMoment(incident.learnedOn, incident.learnedAt)}
          。
        </Text>
        {form.errors.state && (
          <Text size="sm" c="red" role="alert">
            {form.errors.state}
          </Text>
        )}
      </div>
      <div className={classes.pair}>
        <DateField label="日期" required {...form.getInputProps('occurredOn')} />
        <TimeField label="时间" required {...form.getInputProps('startsAt')} />
      </div>
      <Textarea
        label={asksWhy(state, to) ? '原因' : '说明'}
        required={asksWhy(state, to)}
        minRows={2}
        {...form.getInputProps('text')}
      />
    </RecordForm>
  );
}

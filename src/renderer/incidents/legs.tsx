import { Autocomplete, Button, Group, NumberInput, Select, Text, Textarea, TextInput } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { useNow } from '#renderer/parts/now.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { writtenShortInstant } from '#renderer/parts/written-instant.ts';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Incident, ReportLeg } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import { LEG_CHANNELS, type LegStanding, writtenLeft, writtenWithin } from '#shared/report-legs.ts';
import { dayAndTimeOf, writtenPhone } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { standingOf } from './incident-words.ts';
import classes from './incidents.module.css';
import { useFormOfIncident } from './use-form-of-incident.ts';

const MARKS: Readonly<Record<LegStanding, TablerIcon>> = {
  done: IconCircleCheck,
  doneLate: IconCircleCheck,
  waived: IconBan,
  open: IconCircleDashed,
  pressing: IconClockExclamation,
  late: IconAlertTriangle,
};

/** 报告环节: whom to tell, how, until when; what runs out is red before it has. */
export function Legs({ incident: { id: incidentId, legs } }: { incident: Incident }) {
  const now = useNow();
  const { opened, open, close } = useFormOfIncident(incidentId, 'leg');
  const leg = legs.find(({ id }) => id === opened);
  const [waiving, setWaiving] = useState<ReportLeg | null>(null);
  const waive = useCommand('incidents.waiveLeg', { onDone: () => announce('已写明不需要') });
  return (
    <Section
      title="报告环节"
      note="从学校得知时算起，周末和假期照算"
      action={
        <Button variant="subtle" size="compact-sm" onClick={() => open()}>
          添加报告环节
        </Button>
      }
    >
      <ul className={classes.lines} aria-label="报告环节">
        {legs.map((leg) => {
          const standing = standingOf(leg, now);
          const isOwed = leg.doneAt === null && leg.waived === '';
          return (
            <li key={leg.id}>
              <Leg leg={leg} standing={standing} now={now} />
              <Group gap={4} wrap="nowrap">
                {isOwed && (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={`不需要：${nameOf(leg)}`}
                    onClick={() => setWaiving(leg)}
                  >
                    不需要
                  </Button>
                )}
                <Button
                  variant={isOwed ? 'light' : 'subtle'}
                  size="compact-sm"
                  aria-label={`${isOwed ? '登记报告' : '更正报告'}：${nameOf(leg)}`}
                  onClick={() => open(leg.id)}
                >
                  {isOwed ? '登记' : '更正'}
                </Button>
              </Group>
            </li>
          );
        })}
      </ul>
      <Dialog
        title={opened === 'new' ? '添加报告环节' : '登记报告'}
        opened={leg !== undefined || opened === 'new'}
        onClose={close}
      >
        {leg ? (
          <LegForm incidentId={incidentId} leg={leg} onClose={close} />
        ) : (
          opened === 'new' && <NewLeg incidentId={incidentId} onClose={close} />
        )}
      </Dialog>
      <ReasonDialog
        act="不需要"
        keeps
        to={waiving ? nameOf(waiving) : ''}
        text="这一环节不再提醒，原因留在事件里。"
        opened={waiving !== null}
        onClose={() => setWaiving(null)}
        onConfirm={(reason) => waive.run({ legId: waiving?.id ?? ('' as never), reason })}
      />
    </Section>
  );
}

const nameOf = ({ toWhom, channel }: ReportLeg): string => `${toWhom}（${LEG_CHANNELS[channel]}）`;

function Leg({ leg, standing, now }: { leg: ReportLeg; standing: LegStanding; now: number }) {
  const { phone, within, dueAt, doneAt, reportedBy, receivedBy, note, waived } = leg;
  const Mark = MARKS[standing];
  const told = doneAt !== null && [
    `${writtenShortInstant(doneAt)}报告${standing === 'doneLate' ? '，超过时限' : ''}`,
    reportedBy && `报告人 ${reportedBy}`,
    receivedBy ? `接报人 ${receivedBy}` : '接报人待补',
  ];
  return (
    <div className={classes.leg} data-standing={standing}>
      <Mark size={18} stroke={1.6} aria-hidden />
      <div>
        <div>
          {nameOf(leg)}
          {phone && <span className={classes.phone}>　{writtenPhone(phone)}</span>}
        </div>
        <div className={classes.when}>
          {told
            ? told.filter(Boolean).join('，')
            : waived
              ? `不需要：${waived}`
              : `${writtenWithin(within)}，${writtenShortInstant(dueAt)}前，${writtenLeft(dueAt, now)}`}
        </div>
        {note && <div className={classes.prose}>{note}</div>}
      </div>
    </div>
  );
}

interface LegFormProps {
  incidentId: Incident['id'];
  leg: ReportLeg;
  onClose(): void;
}

function LegForm({ incidentId, leg, onClose }: LegFormProps) {
  const { id: legId, doneAt, reportedBy, receivedBy, note, waived } = leg;
  const report = useCommand('incidents.reportLeg');
  const reopen = useCommand('incidents.reopenLeg');
  const { data: particulars } = useRequest('school.particulars', {});
  const { data: staff = [] } = useRequest('school.staff', {});
  const { on, at } = dayAndTimeOf(doneAt ?? Date.now());
  const form = useRecordForm({
    schema: contract['incidents.reportLeg'].input,
    initial: {
      legId,
      doneOn: on as typeof on | null,
      doneAt: at,
      reportedBy: reportedBy || (particulars?.person ?? ''),
      receivedBy,
      note,
    },
    draftKey: `incidentLeg:${incidentId}:${legId}`,
    changesRecord: doneAt !== null,
    submit: report.run,
    onDone: () => {
      announce('已登记报告');
      onClose();
    },
  });
  const isOwed = doneAt === null && waived === '';
  const notReported = (
    <TakeAwayButton
      onClick={() =>
        void reopen.run({ legId }).then((outcome) => {
          if (outcome.ok) onClose();
        })
      }
    >
      改回未报告
    </TakeAwayButton>
  );
  if (waived) {
    return (
      <>
        <Text size="sm">
          {nameOf(leg)}已写明不需要：{waived}
        </Text>
        <Group justify="flex-end" gap={8} mt={16}>
          {notReported}
        </Group>
      </>
    );
  }
  return (
    <RecordForm
      form={form}
      name={`登记报告：${nameOf(leg)}`}
      onCancel={onClose}
      extraActions={!isOwed && notReported}
    >
      <Text size="sm">{nameOf(leg)}</Text>
      <Group align="flex-start" grow>
        <DateField label="报告日期" required {...form.getInputProps('doneOn')} />
        <TimeField label="报告时间" required {...form.getInputProps('doneAt')} />
      </Group>
      <Autocomplete
        label="报告人"
        required
        data={[...new Set(staff.map(({ name }) => name))]}
        {...form.getInputProps('reportedBy')}
      />
      <TextInput
        label="接报人"
        description="对方的姓名和职务"
        required
        autoComplete="off"
        {...form.getInputProps('receivedBy')}
      />
      <Textarea label="说明" description="对方的要求、收件编号" minRows={2} {...form.getInputProps('note')} />
    </RecordForm>
  );
}

const CHANNELS = codesOf(LEG_CHANNELS).map((code) => ({ value: code, label: LEG_CHANNELS[code] }));

function NewLeg({ incidentId, onClose }: { incidentId: Incident['id']; onClose(): void }) {
  const add = useCommand('incidents.addLeg');
  const form = useRecordForm({
    schema: contract['incidents.addLeg'].input,
    initial: { incidentId, toWhom: '', phone: '', channel: 'phone', within: 60 },
    draftKey: `incidentLeg:${incidentId}:new`,
    submit: add.run,
    onDone: () => {
      announce('已添加报告环节');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="添加报告环节" onCancel={onClose}>
      <TextInput label="向谁报告" required autoComplete="off" {...form.getInputProps('toWhom')} />
      <Group align="flex-start" grow>
        <Select label="方式" allowDeselect={false} data={CHANNELS} {...form.getInputProps('channel')} />
        <NumberInput
          label="几分钟内"
          description="从现在算起；24 小时写 1440"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDecimal={false}
          clampBehavior="none"
          {...form.getInputProps('within')}
        />
      </Group>
      <TextInput label="电话" autoComplete="off" {...form.getInputProps('phone')} />
    </RecordForm>
  );
}

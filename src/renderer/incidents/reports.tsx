import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { writtenShortInstant } from '#renderer/parts/written-instant.ts';
import { useCommand } from '#renderer/request.ts';
import type { Incident } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import { mayIssue, REPORT_STAGES, writtenStage } from '#shared/incident-terms.ts';
import { PAPERS } from '#shared/papers.ts';
import classes from './incidents.module.css';

const TITLE = PAPERS['incident.report'].word;

interface ReportsProps {
  incident: Incident;
  isOpen: boolean;
}

/** 快报, 续报, 终报: what was issued, as it was issued, and the next one. */
export function Reports({ incident, isOpen }: ReportsProps) {
  const [issuing, setIssuing] = useState(false);
  const { reports } = incident;
  return (
    <Section
      title={TITLE}
      note="出了就不再改变；之后查清的写进下一份"
      action={
        isOpen && (
          <Button variant="subtle" size="compact-sm" onClick={() => setIssuing(true)}>
            出报告
          </Button>
        )
      }
    >
      <ul className={classes.lines} aria-label={TITLE}>
        {reports.map(({ id: reportId, stage, nth, to, issuedAt, issuedBy }) => (
          <li key={reportId}>
            <div className={classes.told}>
              <div>{writtenStage(stage, nth)}</div>
              <div className={classes.when}>
                {writtenShortInstant(issuedAt)}，{issuedBy}，报送 {to}
              </div>
            </div>
            <Group gap={4} wrap="nowrap">
              <Paper
                variant="subtle"
                title={`${TITLE}（${writtenStage(stage, nth)}）`}
                wanted={{ request: 'incidents.layReport', input: { reportId } }}
              />
            </Group>
          </li>
        ))}
      </ul>
      <Dialog title="出报告" opened={issuing} onClose={() => setIssuing(false)}>
        {issuing && <IssueForm incident={incident} onClose={() => setIssuing(false)} />}
      </Dialog>
    </Section>
  );
}

function IssueForm({
  incident: { id: incidentId, reports, legs },
  onClose,
}: {
  incident: Incident;
  onClose(): void;
}) {
  const issue = useCommand('incidents.issueReport');
  const [looks, setLooks] = useState(false);
  const stages = mayIssue(reports);
  const [first = 'first'] = stages;
  const written = legs.filter(({ channel, waived }) => channel === 'paper' && waived === '');
  const form = useRecordForm({
    schema: contract['incidents.issueReport'].input,
    initial: {
      incidentId,
      stage: first,
      to: reports.at(-1)?.to ?? [...new Set(written.map(({ toWhom }) => toWhom))].join('、').slice(0, 100),
    },
    submit: issue.run,
    onDone: () => {
      announce('报告已出，可以打印；送到后请登记报告环节');
      onClose();
    },
  });
  const { stage, to } = form.values;
  return (
    <RecordForm
      form={form}
      name="出报告"
      submitLabel="出报告"
      onCancel={onClose}
      extraActions={
        <Button variant="default" disabled={to === ''} onClick={() => setLooks(true)}>
          先看一看
        </Button>
      }
    >
      <Select
        label="报告种类"
        required
        allowDeselect={false}
        data={stages.map((code) => ({ value: code, label: REPORT_STAGES[code] }))}
        {...form.getInputProps('stage')}
      />
      <TextInput label="报送" required autoComplete="off" {...form.getInputProps('to')} />
      <Text size="sm" c="dimmed">
        写的是已经保存的内容和经过：当事人写姓名，其他学生只写人数。出了以后不再改变。
      </Text>
      <PaperDialog
        title={`${TITLE}（${REPORT_STAGES[stage]}，草稿）`}
        wanted={{ request: 'incidents.previewReport', input: { incidentId, stage, to } }}
        opened={looks ? 'print' : null}
        onClose={() => setLooks(false)}
      />
    </RecordForm>
  );
}

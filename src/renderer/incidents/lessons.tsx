import { Button, Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Incident } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import classes from './incidents.module.css';
import { useFormOfIncident } from './use-form-of-incident.ts';

/** 举一反三: what the school learns of it, for all other children; it stands in the last report. */
export function Lessons({ incident, isOpen }: { incident: Incident; isOpen: boolean }) {
  const { id, lessons } = incident;
  const { opened, open, close } = useFormOfIncident(id, 'lessons');
  return (
    <Section
      title="举一反三"
      note={lessons === '' ? '结案前写：别的孩子会不会也这样，学校要先做什么' : undefined}
      action={
        isOpen && (
          <Button variant="subtle" size="compact-sm" onClick={() => open()}>
            {lessons === '' ? '写举一反三' : '修改举一反三'}
          </Button>
        )
      }
    >
      {lessons && <p className={classes.prose}>{lessons}</p>}
      <Dialog title="举一反三" opened={opened !== null} onClose={close}>
        {opened !== null && <LessonsForm incident={incident} onClose={close} />}
      </Dialog>
    </Section>
  );
}

function LessonsForm({ incident, onClose }: { incident: Incident; onClose(): void }) {
  const { id: incidentId, lessons } = incident;
  const write = useCommand('incidents.writeLessons');
  const form = useRecordForm({
    schema: contract['incidents.writeLessons'].input,
    initial: { incidentId, lessons },
    draftKey: `incidentLessons:${incidentId}`,
    changesRecord: lessons !== '',
    submit: write.run,
    onDone: () => {
      announce('已保存举一反三');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="举一反三" onCancel={onClose}>
      <Textarea
        label="举一反三"
        description="写进终报；不写学生姓名"
        minRows={6}
        {...form.getInputProps('lessons')}
      />
    </RecordForm>
  );
}

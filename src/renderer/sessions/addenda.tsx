import { Button, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useCommand } from '#renderer/request.ts';
import { prose, type SessionId } from '#shared/contract/fields.ts';
import type { Session } from '#shared/contract/sessions.ts';
import classes from './session.module.css';

const addendum = z.strictObject({ text: prose(5000) });

interface AddendaProps {
  sessionId: SessionId;
  addenda: Session['addenda'];
  /** Nothing more is added. */
  closed: boolean;
}

/** 补记: dated remarks on a signed session, and the place to add one. */
export function Addenda({ sessionId, addenda, closed }: AddendaProps) {
  const add = useCommand('sessions.addAddendum');
  const [asked, setWrites] = useState(false);
  const form = useRecordForm({
    schema: addendum,
    initial: { text: '' },
    draftKey: `addendum:${sessionId}`,
    submit: ({ text }) => add.run({ sessionId, text }),
    onDone: () => {
      form.reset();
      announce('已添加补记');
      setWrites(false);
    },
  });
  // What was begun and not handed in is there again; else the record is read from its head.
  const writes = !closed && (asked || form.handIn.draftRestored);
  if (closed && addenda.length === 0) return null;
  return (
    <section className={classes.addenda} aria-label="补记">
      <Title order={2} size={16}>
        补记
      </Title>
      {addenda.map(({ text, recordedAt, recordedBy }) => (
        <article key={`${recordedAt}/${text}`} className={classes.addendum}>
          <Text size="sm" c="dimmed">
            {writtenInstant(recordedAt)}，{recordedBy}
          </Text>
          <p>{text}</p>
        </article>
      ))}
      {!writes && !closed && (
        <div>
          <Button variant="default" onClick={() => setWrites(true)}>
            添加补记
          </Button>
        </div>
      )}
      {writes && (
        <RecordForm form={form} submitLabel="添加补记" onCancel={() => setWrites(false)}>
          <Textarea
            label="补记内容"
            description="写下后带日期保存，同样不再改变"
            minRows={2}
            {...form.getInputProps('text')}
          />
        </RecordForm>
      )}
    </section>
  );
}

import { Button, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { prose } from '#shared/contract/fields.ts';
import type { DraftKey } from '#shared/draft-keys.ts';
import type { Outcome } from '#shared/outcome.ts';
import classes from './addenda.module.css';
import { announce } from './announce.ts';
import { RecordForm, useRecordForm } from './record-form.tsx';
import { writtenInstant } from './written-instant.ts';

const addendum = z.strictObject({ text: prose(5000) });

interface AddendaProps {
  draftKey: DraftKey;
  addenda: readonly { text: string; recordedAt: number; recordedBy: string }[];
  add(text: string): Promise<Outcome<unknown>>;
  /** Nothing more is added. */
  closed: boolean;
}

/** 补记: dated remarks on a record that changes no more, and the place to add one. */
export function Addenda({ draftKey, addenda, add, closed }: AddendaProps) {
  const [asked, setWrites] = useState(false);
  const form = useRecordForm({
    schema: addendum,
    initial: { text: '' },
    draftKey,
    submit: ({ text }) => add(text),
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

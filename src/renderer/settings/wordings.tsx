import { Button, Group, Text, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useWording } from '#renderer/preference.tsx';
import { TemplateForm } from '#renderer/sessions/templates/template-form.tsx';
import type { Outcome } from '#shared/outcome.ts';
import { PHRASES, phrases } from '#shared/phrases.ts';
import { SESSION_TEMPLATES, type SessionTemplate } from '#shared/session-templates.ts';
import classes from './settings.module.css';

/** 设置 · 模板与常用语: how records are laid out, and what is written again and again. */
export function Wordings() {
  return (
    <div className={`${classes.narrow} ${classes.apart}`}>
      <Templates />
      <Phrases />
    </div>
  );
}

/** Tells what was done only once it is kept. */
async function tell(kept: Promise<Outcome<unknown>>, done: string) {
  const outcome = await kept;
  if (outcome.ok) announce(done);
  else announce(outcome.failure.message, 'trouble');
}

const EMPTY: SessionTemplate = { name: '', content: '', assessment: '', measures: '', nextSteps: '' };

function Templates() {
  const [templates, keep] = useWording('session-templates');
  const [opened, setOpened] = useState<SessionTemplate | null>(null);
  const isNew = opened === EMPTY;
  return (
    <Section
      title="辅导记录模板"
      action={
        <Group gap={8}>
          <Button
            variant="subtle"
            onClick={() => void tell(keep(null), '已恢复自带的模板')}
            disabled={templates === SESSION_TEMPLATES}
          >
            恢复自带的模板
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpened(EMPTY)}
          >
            新增模板
          </Button>
        </Group>
      }
    >
      <Text size="sm" c="dimmed">
        写辅导记录时从“模板”里选用：在各栏里写好小标题，已经写了字的栏目不动。
      </Text>
      <ul className={classes.wordings}>
        {templates.map((template) => (
          <li key={template.name}>
            <span>{template.name}</span>
            <Group gap={4} wrap="nowrap">
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`修改模板 ${template.name}`}
                onClick={() => setOpened(template)}
              >
                修改
              </Button>
              <TakeAwayButton
                size="compact-sm"
                aria-label={`删除模板 ${template.name}`}
                onClick={() => {
                  const left = templates.filter((other) => other !== template);
                  void tell(keep(left), `已删除模板“${template.name}”`);
                }}
              >
                删除
              </TakeAwayButton>
            </Group>
          </li>
        ))}
      </ul>
      <Dialog
        title={isNew ? '新增模板' : `修改模板“${opened?.name ?? ''}”`}
        width={560}
        opened={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened && (
          <TemplateForm
            initial={opened}
            others={templates.filter((other) => other !== opened)}
            keep={(template) =>
              keep(
                isNew
                  ? [...templates, template]
                  : templates.map((other) => (other === opened ? template : other)),
              )
            }
            onKept={({ name }) => announce(`已保存模板“${name}”`)}
            onClose={() => setOpened(null)}
          />
        )}
      </Dialog>
    </Section>
  );
}

/** One phrase a line; empty lines and phrases that stand twice are none. */
const listed = z
  .strictObject({ phrases: z.string() })
  .transform(({ phrases: text }) => [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(phrases);

function Phrases() {
  const [all, keep] = useWording('phrases');
  const form = useRecordForm({
    schema: listed,
    initial: { phrases: all.join('\n') },
    submit: keep,
    onDone: () => announce('已保存常用语'),
  });
  return (
    <Section title="常用语">
      <RecordForm
        form={form}
        name="常用语"
        extraActions={
          <Button variant="default" onClick={() => form.setFieldValue('phrases', PHRASES.join('\n'))}>
            恢复自带的常用语
          </Button>
        }
      >
        <Textarea
          aria-label="常用语"
          description="每行一条，常用的放在前面。在任何多行输入框里按 Ctrl + J，再按数字就写在光标处。常用语不随档案销毁，请不要写学生姓名"
          minRows={8}
          maxRows={18}
          {...form.getInputProps('phrases')}
        />
      </RecordForm>
    </Section>
  );
}

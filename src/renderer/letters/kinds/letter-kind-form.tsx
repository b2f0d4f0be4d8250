import { Button, Checkbox, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileTypeDocx } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DocumentPreview } from '#renderer/parts/document-preview.tsx';
import { Fold } from '#renderer/parts/fold.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { ask, useCommand, useRequest } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { type LetterKind, type LetterTemplate, letterTemplate, SIGNINGS } from '#shared/contract/letters.ts';
import { codesOf } from '#shared/terms.ts';
import classes from '../letters.module.css';
import { WordsField } from '../words-field.tsx';

const SIGNING_CHOICES = codesOf(SIGNINGS).map((code) => ({ value: code, label: SIGNINGS[code] }));

interface LetterKindFormProps {
  /** Null for a new one of the school's own. */
  kind: LetterKind | null;
  initial: LetterTemplate;
  onWritten(kind: string): void;
  onAside(): void;
}

/** The words of one kind, with the paper as it would look beside them. */
export function LetterKindForm({ kind, initial, onWritten, onAside }: LetterKindFormProps) {
  const write = useCommand('letters.writeKind');
  const aside = useCommand('letters.putKindAside', {
    onDone: () => {
      announce(`已停用“${initial.name}”，发出过的都在`);
      onAside();
    },
  });
  const form = useRecordForm({
    schema: letterTemplate,
    initial,
    draftKey: `letterKind:${kind?.kind ?? 'new'}`,
    changesRecord: kind !== null,
    submit: (template) => write.run({ kind: kind?.kind ?? null, template }),
    onDone: ({ kind: written }) => {
      announce('已保存告知书模板');
      onWritten(written);
    },
  });
  const { values } = form;
  return (
    <>
      <div className={classes.column}>
        <RecordForm
          form={form}
          name="告知书模板"
          extraActions={
            kind?.isOwn && (
              <TakeAwayButton onClick={() => void aside.run({ kind: kind.kind })}>停用</TakeAwayButton>
            )
          }
        >
          <div className={classes.beside}>
            <TextInput label="名称" required {...form.getInputProps('name')} />
            <TextInput
              label="编号字头"
              required
              description={`例如：${values.prefix || '心告'}〔2026〕1号`}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...form.getInputProps('prefix')}
            />
          </div>
          <TextInput label="纸上的标题" required {...form.getInputProps('title')} />
          <WordsField
            label="正文"
            required
            minRows={12}
            extra={
              <WordsFromWord
                words={values}
                onTake={(words) => form.setValues({ ...words, title: words.title || values.title })}
              />
            }
            {...form.getInputProps('body')}
          />
          <Checkbox label="开头写“尊敬的家长”" {...form.getInputProps('salutation', { type: 'checkbox' })} />
          <Select
            label="谁签字"
            allowDeselect={false}
            data={SIGNING_CHOICES}
            {...form.getInputProps('signing')}
          />
          <WordsField label="回执" minRows={2} {...form.getInputProps('receipt')} />
        </RecordForm>
        {kind && <Versions kind={kind} onTake={(template) => form.setValues(template)} />}
      </div>
      <div className={classes.column}>
        <KindPreview template={values} />
      </div>
    </>
  );
}

type TitleAndBody = Pick<LetterTemplate, 'title' | 'body'>;

/** Fills in what a Word document says, and gives back what stood there before. */
function WordsFromWord({ words, onTake }: { words: TitleAndBody; onTake(words: TitleAndBody): void }) {
  const [before, setBefore] = useState<TitleAndBody>();
  const open = useCommand('letters.openWords', {
    onDone: (opened) => {
      if (!opened) return;
      const { fileName, title, body, leftOut } = opened;
      setBefore({ title: words.title, body: words.body });
      onTake({ title, body });
      if (leftOut.length === 0) announce(`已填入“${fileName}”的文字，请核对`);
      else announce(`已填入“${fileName}”的文字，没有带过来：${leftOut.join('、')}`, 'trouble');
    },
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconFileTypeDocx size={16} aria-hidden />}
        loading={open.isRunning}
        onClick={() => void open.run({})}
      >
        从Word文档填入
      </Button>
      {before && (
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => {
            onTake(before);
            setBefore(undefined);
          }}
        >
          恢复原来的文字
        </Button>
      )}
      {open.failure && (
        <Text role="alert" c="red" size="sm">
          {open.failure.message}
        </Text>
      )}
    </>
  );
}

/** How long typing rests before the paper is drawn anew, in milliseconds. */
const REST_MS = 400;

function KindPreview({ template }: { template: LetterTemplate }) {
  const [settled] = useDebouncedValue(template, REST_MS);
  const [preview, setPreview] = useState<OutputOf<'letters.previewKind'>>();
  useEffect(() => {
    // A kind that has no name yet is looked at all the same.
    const looked = letterTemplate.safeParse({
      ...settled,
      name: settled.name || '新',
      prefix: settled.prefix || '新',
      title: settled.title || '（标题）',
    });
    if (!looked.success) return;
    let overtaken = false;
    void ask('letters.previewKind', { template: looked.data }).then((outcome) => {
      if (!overtaken && outcome.ok) setPreview(outcome.value);
    });
    return () => {
      overtaken = true;
    };
  }, [settled]);
  return preview ? (
    <DocumentPreview
      html={preview.html}
      tighter={preview.tighter}
      overPages={preview.overPages}
      title="模板预览"
    />
  ) : null;
}

/** The words as they were before: any of them can be taken back into the form. */
function Versions({ kind, onTake }: { kind: LetterKind; onTake(template: LetterTemplate): void }) {
  const [opened, setOpened] = useState(false);
  const { data: versions = [] } = useRequest('letters.kindVersions', { kind: kind.kind });
  const earlier = versions.filter(({ version }) => version !== kind.version);
  if (earlier.length === 0) return null;
  return (
    <Fold word="以前的版本" gist={`${earlier.length} 个`} opened={opened} onToggle={() => setOpened(!opened)}>
      <ul className={classes.versions}>
        {earlier.map(({ version, recordedAt, recordedBy, template }) => (
          <li key={version}>
            {recordedAt === null ? '心港自带的' : `${writtenInstant(recordedAt)}　${recordedBy}`}
            <Button variant="subtle" size="compact-sm" onClick={() => onTake(template)}>
              填入这一版
            </Button>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

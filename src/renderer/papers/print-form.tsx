import {
  Alert,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Progress,
  Select,
  Text,
  TextInput,
} from '@mantine/core';
import { IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { usePreference } from '#renderer/preference.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import {
  type LaidPaper,
  MOST_COPIES,
  type PrintSettings,
  printSettings,
  SIDES,
  SYSTEM_PRINTER,
} from '#shared/contract/papers.ts';
import { readPageRange } from '#shared/page-range.ts';
import { codesOf } from '#shared/terms.ts';
import classes from './papers.module.css';
import type { PrintProgress, usePrinting } from './printing.ts';

/** Which of its two ways out a paper was asked for by: there the keyboard begins. */
export type WayOut = 'print' | 'save';

interface PrintFormProps {
  laid: LaidPaper;
  /** False while another one is being laid in its place. */
  isReady: boolean;
  printers: OutputOf<'papers.printers'>;
  printing: ReturnType<typeof usePrinting>;
  beginsAt: WayOut;
  onSave(): void;
  onClose(): void;
}

const AS_DELIVERED: PrintSettings = {
  printer: SYSTEM_PRINTER,
  copies: 1,
  sides: 'simplex',
  blackAndWhite: false,
};

/** How a paper is printed, as its kind was printed last; and the other way out, a file. */
export function PrintForm({ laid, isReady, printers, printing, beginsAt, onSave, onClose }: PrintFormProps) {
  const { kind, token, title, documents } = laid;
  const [kept, keep] = usePreference(`printing.${kind}`, AS_DELIVERED, printSettings);
  const pages = documents.reduce((sum, count) => sum + count, 0);
  // A document of one page has no second side.
  const hasBacks = documents.some((count) => count > 1);
  const known = printers.some(({ name }) => name === kept.printer);
  const schema = useMemo(() => wantedPages(pages), [pages]);
  const form = useRecordForm({
    schema,
    initial: { ...kept, printer: known ? kept.printer : SYSTEM_PRINTER, pages: '' },
    submit: ({ pages: wanted, ...settings }) => {
      keep(settings);
      const sides = hasBacks ? settings.sides : 'simplex';
      const of = (wanted?.length ?? pages) * settings.copies;
      return printing.print({ token, ...settings, sides, pages: wanted }, of);
    },
    onDone: ({ printed, of }) => {
      if (printed < of) {
        announce(`已取消打印 ${title}：${of} 页中有 ${printed} 页已送到打印机`, 'trouble');
        return;
      }
      announce(`已打印 ${title}，共 ${of} 页`);
      onClose();
    },
  });
  const saveButton = (
    <Button
      variant="default"
      leftSection={<IconFileDownload size={16} aria-hidden />}
      disabled={!isReady || printing.progress !== undefined}
      data-autofocus={beginsAt === 'save' || printers.length === 0 || undefined}
      onClick={onSave}
    >
      保存为PDF
    </Button>
  );
  if (printing.progress) return <PrintingNow progress={printing.progress} onStop={printing.stop} />;
  return (
    <RecordForm
      form={form}
      submitLabel="打印"
      submitIcon={<IconPrinter size={16} aria-hidden />}
      beginsAtSubmit={beginsAt === 'print' && printers.length > 0}
      submitDisabled={!isReady || printers.length === 0}
      extraActions={saveButton}
    >
      {printers.length === 0 ? (
        <Alert color="yellow">
          这台电脑上没有找到打印机。请接好打印机，在系统设置里添加，再打开这里；也可以保存为PDF。
        </Alert>
      ) : (
        <>
          <Select
            label="打印机"
            description={known || kept.printer === SYSTEM_PRINTER ? undefined : '上次用的打印机现在不在'}
            data={[
              { value: SYSTEM_PRINTER, label: '系统默认打印机' },
              ...printers.map(({ name, label }) => ({ value: name, label })),
            ]}
            {...form.getInputProps('printer')}
          />
          <Group grow align="flex-start" gap={12}>
            <NumberInput label="份数" min={1} max={MOST_COPIES} {...form.getInputProps('copies')} />
            {pages > 1 && (
              <TextInput
                label="页码"
                placeholder={`全部 ${pages} 页`}
                title="例如 1-3,5；不填就是全部"
                autoComplete="off"
                {...form.getInputProps('pages')}
              />
            )}
          </Group>
          {hasBacks && (
            <Select
              label="单双面"
              data={codesOf(SIDES).map((value) => ({ value, label: SIDES[value] }))}
              {...form.getInputProps('sides')}
            />
          )}
          <Checkbox label="黑白" {...form.getInputProps('blackAndWhite', { type: 'checkbox' })} />
        </>
      )}
    </RecordForm>
  );
}

/** The settings, and which of so many pages. */
function wantedPages(of: number) {
  return printSettings.extend({
    pages: z.string().transform((text, context) => {
      const read = readPageRange(text, of);
      if (!('trouble' in read)) return read.pages;
      context.addIssue(read.trouble);
      return z.NEVER;
    }),
  });
}

function PrintingNow({ progress: { printed, of }, onStop }: { progress: PrintProgress; onStop(): void }) {
  return (
    <div className={classes.printing}>
      <Text role="status" size="sm">
        正在打印：第 {printed} / {of} 页
      </Text>
      <Progress value={(printed / Math.max(1, of)) * 100} aria-label="打印进度" />
      <Button variant="default" ref={(button) => button?.focus()} onClick={onStop}>
        取消打印
      </Button>
    </div>
  );
}

import { Button, Group, Tooltip, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { type Column, List } from '#renderer/parts/list.tsx';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { writtenBytes } from '#renderer/parts/written-bytes.ts';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { type RequestState, useCommand } from '#renderer/request.ts';
import { describedInWords } from '#shared/attachment-words.ts';
import type { Attachment } from '#shared/contract/attachments.ts';
import type { RecordIdOf, RecordRef } from '#shared/contract/record-refs.ts';
import { RECORD_KINDS } from '#shared/record-kinds.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { AttachmentCorrection } from './attachment-correction.tsx';
import { AttachmentExport } from './attachment-export.tsx';
import { AttachmentPreview } from './attachment-preview.tsx';
import classes from './attachments.module.css';
import { FileKind } from './file-kind.tsx';

interface AttachmentListProps {
  listed: RequestState<Attachment[]>;
  /** The file is only read. */
  closed: boolean;
  /** The one that is looked at first. */
  openId?: RecordIdOf<'attachment'> | undefined;
  /** Opens the record on which one hangs; without it nothing is said of where they hang. */
  onOpenRecord?: ((opens: RecordRef) => void) | undefined;
  empty: ReactNode;
}

type Asked = 'export' | 'remove' | 'correct';

/** Attachments, and what is done with one: looked at, exported, put right, taken away. */
export function AttachmentList({ listed, closed, openId, onOpenRecord, empty }: AttachmentListProps) {
  const { data: attachments = [], isPending, failure, refetch } = listed;
  const [openedId, setOpenedId] = useState<string | undefined>(openId);
  const opened = attachments.find(({ id }) => id === openedId);
  const [asking, setAsking] = useState<{ about: Attachment; what: Asked } | null>(null);
  const remove = useCommand('attachments.remove', { onDone: () => announce('附件已删除，原因已记录') });
  const askedTo = (what: Asked) => (asking?.what === what ? asking.about : null);
  const ask = (what: Asked) => opened && setAsking({ about: opened, what });
  const close = () => setAsking(null);
  return (
    <>
      <List
        label="附件"
        rows={attachments}
        rowKey={({ id }) => id}
        columns={columnsWith((about, what) => setAsking({ about, what }), closed, onOpenRecord)}
        onOpen={({ id }) => setOpenedId(id)}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={empty}
      />
      <AttachmentPreview
        attachment={opened ?? null}
        onClose={() => setOpenedId(undefined)}
        onExport={() => ask('export')}
        onCorrect={closed || opened?.signed ? undefined : () => ask('correct')}
      />
      <AttachmentExport attachment={askedTo('export')} onClose={close} />
      <AttachmentCorrection attachment={askedTo('correct')} onClose={close} />
      <ReasonDialog
        act="删除"
        to={namedRecord({
          what: `附件“${asking?.about.fileName ?? ''}”`,
          on: asking?.about.occurredOn ?? null,
        })}
        text="附件会从档案里隐藏，内容和原因仍保留在保险库里，操作记入日志。"
        opened={asking?.what === 'remove'}
        onClose={close}
        onConfirm={async (reason) =>
          asking ? remove.run({ attachmentId: asking.about.id, reason }) : { ok: true, value: {} }
        }
      />
    </>
  );
}

function columnsWith(
  ask: (about: Attachment, what: Asked) => void,
  closed: boolean,
  onOpenRecord: ((opens: RecordRef) => void) | undefined,
): Column<Attachment>[] {
  return [
    {
      key: 'fileName',
      heading: '名称',
      cell: (attachment) => (
        <span className={classes.name}>
          <FileKind mediaType={attachment.mediaType} />
          <span>
            <span>{attachment.fileName}</span>
            {attachment.missing && (
              <span className={classes.missing}>（文件不在保险库里，请从备份恢复）</span>
            )}
            <About attachment={attachment} />
            {onOpenRecord && <HangsOn attachment={attachment} onOpen={onOpenRecord} />}
          </span>
        </span>
      ),
      sortBy: ({ fileName }) => fileName,
    },
    {
      key: 'acts',
      heading: '操作',
      width: closed ? 80 : 124,
      cell: (attachment) => (
        <Group gap={4} wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.act}
            aria-label={`导出 ${attachment.fileName}`}
            disabled={attachment.missing}
            onClick={() => ask(attachment, 'export')}
          >
            导出
          </Button>
          {!closed && !attachment.signed && (
            <Tooltip label="隐藏这个附件，要写原因">
              <TakeAwayButton
                size="compact-sm"
                className={classes.act}
                aria-label={`删除 ${attachment.fileName}`}
                onClick={() => ask(attachment, 'remove')}
              >
                删除
              </TakeAwayButton>
            </Tooltip>
          )}
        </Group>
      ),
    },
  ];
}

function About({ attachment }: { attachment: Attachment }) {
  const { occurredOn, bytes, recordedAt, recordedBy } = attachment;
  const described = describedInWords(attachment);
  return (
    <>
      <span className={classes.about} title={`${writtenInstant(recordedAt)} ${recordedBy}添加`}>
        {writtenDate(occurredOn)}，{writtenBytes(bytes)}
      </span>
      {described && <span className={classes.about}>{described}</span>}
      {attachment.signed && <span className={classes.about}>随签字锁定</span>}
    </>
  );
}

/** On which record it hangs, and the way there. */
function HangsOn({
  attachment: { fileName, hangsOn },
  onOpen,
}: {
  attachment: Attachment;
  onOpen(opens: RecordRef): void;
}) {
  if (!hangsOn) return null;
  const { opens, occurredOn, removed } = hangsOn;
  const day = occurredOn === null ? '' : `（${writtenDate(occurredOn)}）`;
  const record = `${RECORD_KINDS[opens.record]}${day}`;
  if (removed) return <span className={classes.about}>附在{record}上，这条记录已删除</span>;
  return (
    <UnstyledButton
      className={classes.hangs}
      aria-label={`打开 ${fileName} 所在的${record}`}
      onClick={() => onOpen(opens)}
    >
      附在{record}
    </UnstyledButton>
  );
}

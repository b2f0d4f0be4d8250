import { Button, FileButton, Group, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { writtenBytes } from '#renderer/parts/written-bytes.ts';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Attachment } from '#shared/contract/attachments.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordIdOf } from '#shared/contract/record-refs.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { AttachmentExport } from './attachment-export.tsx';
import { AttachmentPreview } from './attachment-preview.tsx';
import classes from './attachments.module.css';
import { useDroppedFiles } from './dropped-files.ts';
import { FileKind } from './file-kind.tsx';
import { bringIn, useIncomingFiles } from './incoming-files.ts';
import { IncomingList } from './incoming-list.tsx';

interface AttachmentsProps {
  studentId: StudentId;
  /** The student has left: the file is only read. */
  closed: boolean;
  /** The one that is looked at first. */
  openId?: RecordIdOf<'attachment'>;
}

/** 附件: what was attached to a student's file, what is on its way, and a place to drop more. */
export function Attachments({ studentId, closed, openId }: AttachmentsProps) {
  const {
    data: attachments = [],
    isPending,
    failure,
    refetch,
  } = useRequest('attachments.list', { studentId });
  const { files, attached } = useIncomingFiles({ studentId });
  const [day, setDay] = useState<LocalDate | null>(todayOnThisPc());
  const [openedId, setOpenedId] = useState<string | undefined>(openId);
  const opened = attachments.find(({ id }) => id === openedId);
  const [asking, setAsking] = useState<{ about: Attachment; what: 'export' | 'remove' } | null>(null);
  const remove = useCommand('attachments.remove', { onDone: () => announce('附件已删除，原因已记录') });
  const take = (chosen: File[]) => {
    if (chosen.length === 0) return;
    if (day) bringIn({ studentId }, { occurredOn: day, evidence: null, source: '', original: null }, chosen);
    else announce('请先填写发生日期，再添加附件', 'trouble');
  };
  const drop = useDroppedFiles(take, !closed);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one more was attached
  useEffect(() => {
    if (attached > 0) refetch();
  }, [attached]);

  return (
    <div className={classes.tab} {...drop.target}>
      {drop.isOver && <div className={classes.drop}>松开鼠标，添加到这名学生的档案</div>}
      {!closed && (
        <div className={classes.adding}>
          <div className={classes.day}>
            <DateField label="发生日期" value={day} onChange={setDay} />
          </div>
          <FileButton multiple onChange={take}>
            {(props) => (
              <Button leftSection={<IconPaperclip size={16} aria-hidden />} {...props}>
                添加附件
              </Button>
            )}
          </FileButton>
          <span className={classes.hint}>也可以把文件拖到这里，一次可以多个，每个不超过 2 GB</span>
        </div>
      )}
      <IncomingList files={files} />
      <List
        label="附件"
        rows={attachments}
        rowKey={({ id }) => id}
        columns={columnsWith((about, what) => setAsking({ about, what }), closed)}
        onOpen={({ id }) => setOpenedId(id)}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={
          <EmptyState
            title="还没有附件"
            text="扫描件、照片、录音和信件都可以放在这里。文件加密保存在保险库里，只有导出才会离开。"
          />
        }
      />
      {opened && (
        <AttachmentPreview
          attachment={opened}
          onClose={() => setOpenedId(undefined)}
          onExport={() => setAsking({ about: opened, what: 'export' })}
        />
      )}
      <AttachmentExport
        attachment={asking?.what === 'export' ? asking.about : null}
        onClose={() => setAsking(null)}
      />
      <ReasonDialog
        title={`删除附件 ${asking?.about.fileName ?? ''}`}
        text="附件会从档案里隐藏，内容和原因仍保留在保险库里，操作记入日志。"
        confirmLabel="删除附件"
        opened={asking?.what === 'remove'}
        onClose={() => setAsking(null)}
        onConfirm={async (reason) =>
          asking ? remove.run({ attachmentId: asking.about.id, reason }) : { ok: true, value: {} }
        }
      />
    </div>
  );
}

function columnsWith(
  ask: (about: Attachment, what: 'export' | 'remove') => void,
  closed: boolean,
): Column<Attachment>[] {
  return [
    {
      key: 'fileName',
      heading: '名称',
      cell: ({ fileName, mediaType, missing, bytes, occurredOn, recordedAt, recordedBy }) => (
        <span className={classes.name}>
          <FileKind mediaType={mediaType} />
          <span>
            <span>{fileName}</span>
            {missing && <span className={classes.missing}>（文件不在保险库里，请从备份恢复）</span>}
            <span className={classes.about} title={`${writtenInstant(recordedAt)} ${recordedBy}添加`}>
              {writtenDate(occurredOn)}，{writtenBytes(bytes)}
            </span>
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
            aria-label={`导出 ${attachment.fileName}`}
            disabled={attachment.missing}
            onClick={() => ask(attachment, 'export')}
          >
            导出
          </Button>
          {!closed && (
            <Tooltip label="隐藏这个附件，要写原因">
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={`删除 ${attachment.fileName}`}
                onClick={() => ask(attachment, 'remove')}
              >
                删除
              </Button>
            </Tooltip>
          )}
        </Group>
      ),
    },
  ];
}

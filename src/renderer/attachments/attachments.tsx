import { useEffect, useRef } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { useAskedAnew, useRequest } from '#renderer/request.ts';
import type { AttachedTo } from '#shared/contract/attachments.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordIdOf, RecordRef } from '#shared/contract/record-refs.ts';
import { AddingFields, useAdding } from './adding.tsx';
import { AttachmentList } from './attachment-list.tsx';
import classes from './attachments.module.css';
import { useIncomingFiles } from './incoming-files.ts';
import { IncomingList } from './incoming-list.tsx';

/** What hangs somewhere, and what is on its way there. */
export function useAttachments(to: AttachedTo) {
  const listed = useRequest('attachments.list', to);
  const { files, attached } = useIncomingFiles(to);
  const listAnew = useAskedAnew('attachments.list');
  const tellAnew = useAskedAnew('students.file');
  const known = useRef(attached);
  useEffect(() => {
    if (attached === known.current) return;
    known.current = attached;
    listAnew();
    tellAnew();
  }, [attached, listAnew, tellAnew]);
  return { listed, files };
}

interface AttachmentsProps {
  studentId: StudentId;
  /** The student has left: the file is only read. */
  closed: boolean;
  /** The one that is looked at first. */
  openId?: RecordIdOf<'attachment'>;
  onOpenRecord(opens: RecordRef): void;
}

/** 附件: what was attached to a student's file, what is on its way, and a place to drop more. */
export function Attachments({ studentId, closed, openId, onOpenRecord }: AttachmentsProps) {
  const to = { studentId };
  const { listed, files } = useAttachments(to);
  const adding = useAdding({ to, day: null, closed });
  return (
    <div className={classes.tab} {...adding.drop.target}>
      {adding.drop.isOver && <div className={classes.drop}>松开鼠标，添加到这名学生的档案</div>}
      {!closed && <AddingFields adding={adding} act="添加附件" />}
      <IncomingList files={files} />
      <AttachmentList
        listed={listed}
        closed={closed}
        openId={openId}
        onOpenRecord={onOpenRecord}
        empty={
          <EmptyState
            title="还没有附件"
            text="扫描件、照片、录音和信件都可以放在这里。文件加密保存在保险库里，只有导出才会离开。"
          />
        }
      />
    </div>
  );
}

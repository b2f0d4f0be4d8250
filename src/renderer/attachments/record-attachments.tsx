import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import sections from '#renderer/parts/section.module.css';
import { Section } from '#renderer/parts/section.tsx';
import type { AttachableRef } from '#shared/contract/record-refs.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { AddingFields, useAdding } from './adding.tsx';
import { AttachmentList } from './attachment-list.tsx';
import classes from './attachments.module.css';
import { useAttachments } from './attachments.tsx';
import { IncomingList } from './incoming-list.tsx';

interface RecordAttachmentsProps {
  on: AttachableRef;
  /** The record's day; null where it is not known. */
  day: LocalDate | null;
  /** The record is only read. */
  closed?: boolean;
}

/** Beneath an open record: what hangs on it, and how more is added. Says nothing where nothing does or can. */
export function RecordAttachments({ on, day, closed = false }: RecordAttachmentsProps) {
  const to = { hangsOn: on };
  const { listed, files } = useAttachments(to);
  const adding = useAdding({ to, day, closed });
  const [isAdding, setAdding] = useState(false);
  const count = listed.data?.length ?? 0;
  if (closed && count === 0) return null;
  return (
    <div className={`${sections.beneath} ${classes.ofRecord}`} {...adding.drop.target}>
      {adding.drop.isOver && <div className={classes.drop}>松开鼠标，附在这条记录上</div>}
      <Section
        title={count > 0 ? `附件（${count}）` : '附件'}
        action={
          !closed && (
            <Button
              variant="subtle"
              leftSection={<IconPaperclip size={16} aria-hidden />}
              aria-expanded={isAdding}
              onClick={() => setAdding(!isAdding)}
            >
              添加附件
            </Button>
          )
        }
      >
        <div className={classes.parts}>
          {isAdding && <AddingFields adding={adding} act="选择文件" quiet />}
          <IncomingList files={files} />
          {(count > 0 || listed.failure) && <AttachmentList listed={listed} closed={closed} empty={null} />}
        </div>
      </Section>
    </div>
  );
}

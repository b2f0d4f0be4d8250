import { Button, Group } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { writtenBytes } from '#renderer/parts/written-bytes.ts';
import { ask } from '#renderer/request.ts';
import { describedInWords } from '#shared/attachment-words.ts';
import type { Attachment, Preview } from '#shared/contract/attachments.ts';
import type { Outcome } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { shownAddress } from '#shared/shown-address.ts';
import classes from './attachments.module.css';
import { AudioPlayer } from './audio-player.tsx';

// What shows a PDF is larger than the rest of the room together.
const PdfPages = lazy(() => import('#renderer/parts/pdf-pages.tsx'));

interface AttachmentPreviewProps {
  /** Null while the dialog is closed. */
  attachment: Attachment | null;
  onClose(): void;
  onExport(): void;
  /** Undefined where it is only read. */
  onCorrect?: (() => void) | undefined;
}

/** An attachment, looked at inside the app: no readable copy of it lies on the disk. The look is on record. */
export function AttachmentPreview({ attachment, onClose, ...acts }: AttachmentPreviewProps) {
  return (
    // There also while it is closed: dialogs lie over each other as they came into the page, and what is asked of an
    // attachment lies over it.
    <Dialog title={attachment?.fileName ?? ''} width={960} opened={attachment !== null} onClose={onClose}>
      {attachment && <Shown key={attachment.id} attachment={attachment} {...acts} />}
    </Dialog>
  );
}

type ShownProps = Omit<AttachmentPreviewProps, 'attachment' | 'onClose'> & { attachment: Attachment };

function Shown({ attachment, onExport, onCorrect }: ShownProps) {
  const { id, fileName, bytes, occurredOn } = attachment;
  const described = describedInWords(attachment);
  const [outcome, setOutcome] = useState<Outcome<Preview>>();
  useEffect(() => {
    let gone = false;
    void ask('attachments.open', { attachmentId: id }).then((answer) => {
      if (!gone) setOutcome(answer);
    });
    return () => {
      gone = true;
    };
  }, [id]);
  return (
    <div className={classes.shown}>
      <section
        className={classes.stage}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard
        tabIndex={0}
        aria-label={`附件内容：${fileName}`}
        data-autofocus
      >
        {outcome === undefined ? (
          <p role="status">正在打开…</p>
        ) : outcome.ok ? (
          <Content preview={outcome.value} fileName={fileName} />
        ) : (
          <p role="alert">{outcome.failure.message}</p>
        )}
      </section>
      <div className={classes.foot}>
        <span className={classes.soft}>
          {writtenDate(occurredOn)}，{writtenBytes(bytes)}
          {described && `，${described}`}
          {outcome?.ok &&
            outcome.value.kind === 'text' &&
            outcome.value.cut &&
            '，只显示开头部分，全文请导出'}
        </span>
        <Group gap={8} wrap="nowrap">
          {onCorrect && (
            <Button variant="subtle" onClick={onCorrect}>
              更正说明
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconFileDownload size={16} aria-hidden />}
            onClick={onExport}
          >
            导出
          </Button>
        </Group>
      </div>
    </div>
  );
}

function Content({ preview, fileName }: { preview: Preview; fileName: string }) {
  const [failed, setFailed] = useState(false);
  const fail = () => setFailed(true);
  if (failed) return <p role="alert">这个文件的内容显示不出来，文件没有改动。请导出后用别的程序打开。</p>;
  switch (preview.kind) {
    case 'text':
      return preview.text === '' ? (
        <p>这个文件是空的。</p>
      ) : (
        <pre className={classes.text}>{preview.text}</pre>
      );
    case 'none':
      return <p>心港不能显示这种文件。需要看时请导出，用能打开它的程序看。</p>;
    case 'image':
      return (
        <img
          className={classes.image}
          src={shownAddress(preview.token)}
          alt={fileName}
          draggable={false}
          onError={fail}
        />
      );
    case 'audio':
      return <AudioPlayer src={shownAddress(preview.token)} fileName={fileName} onFailed={fail} />;
    case 'pdf':
      return (
        <Suspense fallback={<p role="status">正在打开…</p>}>
          <PdfPages token={preview.token} bytes={preview.bytes} onFailed={fail} />
        </Suspense>
      );
  }
}

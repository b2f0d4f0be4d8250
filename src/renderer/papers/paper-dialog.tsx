import { lazy, type ReactNode, Suspense, useState } from 'react';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { LaidPaper } from '#shared/contract/papers.ts';
import type { Audience } from '#shared/papers.ts';
import { AudienceChoice } from './audience-choice.tsx';
import classes from './papers.module.css';
import { PrintForm, type WayOut } from './print-form.tsx';
import { usePrinting } from './printing.ts';
import { useLaidPaper, type WantedPaper } from './wanted-paper.ts';

// What shows a PDF is larger than the rest of the room together.
const PdfPages = lazy(() => import('#renderer/parts/pdf-pages.tsx'));

interface PaperDialogProps {
  /** What the paper is called. */
  title: string;
  wanted: WantedPaper;
  /** Null while the dialog is closed. */
  opened: WayOut | null;
  onClose(): void;
  /** What stands on it, and what else there is to choose; the paper is laid anew after a change. */
  children?: ReactNode;
}

/** The one door of paper: looked at page by page, then printed or saved (docs/decisions/0033-printing.md). */
export function PaperDialog({ title, wanted, opened, onClose, children }: PaperDialogProps) {
  const printing = usePrinting();
  // What prints is stopped first; then the dialog closes.
  const close = printing.progress ? printing.stop : onClose;
  return (
    <Dialog title={title} width={1080} opened={opened !== null} onClose={close}>
      {opened && (
        <OpenPaper {...{ title, wanted, printing, onClose }} beginsAt={opened}>
          {children}
        </OpenPaper>
      )}
    </Dialog>
  );
}

interface OpenPaperProps {
  title: string;
  wanted: WantedPaper;
  printing: ReturnType<typeof usePrinting>;
  beginsAt: WayOut;
  onClose(): void;
  children: ReactNode;
}

function OpenPaper({ title, wanted, printing, beginsAt, onClose, children }: OpenPaperProps) {
  const [audience, setAudience] = useState<Audience>();
  const [saving, setSaving] = useState(false);
  const { laid, isReady, failure } = useLaidPaper(wanted, audience);
  const printers = useRequest('papers.printers', {});
  const save = useCommand('papers.save');
  return (
    <div className={classes.paper}>
      <section
        className={classes.stage}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard
        tabIndex={0}
        aria-label={`预览：${title}`}
        data-autofocus
        data-holds-focus
      >
        {failure ? (
          <p role="alert">{failure.message}</p>
        ) : laid && isReady ? (
          <Pages key={laid.token} laid={laid} />
        ) : (
          <p role="status">正在排版…</p>
        )}
      </section>
      <div className={classes.choices}>
        {children}
        {laid && <AudienceChoice kind={laid.kind} audience={laid.audience} onChange={setAudience} />}
        {laid && (printers.data || printers.failure) && (
          <PrintForm
            laid={laid}
            isReady={isReady}
            printers={printers.data ?? []}
            printing={printing}
            beginsAt={beginsAt}
            onSave={() => setSaving(true)}
            onClose={onClose}
          />
        )}
      </div>
      <ExportDialog
        title={`保存${title}`}
        opened={saving}
        onClose={() => setSaving(false)}
        save={(password) => save.run({ token: laid?.token ?? '', password })}
        onSaved={({ fileName, pages }) => {
          announceSaved(`已保存 ${fileName}，共 ${pages} 页`);
          onClose();
        }}
      />
    </div>
  );
}

function Pages({ laid: { token, bytes } }: { laid: LaidPaper }) {
  const [failed, setFailed] = useState(false);
  if (failed) return <p role="alert">预览显示不出来，文件没有问题，可以打印或保存。</p>;
  return (
    <Suspense fallback={<p role="status">正在打开…</p>}>
      <PdfPages token={token} bytes={bytes} onFailed={() => setFailed(true)} />
    </Suspense>
  );
}

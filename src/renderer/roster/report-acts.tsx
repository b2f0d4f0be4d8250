import { Button } from '@mantine/core';
import { IconArrowBackUp, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import type { RosterImportId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';
import { LIST_KINDS, type ListKind } from '#shared/roster-terms.ts';
import { UndoDialog } from './undo-dialog.tsx';

interface ReportActsProps {
  list: ListKind;
  importId: RosterImportId;
  fileName: string;
  undone: boolean;
  onUndone(): void;
  /** Once it is undone: the file is asked for anew. */
  onAgain?: (() => void) | undefined;
}

/** What can be done with an import that was made. */
export function ReportActs({ list, importId, fileName, undone, onUndone, onAgain }: ReportActsProps) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Paper
        title={`${LIST_KINDS[list]}${PAPERS['roster.report'].word}`}
        wanted={{ request: 'roster.layReport', input: { importId } }}
      />
      {!undone && (
        <TakeAwayButton
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          aria-label={`撤销导入：${fileName}`}
          onClick={() => setAsks(true)}
        >
          撤销导入
        </TakeAwayButton>
      )}
      {undone && onAgain && (
        <Button
          leftSection={<IconUpload size={18} aria-hidden />}
          title={`心港不保存文件的内容：请再选一次“${fileName}”`}
          onClick={onAgain}
        >
          再次导入（重新选择文件）
        </Button>
      )}
      <UndoDialog
        list={list}
        asked={asks ? { importId, fileName } : null}
        onClose={() => setAsks(false)}
        onUndone={onUndone}
      />
    </>
  );
}

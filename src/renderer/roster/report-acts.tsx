import { Alert, Button } from '@mantine/core';
import { IconArrowBackUp, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { RosterImportId } from '#shared/contract/fields.ts';
import { undoneInWords } from './undone-in-words.ts';

interface ReportActsProps {
  importId: RosterImportId;
  fileName: string;
  undone: boolean;
  onUndone(): void;
}

/** What can be done with an import that was made. */
export function ReportActs({ importId, fileName, undone, onUndone }: ReportActsProps) {
  const [saving, setSaving] = useState(false);
  const save = useCommand('roster.saveReport');
  const undo = useCommand('roster.undo', {
    onDone: (taken) => {
      announce(undoneInWords(taken));
      onUndone();
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => setSaving(true)}
      >
        保存报告（PDF）
      </Button>
      {!undone && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          aria-label={`撤销导入：${fileName}`}
          loading={undo.isRunning}
          onClick={() => void undo.run({ importId })}
        >
          撤销导入
        </Button>
      )}
      {undo.failure && (
        <Alert color="red" role="alert">
          {undo.failure.message}
        </Alert>
      )}
      <ExportDialog
        title="保存名册导入报告"
        opened={saving}
        onClose={() => setSaving(false)}
        save={(password) => save.run({ importId, password })}
        onSaved={(file) => announce(`已保存 ${file.fileName}，共 ${file.pages ?? 0} 页`)}
      />
    </>
  );
}

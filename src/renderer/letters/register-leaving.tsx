import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { MaskNames } from '#renderer/parts/mask-names.tsx';
import { useCommand } from '#renderer/request.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';

const { word } = PAPERS['letter.register'];
const MASKS_TOO = '监护人和意见里写到的姓名也遮住，不含电话';

/** What is seen of the register, in the order in which it is seen, as a workbook and on paper. */
export function RegisterLeaving({ letterIds }: { letterIds: LetterId[] }) {
  const [exporting, setExporting] = useState(false);
  const [namesMasked, maskNames] = useState(false);
  const saving = useCommand('letters.saveRegister');
  const title = `${word}（${letterIds.length} 份）`;
  const masks = <MaskNames masksToo={MASKS_TOO} checked={namesMasked} onChange={maskNames} />;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        onClick={() => setExporting(true)}
      >
        导出Excel表格
      </Button>
      <Paper title={title} wanted={{ request: 'letters.layRegister', input: { letterIds, namesMasked } }}>
        {masks}
      </Paper>
      <ExportDialog
        title={`导出${title}`}
        opened={exporting}
        onClose={() => setExporting(false)}
        save={(password) => saving.run({ letterIds, namesMasked, password })}
        onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}：${letterIds.length} 份`)}
      >
        {masks}
      </ExportDialog>
    </>
  );
}

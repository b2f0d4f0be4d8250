import { useState } from 'react';
import type { Saved } from '#shared/contract/fields.ts';
import type { Outcome } from '#shared/outcome.ts';
import { announceSaved } from './announce-saved.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { MaskNames } from './mask-names.tsx';
import { useNumberWords } from './number-words.ts';

interface ListExportProps<File extends Saved> {
  /** 学生名单, 预警库名单. */
  title: string;
  /** How many rows go out; null while nothing shall. */
  rows: number | null;
  /** What becomes of everything else when the names are masked. */
  masksToo?: string;
  onClose(): void;
  save(how: { namesMasked: boolean; password: string | undefined }): Promise<Outcome<File>>;
}

/** Exports a list as it is seen, its names whole or masked. */
export function ListExport<File extends Saved>({
  title,
  rows,
  masksToo,
  onClose,
  save,
}: ListExportProps<File>) {
  const { own: numberWord } = useNumberWords();
  const [namesMasked, maskNames] = useState(false);
  return (
    <ExportDialog
      title={`导出${title}（${rows ?? 0} 人）`}
      opened={rows !== null}
      onClose={onClose}
      save={(password) => save({ namesMasked, password })}
      onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}：${rows} 人`)}
    >
      <MaskNames
        masksToo={masksToo ?? `${numberWord}等其他列照原样`}
        checked={namesMasked}
        onChange={maskNames}
      />
    </ExportDialog>
  );
}

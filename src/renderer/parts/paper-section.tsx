import { Button, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Saved } from '#shared/contract/fields.ts';
import type { Outcome } from '#shared/outcome.ts';
import { announceSaved } from './announce-saved.tsx';
import { ExportDialog } from './export-dialog.tsx';
import sections from './section.module.css';
import { Section } from './section.tsx';

interface PaperSectionProps {
  /** What the paper is called, such as 家访记录表. */
  title: string;
  /** What stands on it, and who signs. */
  says: string;
  save(password: string | undefined): Promise<Outcome<Saved>>;
}

/** Beneath an open record: its paper, which leaves as a PDF. Also of a file that is closed. */
export function PaperSection({ title, says, save }: PaperSectionProps) {
  const [saving, setSaving] = useState(false);
  return (
    <div className={sections.beneath}>
      <Section
        title={title}
        action={
          <Button
            variant="subtle"
            leftSection={<IconFileDownload size={16} aria-hidden />}
            onClick={() => setSaving(true)}
          >
            保存为PDF
          </Button>
        }
      />
      <ExportDialog
        title={`保存${title}`}
        opened={saving}
        onClose={() => setSaving(false)}
        save={save}
        onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
      >
        <Text size="sm">{says}</Text>
      </ExportDialog>
    </div>
  );
}

import { IconPencil } from '@tabler/icons-react';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { actOf, KINDS } from '#renderer/kinds/kinds.ts';
import { readDraftKey } from '#renderer/parts/draft-key.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useRequest } from '#renderer/request.ts';
import { recordRef } from '#shared/contract/record-refs.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { RECORD_KINDS } from '#shared/record-kinds.ts';
import type { ShownInFile } from './shown-in-file.ts';
import classes from './student-file.module.css';

interface UnfinishedProps extends Pick<InFile, 'file'> {
  /** The key of the draft that is being written just now: it is no news. */
  onContinue(shown: ShownInFile): void;
}

/** What was begun about this student and not handed in: it stands above everything that happened. */
export function Unfinished({ file, onContinue }: UnfinishedProps) {
  const { data = [] } = useRequest('drafts.ofStudent', { studentId: file.id });
  const begun = data.flatMap(({ key, keptAt }) => {
    const shown = shownByDraft(key, file);
    return shown ? [{ key, keptAt, ...shown }] : [];
  });
  if (begun.length === 0) return null;
  return (
    <section className={classes.unfinished} aria-label="没有写完">
      {begun.map(({ key, keptAt, act, shown }) => (
        <OpenRow
          key={key}
          title={
            <span className={classes.begun}>
              <IconPencil size={16} aria-hidden />
              没有写完：{act}
              <span className={classes.keptAt}>{writtenInstant(keptAt)}</span>
            </span>
          }
          onOpen={() => onContinue(shown)}
        />
      ))}
    </section>
  );
}

/** What a draft is of, and how one goes on with it; null for one that is not begun from a file. */
function shownByDraft(key: string, file: StudentFile): { act: string; shown: ShownInFile } | null {
  const draft = readDraftKey(key);
  if (!draft) return null;
  const { kind, apart } = draft;
  if (kind === 'level' && apart === 'lift') return { act: '解除预警', shown: { shows: 'act', act: 'lift' } };
  const act = actOf(kind, file);
  if (!act) return null;
  const changed = recordRef.safeParse({ record: kind, id: apart });
  if (changed.success) {
    const opens = changed.data;
    return KINDS[kind].Correct
      ? { act: `更正${RECORD_KINDS[kind]}`, shown: { shows: 'correcting', opens } }
      : { act: `修改${RECORD_KINDS[kind]}`, shown: { shows: 'record', opens } };
  }
  return { act, shown: { shows: 'writing', kind, ...(apart && { given: apart }) } };
}

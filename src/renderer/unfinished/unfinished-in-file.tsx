import { IconPencil } from '@tabler/icons-react';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import classes from './unfinished.module.css';
import { ENDED, type WayOn, wayOn } from './way-on.ts';

/** What was begun about this student and not handed in: it stands above everything that happened. */
export function UnfinishedInFile({ studentId }: { studentId: StudentId }) {
  const { go, replace } = usePlace();
  const { data = [] } = useRequest('drafts.begun', { studentId });
  const begun = data.flatMap((draft) => {
    const way = wayOn(draft);
    return way ? [{ ...draft, ...way }] : [];
  });
  if (begun.length === 0) return null;
  // Within the file it is the file that shows it.
  const goOn = ({ place }: WayOn) => (place.at === 'student' ? replace(place) : go(place));
  return (
    <section className={classes.unfinished} aria-label="没有写完">
      {begun.map(({ key, keptAt, ended, act, place }) => (
        <OpenRow
          key={key}
          title={
            <span className={classes.begun}>
              <IconPencil size={16} aria-hidden />
              没有写完：{act}
              <span className={classes.keptAt}>
                {writtenInstant(keptAt)}
                {ended && `，${ENDED[ended]}`}
              </span>
            </span>
          }
          onOpen={() => goOn({ act, place })}
        />
      ))}
    </section>
  );
}

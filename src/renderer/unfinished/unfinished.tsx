import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { Pile } from '#renderer/workbench/pile.tsx';
import classes from '#renderer/workbench/workbench.module.css';
import { ENDED, wayOn } from './way-on.ts';

/** 没有写完: everything that the person at the PC began and did not hand in; a click goes on with it. */
export function Unfinished() {
  const { go } = usePlace();
  const { data = [] } = useRequest('drafts.begun', { studentId: null });
  const begun = data.flatMap((draft) => {
    const way = wayOn(draft);
    return way ? [{ ...draft, ...way }] : [];
  });
  if (begun.length === 0) return null;
  return (
    <Pile
      title="没有写完"
      items={begun}
      itemKey={({ key }) => key}
      what={({ act, students, ended }) => (
        <>
          <span>{act}</span>
          <span>{students.map(({ name }) => name).join('、')}</span>
          <span className={classes.soft}>
            {ended ? ENDED[ended] : students.map(({ className }) => className).join('、')}
          </span>
        </>
      )}
      aside={({ keptAt }) => writtenInstant(keptAt)}
      onItem={({ place }) => go(place)}
    />
  );
}

import { UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import classes from './unfinished-list.module.css';
import { ENDED, wayOn } from './way-on.ts';

/** 没有写完: everything that the person at the PC began and did not hand in; a click goes on with it. */
export function Unfinished() {
  const { go } = usePlace();
  const headingId = useId();
  const { data = [] } = useRequest('drafts.begun', { studentId: null });
  const begun = data.flatMap((draft) => {
    const way = wayOn(draft);
    return way ? [{ ...draft, ...way }] : [];
  });
  if (begun.length === 0) return null;
  return (
    <section className={classes.pile} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.head}>
        没有写完 <small>{begun.length}</small>
      </h2>
      <ul className={classes.items} aria-labelledby={headingId}>
        {begun.map(({ key, act, students, ended, keptAt, place }) => (
          <li key={key}>
            <UnstyledButton className={classes.item} onClick={() => go(place)}>
              <span className={classes.what}>
                <span>{act}</span>
                <span>{students.map(({ name }) => name).join('、')}</span>
                <span className={classes.soft}>
                  {ended ? ENDED[ended] : students.map(({ className }) => className).join('、')}
                </span>
              </span>
              <span className={classes.soft}>{writtenInstant(keptAt)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

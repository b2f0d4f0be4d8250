import { UnstyledButton } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useNow } from '#renderer/parts/now.ts';
import { usePlace } from '#renderer/place.tsx';
import type { IncidentLine } from '#shared/contract/incidents.ts';
import { INCIDENT_STATES } from '#shared/incident-states.ts';
import { kindWord, presses, subjectsOf, writtenNext } from './incident-words.ts';
import classes from './incidents.module.css';

/** Events that are not closed, above everything else on the desk; each with whom it has to be told to next. */
export function OpenIncidents({ incidents }: { incidents: readonly IncidentLine[] }) {
  const { go } = usePlace();
  const now = useNow();
  if (incidents.length === 0) return null;
  return (
    <ul className={classes.open} aria-label="没有结案的危机事件">
      {incidents.map((line) => (
        <li key={line.id}>
          <UnstyledButton
            className={classes.openLine}
            data-presses={presses(line, now) || undefined}
            onClick={() => go({ at: 'incident', incidentId: line.id })}
          >
            <IconUrgent size={18} className={classes.mainMark} aria-hidden />
            <strong>
              {line.number}　{kindWord(line.kind)}
            </strong>
            <span>{subjectsOf(line)}</span>
            <span className={classes.soft}>{INCIDENT_STATES[line.state]}</span>
            <span className={`${classes.when} ${classes.last}`}>{writtenNext(line, now)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

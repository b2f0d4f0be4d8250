import {
  IconArchive,
  IconEyeCheck,
  IconHeartHandshake,
  IconRoute,
  IconUrgent,
  type TablerIcon,
} from '@tabler/icons-react';
import { INCIDENT_STATES, type IncidentState } from '#shared/incident-states.ts';
import classes from './incidents.module.css';

const MARKS: Readonly<Record<IncidentState, TablerIcon>> = {
  handling: IconUrgent,
  watching: IconEyeCheck,
  handedOver: IconHeartHandshake,
  followUp: IconRoute,
  closed: IconArchive,
};

/** How far the school has come with an event, by mark and word. */
export function StateMark({ state }: { state: IncidentState }) {
  const Mark = MARKS[state];
  return (
    <span className={classes.mark}>
      <Mark size={16} aria-hidden />
      {INCIDENT_STATES[state]}
    </span>
  );
}

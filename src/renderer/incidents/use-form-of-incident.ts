import { usePlace } from '#renderer/place.tsx';
import type { IncidentId } from '#shared/contract/incidents.ts';
import type { FormOfIncident } from './form-of-incident.ts';

/**
 * A form that opens on an event. That it lies open is part of where one is: it does so again after a lock, and whoever
 * goes on with a draft comes to it.
 *
 * @returns `opened`: the line that is written, `new` for another one, null while the form does not lie open.
 */
export function useFormOfIncident(incidentId: IncidentId, form: FormOfIncident['form']) {
  const { place, replace } = usePlace();
  const opens = place.at === 'incident' ? place.opens : undefined;
  return {
    opened: opens?.form === form ? opens.id : null,
    open: (id = 'new') => replace({ at: 'incident', incidentId, opens: { form, id } }),
    close: () => replace({ at: 'incident', incidentId }),
  };
}

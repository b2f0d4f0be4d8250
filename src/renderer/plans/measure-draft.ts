import type { ConferenceExtract } from '#shared/contract/conferences.ts';
import type { Plan, PlanMeasure } from '#shared/contract/plans.ts';

/** A measure as it stands in the form: nobody may have chosen of which kind it is. */
export type MeasureDraft = Omit<PlanMeasure, 'id' | 'kind'> & { kind: PlanMeasure['kind'] | null };

export const NO_MEASURE: MeasureDraft = {
  kind: null,
  content: '',
  frequency: '',
  responsible: '',
  fromOn: null,
  untilOn: null,
};

/** The measures that a form begins with. */
export const measuresOf = (plan: Plan | null): MeasureDraft[] =>
  (plan?.measures ?? []).map(({ id, ...measure }) => measure);

/** What a conference has decided, of a kind that somebody has yet to choose. */
export const measuresDecided = ({ occurredOn, measures }: ConferenceExtract): MeasureDraft[] =>
  measures.map(({ what, responsible, dueOn }) => ({
    ...NO_MEASURE,
    content: what.replaceAll('\n', '；'),
    responsible,
    fromOn: occurredOn,
    untilOn: dueOn,
  }));

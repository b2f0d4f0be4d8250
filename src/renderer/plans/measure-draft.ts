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

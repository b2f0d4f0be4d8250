import { Refusal } from './outcome.ts';
import type { LocalDate } from './school-calendar.ts';

/** What a step of a record may tell beside its day, in the order of its form. */
export const STEP_FIELDS = ['who', 'witnesses', 'institution', 'nextOn', 'text'] as const;
export type StepField = (typeof STEP_FIELDS)[number];

/** The fields themselves: what a step does not ask for is empty. */
export interface StepFields {
  who: string;
  witnesses: string;
  institution: string;
  nextOn: LocalDate | null;
  text: string;
}

/** How a form asks for a field. */
interface AskedField {
  word: string;
  required: boolean;
  hint?: string;
}

/** What each step of a record asks for, in the words of its form; what is not named here stays empty. */
export type AsksFor<Step extends string> = Readonly<
  Record<Step, Readonly<Partial<Record<StepField, AskedField>>>>
>;

/**
 * What a step holds of what was given: no more than it asks for.
 *
 * @throws Refusal `missing` at the field that it needs.
 */
export function filledFor<Step extends string>(
  asks: AsksFor<Step>,
  step: Step,
  given: StepFields,
): StepFields {
  const asked = asks[step];
  for (const field of STEP_FIELDS) {
    const wanted = asked[field];
    if (wanted?.required && !given[field]) throw Refusal.at(field, 'missing', `请填写${wanted.word}`);
  }
  return {
    who: asked.who ? given.who : '',
    witnesses: asked.witnesses ? given.witnesses : '',
    institution: asked.institution ? given.institution : '',
    nextOn: asked.nextOn ? given.nextOn : null,
    text: asked.text ? given.text : '',
  };
}

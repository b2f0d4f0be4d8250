import type { RollingClass } from '#shared/contract/roll-over.ts';
import { ROLL_OVER_FATES } from '#shared/terms.ts';
import type { Decision } from './decisions.ts';
import type { StepProps } from './step-props.ts';

/** A class as it is called, with its year where it is an older one. */
export function nameOf({ name, schoolYear }: RollingClass, intoSchoolYear: number): string {
  return schoolYear < intoSchoolYear - 1 ? `${name}（${schoolYear}学年）` : name;
}

/** The names one may choose from: those of the new year, guessed or there already. */
export function targetNames({ preview, outlook }: Pick<StepProps, 'preview' | 'outlook'>): string[] {
  return [...new Set([...outlook.classes, ...preview.known].map(({ name }) => name))];
}

/** 升入八年级(1)班, 毕业. */
export function wayOf({ fate, toClass }: Decision): string {
  if (fate === 'moves') return `升入${toClass}`;
  return fate === 'repeats' ? `留级到${toClass}` : ROLL_OVER_FATES[fate];
}

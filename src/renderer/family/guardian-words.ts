import type { Guardian } from '#shared/contract/family.ts';

/** A guardian in a word: 李梅（母亲）. */
export function guardianWord({ name, relation }: Pick<Guardian, 'name' | 'relation'>): string {
  return relation === '' ? name : `${name}（${relation}）`;
}

/** Guardians to be chosen from, each only once. */
export function guardianWords(guardians: readonly Guardian[]): string[] {
  return [...new Set(guardians.map(guardianWord).filter(Boolean))];
}

import type { StudentFile } from '#shared/contract/students.ts';

/** The guardian to call first; undefined when none is known. */
export function firstContact({
  guardians,
}: Pick<StudentFile, 'guardians'>): StudentFile['guardians'][number] | undefined {
  return guardians.find((guardian) => guardian.firstContact) ?? guardians[0];
}

import type { StudentId } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/outcome.ts';

/** A refusal that says in which row something is not understood. */
export type Unclear = (message: string) => Refusal;

/** Whom a name means within a class. @throws Refusal where it means nobody, or several. */
export function pupilNamed(
  name: string,
  byName: ReadonlyMap<string, readonly { id: StudentId }[]>,
  className: string,
  unclear: Unclear,
): StudentId {
  if (name === '') throw unclear('没有写姓名，请在表里补上。');
  const [only, ...more] = byName.get(name) ?? [];
  if (!only) throw unclear(`的“${name}”不在${className}，请核对姓名。`);
  if (more.length > 0)
    throw unclear(`的“${name}”在${className}有 ${more.length + 1} 名，认不出是哪一名，请在心港里写。`);
  return only.id;
}

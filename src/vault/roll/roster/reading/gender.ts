import type { Gender } from '#shared/terms.ts';
import { spaceless } from '#shared/written-text.ts';

/** Written for a gender: words, letters, and the codes of GB/T 2261.1 (1 男, 2 女, 0 and 9 not stated). */
const WRITTEN: Readonly<Record<Gender, RegExp>> = {
  male: /^(男|男生|男性|男孩|m|male|boy|1|1[-.]?男|♂)$/i,
  female: /^(女|女生|女性|女孩|f|female|girl|2|2[-.]?女|♀)$/i,
  unknown: /^(|0|9|未知|未填|不详|-)$/,
};

/** The gender that `written` names; undefined when it is none of the known spellings. */
export function genderNamed(written: string): Gender | undefined {
  const text = spaceless(written);
  if (WRITTEN.male.test(text)) return 'male';
  if (WRITTEN.female.test(text)) return 'female';
  return WRITTEN.unknown.test(text) ? 'unknown' : undefined;
}

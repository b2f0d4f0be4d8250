import { type AlertLevel, DISCOVERY_ROUTES, type DiscoveryRoute } from '#shared/terms.ts';
import { spaceless } from '#shared/written-text.ts';

/**
 * Written out, a level is one of three classes of the policy papers (002) or the word for it; 关注 stands beneath them.
 * Numerals alone, 级 and colours are not here: one paper counts up where another counts down, so a person says what
 * they mean.
 */
const LEVELS: readonly [written: RegExp, level: AlertLevel][] = [
  [/^第?[三3Ⅲ]类(危机|预警|学生|高危)*([(]?重大(心理)?危机[)]?)?$|^重大(心理)?危机$/, 'severe'],
  [/^第?[二2Ⅱ]类(危机|预警|学生|高危)*([(]?严重(心理)?危机[)]?)?$|^严重(心理)?危机$/, 'serious'],
  [/^第?[一1Ⅰ]类(危机|预警|学生)*([(]?一般(心理)?危机[)]?)?$|^一般(心理)?危机$/, 'general'],
  [/^(一般)?关注(对象|学生|级)?$/, 'attention'],
];

/** The level that a cell names beyond doubt; undefined where a person must say what is meant. */
export function levelNamed(written: string): AlertLevel | undefined {
  const word = spaceless(written).replace(/[“”"'。.]/g, '');
  return LEVELS.find(([pattern]) => pattern.test(word))?.[1];
}

/** 解除, 已解除: of whoever is on the list no more. */
export function isLifted(written: string): boolean {
  return /^(已|已经)?(解除|撤销|出库|销号|移出)(预警|关注)?$/.test(spaceless(written));
}

const ROUTES: readonly [written: RegExp, route: DiscoveryRoute][] = [
  [/^班主任/, 'homeroomTeacher'],
  [/心理委员/, 'peerCommittee'],
  [/普查|筛查|测评|量表/, 'screening'],
  [/辅导|咨询/, 'counselling'],
  [/热线/, 'hotline'],
  [/信箱/, 'letterBox'],
  [/周记|日记/, 'weeklyDiary'],
  [/家长|父母|家访/, 'guardian'],
];

/** How the school learned of it, as a cell says; undefined where it says nothing that is known. */
export function routeNamed(written: string): DiscoveryRoute | undefined {
  const word = spaceless(written);
  if (word === DISCOVERY_ROUTES.other) return 'other';
  const found = ROUTES.filter(([pattern]) => pattern.test(word));
  return found.length === 1 ? found[0]?.[1] : undefined;
}

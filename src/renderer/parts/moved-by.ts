/** The list with one of its members moved a step up (-1) or down (1). */
export function movedBy<Member>(list: readonly Member[], member: Member, by: -1 | 1): Member[] {
  const from = list.indexOf(member);
  const others = list.filter((one) => one !== member);
  const to = Math.max(0, Math.min(others.length, from + by));
  return from < 0 ? [...list] : others.toSpliced(to, 0, member);
}

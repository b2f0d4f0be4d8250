/** A name that tells no stranger who it is: the first character stays, 张三 → 张*, 欧阳澜漪 → 欧***. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = name;
  return first + '*'.repeat(Math.max(1, rest.length));
}

/** The 56 of GB/T 3304, in its order, without 族. */
const NAMES =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  );

/** 民族 as people read them: 汉族, 蒙古族 … */
export const ETHNICITIES: readonly string[] = NAMES.map((name) => `${name}族`);

/** The name in full: 汉 is 汉族; one that is not of the 56 stays as it is written (穿青人). Undefined for a code or a sentence. */
export function ethnicityNamed(written: string): string | undefined {
  if (NAMES.includes(written)) return `${written}族`;
  return /^\p{Script=Han}{1,12}$/u.test(written) ? written : undefined;
}

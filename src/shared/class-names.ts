// The place of a numeral is its number; the empty text after a bare 十 is found at 0.
const DIGITS = '〇一二三四五六七八九';
const collator = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Classes in the order of their grades: 七年级(2)班 before 七年级(10)班 before 八年级(1)班. By their sound alone 八
 * would come before 七.
 */
export function compareClassNames(one: string, other: string): number {
  return collator.compare(classOrderKey(one), classOrderKey(other)) || collator.compare(one, other);
}

/** A class's name with its numerals as digits: what a list sorts by. */
export function classOrderKey(name: string): string {
  return name.replace(/十?[一二三四五六七八九]|十/g, (numeral) => {
    const tens = numeral.startsWith('十') ? 10 : 0;
    return String(tens + DIGITS.indexOf(numeral.slice(tens ? 1 : 0)));
  });
}

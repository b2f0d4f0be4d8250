/**
 * Parts of characters that have letters of their own, though they look like a whole one: what is copied out of a PDF
 * holds ⻢ where a person reads 马. In pairs: the part, then the character it stands for.
 *
 * Source: Unicode's EquivalentUnifiedIdeograph.txt, of the blocks CJK Radicals Supplement and CJK Strokes. The
 * Kangxi radicals (U+2F00 to U+2FD5) need no table: NFKC knows them.
 */
const PAIRS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌' +
  '⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓' +
  '⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝' +
  '⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐' +
  '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟㇆𠃌㇏乀㇐一㇑丨㇒丿㇓丿' +
  '㇔丶㇕𠃍㇖乛㇗𠃊㇘𠃎㇙𠄌㇚亅㇛𡿨㇜𠃋㇝乀㇞𠃑㇟乚㇠乙㇡𠄎';

const letters = [...PAIRS];
const WHOLE: ReadonlyMap<string, string> = new Map(
  letters.flatMap((part, at) => (at % 2 === 0 ? [[part, letters[at + 1] ?? part]] : [])),
);

/** The text with whole characters in place of radicals and strokes: ⻢超 is 马超, ⾼立 is 高立. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5\u31c0-\u31ef]/g, (part) => WHOLE.get(part) ?? part.normalize('NFKC'));
}

import { ethnicityNamed } from '#shared/ethnicities.ts';
import { BOARDINGS, type Boarding } from '#shared/terms.ts';
import { cleanText, isGarbled, plainLine, spaceless } from '#shared/written-text.ts';

/** What the contract takes (`particulars` in contract/students.ts), less the words that say which address it is. */
const LONGEST = { address: 190, remark: 2_000 } as const;
const NOTHING = /^[-/\\—－~.。·]*$|^(无|暂无|没有|略|空)$/;

/** An address in one line; undefined where none was written. */
export function readAddress(shown: string, notices: string[]): string | undefined {
  const address = plainLine(shown);
  if (NOTHING.test(address)) return undefined;
  if (!isGarbled(address) && address.length <= LONGEST.address) return address;
  notices.push(`家庭住址“${address.slice(0, 20)}…”太长或有乱码，未读入，请核对`);
  return undefined;
}

/** What the office wrote beside a child, in its own lines; undefined where nothing was. */
export function readRemark(shown: string, notices: string[]): string | undefined {
  const remark = cleanText(shown).replace(/ {2,}/g, ' ').trim();
  if (NOTHING.test(remark)) return undefined;
  if (!isGarbled(remark) && remark.length <= LONGEST.remark) return remark;
  notices.push(`备注“${remark.slice(0, 20)}…”太长或有乱码，未读入，请核对`);
  return undefined;
}

/** 汉族 for 汉 and 汉族. */
export function readEthnicity(shown: string, notices: string[]): string | undefined {
  const written = spaceless(shown);
  if (NOTHING.test(written)) return undefined;
  const ethnicity = ethnicityNamed(written);
  if (!ethnicity) notices.push(`民族“${written.slice(0, 20)}”没有认出来，未读入`);
  return ethnicity;
}

const BOARDER = /^(住校|住宿|寄宿|住读|内宿|在校住宿|住)生?$/;
const DAY_PUPIL = /^(走读|通学|通校|外宿|走|不住校|非住校|不住宿|非住宿|不寄宿|非寄宿)生?$/;
const YES = /^(是|√|✓|✔|☑|y|yes|1|true|有)$/i;
const NO = /^(否|不是|不|×|✗|✕|x|n|no|0|false)$/i;

/** 住校 or 走读, in words or as yes and no under a heading that asks for one of them. */
export function readBoarding(
  shown: string,
  heading: string,
  notices: string[],
): Exclude<Boarding, 'unknown'> | undefined {
  const written = spaceless(shown);
  if (NOTHING.test(written)) return undefined;
  if (BOARDER.test(written)) return 'boarder';
  if (DAY_PUPIL.test(written)) return 'dayPupil';
  const asksForDay = /走读|通学/.test(heading);
  const asksForBoarding = /住|寄宿/.test(heading);
  // 住校/走读 asks for neither: a tick under it says nothing.
  if (asksForDay !== asksForBoarding && (YES.test(written) || NO.test(written))) {
    return YES.test(written) === asksForBoarding ? 'boarder' : 'dayPupil';
  }
  notices.push(`${BOARDINGS.boarder}或${BOARDINGS.dayPupil}“${written.slice(0, 20)}”没有认出来，未读入`);
  return undefined;
}

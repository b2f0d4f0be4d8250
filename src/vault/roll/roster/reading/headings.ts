import { fieldsOf, type LaidListKind, type RosterField, type WatchlistField } from '#shared/roster-terms.ts';
import { plainLine, spaceless } from '#shared/written-text.ts';
import { scoreHeading } from './score-headings.ts';

/** What a heading means. */
export interface Heading {
  /** `teacherPhone` is recognised so that it is never taken for a guardian's, and then left alone. */
  field: RosterField | 'teacherPhone';
  /** Several columns may claim a field; the lowest rank is believed: 学籍号 before 学籍辅号. */
  rank: number;
  /** Guardian columns: whose, where the heading says so (父亲, 母亲, 2); which factor, which item; absent otherwise. */
  person?: string;
}

// Not kept, or not what they seem: 出生日期（农历） is no calendar date, 证件类型 is no number.
const UNWANTED =
  /身份证|证件|护照|拼音|曾用|英文|照片|地址|住址|单位|职业|职务|工作|学历|文化|民族|政治|农历|阴历|邮箱|email|户口|户籍|籍贯|年龄|健康|备注|签名|签字|状态|是否|人数/i;
const PHONE = /电话|手机|联系方式|联系号码|宅电|座机|\btel\b|phone/i;
const CHAT = /qq|微信|钉钉/i;
const TEACHER = /班主任|老师|教师|辅导员|班导/;
const HOMEROOM_TEACHER = /^(所在)?(班级)?(现任|正)?班主任(老师|教师)?(姓名|名字|名)?$/;
const GUARDIAN =
  /父母|父亲|母亲|爸爸|妈妈|爷爷|奶奶|外公|外婆|姥爷|姥姥|法定监护人|监护人|家长|家庭成员|成员|家属|亲属|(紧急)?联系人|^父|^母/g;

const GUARDIAN_WORD = new RegExp(GUARDIAN.source);

const PERSONS: readonly [written: RegExp, person: string][] = [
  [/父母/, ''],
  [/父亲|爸爸|^父/, '父亲'],
  [/母亲|妈妈|^母/, '母亲'],
  [/爷爷/, '爷爷'],
  [/奶奶/, '奶奶'],
  [/外公|姥爷/, '外公'],
  [/外婆|姥姥/, '外婆'],
];

/** Persons whose column names their relation to the student. */
export const RELATED_PERSONS: ReadonlySet<string> = new Set(
  PERSONS.map(([, person]) => person).filter(Boolean),
);

// What was once, or a part only: 原学号 beside 现学号, 学号后四位, 分班前班级.
const FORMER =
  /原|旧|老|曾|历史|去年|(上|前)(一)?(个)?(学期|学年|年)|转[入学班]前|分班前|升学前|毕业|小学(学|班|年)|[后末尾前]([一二三四五六七八两几\d]{1,2})?位|尾号|临时|备用|作废/;
const CURRENT =
  /^(现在?|新|当前|目前|本(学年|学期|年)|分班后|转入后)(的)?(?=学号|学籍|班|年级|所在|就读)|[(（](新|现)[)）]$/;

/** Only what it tells is taken (identity-number.ts); 家长身份证号 and 证件类型 tell nothing of the child. */
const IDENTITY_NUMBER = /^(学生|学员|幼儿|孩子|本人)?(居民)?(身份证件?|证件)(号|号码|编号)?$/;

const FIELDS: readonly [heading: RegExp, field: RosterField, rank: number][] = [
  [/^(学生|学员|本校|校内|学校)?学号$/, 'studentNumber', 1],
  [/^(?!.*(班内|班级|座)).*学号/, 'studentNumber', 2],
  [/^(学生|学员)(编号|代码|号码?|id)$/i, 'studentNumber', 2],
  [/学籍(号|号码|编号)$/, 'registrationNumber', 1],
  [/学籍[辅副]号$/, 'registrationNumber', 2],
  [/^(学生|学员|幼儿|中文|学生中文)?(姓名|名字)$/, 'name', 1],
  [/^(学生|学生名|中文名)$/, 'name', 2],
  [/^(学生|学员)?性别(男女)?$/, 'gender', 1],
  [/^(学生|学员)?(公历|阳历)?(出生(日期|年月日?|时间|日)?|生日)$/, 'bornOn', 1],
  [/^(学生)?(所在|就读|所属|现)?年级(名称)?$/, 'grade', 1],
  [/^(学生)?(所在|就读|所属|现)?(年级)?(行政)?班级?(名称|全称|名|别)?$|^年班$/, 'className', 1],
  [/^班(级)?(号|编号|代码|序号)$/, 'className', 2],
];

/** The child's own in words that are somebody else's, or of no use, with any other beside them: 单位地址, 健康备注. */
const OWN: readonly [heading: RegExp, field: RosterField, rank: number][] = [
  [
    /^(学生|学员|孩子|本人)?(家庭|现在?|目前|当前|实际|居住|暂住|详细)+(地址|住址|居住地|住地)$/,
    'address',
    1,
  ],
  [/^(学生|学员|孩子|本人)?(常住|通讯|通信|联系|详细)*(地址|住址|居住地)$/, 'address', 2],
  [/^(学生|学员|孩子|本人)?(户籍|户口)(所在|登记)?(详细)?(地址|住址|地)$/, 'registeredAddress', 1],
  [/^(学生|学员|孩子|本人)?民族$/, 'ethnicity', 1],
  [
    /^(学生)?(是否)?((住校|住宿|寄宿|住读|走读|通学)生?(或|\/)?){1,2}(情况|类型|类别|方式|与否|状态)?$|^就读方式$/,
    'boarding',
    1,
  ],
  [/^(学生)?(备注|备考|附注)(说明|信息|情况|内容|栏)?$/, 'remark', 1],
  [/^(学生|家庭)?(特殊)?情况(说明|备注)$|^(学生|家庭)?特殊情况$/, 'remark', 2],
];

/** What a list of high-risk students says besides who it is, as schools head it. */
const OF_THE_WATCHLIST: readonly [heading: RegExp, field: WatchlistField, rank: number][] = [
  [/^(学生)?(心理)?(危机|预警|关注|风险|高危|当前|目前|现在?|评估|评定)*(等级|级别)$/, 'level', 1],
  [/^(学生)?(心理)?(危机|预警|关注|风险|高危)+(类别|类型|程度|分类|状态)$/, 'level', 2],
  [
    /^(列入|入库|建库|纳入|登记|评定|评估|定级|预警|建档|现状起始|起始|发现|上报)+(日期|时间|日)$/,
    'listedOn',
    1,
  ],
  [/^(日期|时间)$/, 'listedOn', 2],
  [/^(列入|入库|预警|纳入|关注|评定|定级|上报)*(原因|事由|理由|依据)$/, 'listingReason', 1],
  [
    /^(学生)?(主要|具体|目前|当前|异常|心理|危机|问题)*(情况|问题|表现|症状|现状|事件)(说明|描述|简述|简介|概述|及原因|摘要)?$/,
    'listingReason',
    2,
  ],
  [/^(备注|说明|描述)$/, 'listingReason', 3],
  [/^(预警|等级|级别)?(决定|评定|评估|定级|认定|研判|评级)(人|人员|者|教师|老师|小组)$/, 'decidedBy', 1],
  [
    /^(责任|包保|跟踪|负责|联系|帮扶|包干|对接|辅导|心理|专班|监护)(教师|老师|人|责任人)(姓名)?$|^导师(姓名)?$/,
    'responsibleTeacher',
    1,
  ],
  [/^(线索|信息|问题)?(发现|来源)(途径|渠道|方式|来源)?$/, 'discoveryRoute', 1],
];

/**
 * What a column headed `written` holds, below the heading of its group where one stands over several columns;
 * undefined when it is nothing that is read of such a list.
 */
export function headingNamed(
  written: string,
  group = '',
  list: LaidListKind = 'roster',
): Heading | undefined {
  if (list === 'roster') return headingOfRoster(written, group);
  const heading = plainHeading(written);
  if (list === 'screenings') {
    const scored = scoreHeading(written);
    if (scored) return scored;
  } else {
    const own = OF_THE_WATCHLIST.find(([pattern]) => pattern.test(heading));
    if (own) return { field: own[1], rank: own[2] };
  }
  const named = headingOfRoster(written, group);
  // What a list says of guardians is not read: the file has it from the roster.
  return named && fieldsOf(list).some((field) => field === named.field) ? named : undefined;
}

function headingOfRoster(written: string, group: string): Heading | undefined {
  const joined = group === '' || group === written ? written : `${group}${written}`;
  const named = nextToName(written, namedBy(joined) ?? namedBy(withoutRemarks(joined)));
  if (named || joined === written) return named;
  // Whatever stands over 父亲姓名, such as 家庭情况: it says itself whose it is.
  if (GUARDIAN_WORD.test(plainHeading(written))) return headingOfRoster(written, '');
  if (!isOfStudent(group)) return undefined;
  // 学生信息 over 学号 and 姓名 says no more than that these are the pupil's; a 电话 below it is the pupil's own.
  const own = namedBy(written) ?? namedBy(withoutRemarks(written));
  return own && 'person' in own === false && own.field !== 'guardianPhone' ? own : undefined;
}

/** 电话 below 家长信息 is that of the parent named before it; only a heading that says itself whose it is, is not. */
function nextToName(written: string, named: Heading | undefined): Heading | undefined {
  const isLoose =
    named && (named.field === 'guardianPhone' || named.field === 'guardianRelation') && named.rank === 1;
  if (!isLoose || named.person !== undefined || GUARDIAN_WORD.test(plainHeading(written))) return named;
  return { ...named, rank: 2 };
}

/** 学生信息, 基本情况, 个人资料: not a title like 七年级(1)班学生名册. */
function isOfStudent(group: string): boolean {
  return /^(学生|学员|幼儿|孩子)?(的)?(基本|基础|个人|本人|学籍|自然|在校)?(信息|情况|资料|数据|栏)?$/.test(
    plainHeading(group),
  );
}

/** 姓名（与户口本一致） is 姓名; but 学号（旧） is none. */
function withoutRemarks(written: string): string {
  const bare = plainLine(written).replace(/[(【[][^()【】[\]]*[)】\]]/g, '');
  return FORMER.test(plainLine(written)) ? '' : bare;
}

function namedBy(written: string): Heading | undefined {
  const heading = plainHeading(written);
  if (IDENTITY_NUMBER.test(heading)) {
    return { field: 'identityNumber', rank: heading.includes('身份证') ? 1 : 2 };
  }
  if (heading === '' || heading.length > 40 || FORMER.test(heading)) return undefined;
  const own = OWN.find(([pattern]) => pattern.test(heading));
  if (own) return { field: own[1], rank: own[2] };
  if (UNWANTED.test(heading)) return undefined;
  const isPhone = PHONE.test(heading);
  if (CHAT.test(heading) && !isPhone) return undefined;
  if (TEACHER.test(heading)) {
    if (isPhone) return { field: 'teacherPhone', rank: 1 };
    return HOMEROOM_TEACHER.test(heading) ? { field: 'homeroomTeacher', rank: 1 } : undefined;
  }
  const ofGuardian = guardianHeading(heading, isPhone);
  if (ofGuardian) return ofGuardian;
  // 监护人性别 and 父亲出生年月 are theirs, and never the child's.
  if (GUARDIAN_WORD.test(heading)) return undefined;
  const isCurrent = CURRENT.test(heading);
  const bare = heading.replace(CURRENT, '');
  for (const [pattern, field, rank] of FIELDS) {
    if (pattern.test(bare)) return { field, rank: isCurrent ? 0 : rank };
  }
  return undefined;
}

/** True for a heading that says what its column holds, and that a roster has no use for it (家长身份证号, 学生电话). */
export function isOfNoUse(written: string, list: LaidListKind = 'roster'): boolean {
  const heading = plainHeading(written);
  const isKnown = [UNWANTED, FORMER, PHONE, CHAT, TEACHER, GUARDIAN_WORD].some((pattern) =>
    pattern.test(heading),
  );
  return isKnown && headingNamed(written, '', list) === undefined;
}

function guardianHeading(heading: string, isPhone: boolean): Heading | undefined {
  if (/(父母|亲子|家庭)关系/.test(heading)) return undefined;
  const rest = heading
    .replace(GUARDIAN, '')
    .replace(/[1-9一二三四第的及和或与、/,]|主要|其他|法定|信息|情况/g, '');
  const isRelation = /^(学生|本人|孩子|亲属)?(关系|称谓|称呼)$/.test(rest);
  if (heading.replace(GUARDIAN, '') === heading) {
    // 学生电话 is the student's own; 联系电话 and 家庭电话 are somebody's at home.
    const isOwn = /本人|学校|办公|学生(?!家)/.test(heading);
    if (isPhone && !isOwn) return { field: 'guardianPhone', rank: 2 };
    return isRelation ? { field: 'guardianRelation', rank: 2 } : undefined;
  }
  const person = personNamed(heading);
  const whose = person ? { person } : {};
  // 家长姓名及电话: one column for both, read as a name that carries a number.
  const isName = isPhone ? /姓名|名字/.test(rest) : /^(学生)?(姓名|名字|名)?$/.test(rest);
  if (isName) return { field: 'guardianName', rank: 1, ...whose };
  if (isPhone) return { field: 'guardianPhone', rank: 1, ...whose };
  return isRelation ? { field: 'guardianRelation', rank: 1, ...whose } : undefined;
}

/** 父亲 for 父亲姓名, 2 for 家长2电话; empty when the heading only says guardian. */
function personNamed(heading: string): string {
  const related = PERSONS.find(([pattern]) => pattern.test(heading))?.[1];
  return (
    related ||
    (/[1-9]|[一二三四](?=$|姓名|名字|关系|联系|电话|手机|的)|(?<=第)[一二三四]/.exec(heading)?.[0] ?? '')
  );
}

/** A heading without spaces, line breaks, brackets and remarks on how to fill it in. */
function plainHeading(written: string): string {
  return spaceless(written)
    .replace(/[(【[][^)】\]]*(必填|选填|格式|例如|如[:：]|yyyy|年月日|文本|不超过)[^)】\]]*[)】\]]/gi, '')
    .replace(/[()【】[\]*:：。“”"'_,、★☆※▲●-]/g, '');
}

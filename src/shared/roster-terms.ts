/** The words of lists that are taken in; those of the casework are in terms.ts. */

import {
  CIRCUMSTANCES,
  type Circumstance,
  codesOf,
  NUMBER_KINDS,
  type NumberKind,
  type Terms,
} from './terms.ts';

/** A list of any layout: the students themselves, those who are to be in the watchlist, or what a test found of them. */
export type LaidListKind = 'roster' | 'watchlist' | 'screenings';
/** What a file is taken in as; what homeroom teachers filled in has the layout that we gave it. */
export type ListKind = LaidListKind | 'followUps' | 'weeklyReports' | 'focusReplies';
export const LIST_KINDS = {
  roster: '名册',
  watchlist: '预警名单',
  screenings: '普查结果',
  followUps: '班主任填表',
  weeklyReports: '班级周报填写表',
  focusReplies: '班级排查填写表',
} satisfies Terms<ListKind>;

/** True for what homeroom teachers filled in: each file is read whole. */
export const isFilledIn = (list: ListKind): boolean => list === 'followUps' || isOfClasses(list);

/** True where a line is of a class as a whole, and names no child. */
export const isOfClasses = (list: ListKind): boolean => list === 'weeklyReports' || list === 'focusReplies';

/** What a column of a list of the watchlist may hold beside who it is. */
export type WatchlistField =
  | 'level'
  | 'listedOn'
  | 'listingReason'
  | 'decidedBy'
  | 'responsibleTeacher'
  | 'discoveryRoute';
export const WATCHLIST_FIELDS = {
  level: '预警等级',
  listedOn: '列入日期',
  listingReason: '原因',
  decidedBy: '决定人',
  responsibleTeacher: '责任教师（写进原因）',
  discoveryRoute: '发现途径',
} satisfies Terms<WatchlistField>;

/** What a column of a test's results may hold beside who it is. */
export type ScreeningField = 'testedOn' | 'total' | 'validity' | 'positives' | 'factor' | 'item';
export const SCREENING_FIELDS = {
  testedOn: '测评日期',
  total: '总分',
  validity: '效度分',
  positives: '阳性项目数',
  factor: '因子分',
  item: '答案',
} satisfies Terms<ScreeningField>;

/** What a column of a roster or of another list may hold. */
export type RosterField =
  | NumberKind
  | WatchlistField
  | ScreeningField
  | 'name'
  | 'gender'
  | 'bornOn'
  | 'identityNumber'
  | 'grade'
  | 'className'
  | 'homeroomTeacher'
  | 'address'
  | 'registeredAddress'
  | 'boarding'
  | 'ethnicity'
  | 'remark'
  | 'guardianName'
  | 'guardianRelation'
  | 'guardianPhone';
export const ROSTER_FIELDS = {
  ...NUMBER_KINDS,
  name: '姓名',
  gender: '性别',
  bornOn: '出生日期',
  identityNumber: '身份证号（号码不保存）',
  grade: '年级',
  className: '班级',
  homeroomTeacher: '班主任',
  address: '家庭住址',
  registeredAddress: '户籍地址（没有住址时用）',
  boarding: '住校或走读',
  ethnicity: '民族',
  remark: '备注',
  guardianName: '姓名',
  guardianRelation: '与学生的关系',
  guardianPhone: '电话',
  ...WATCHLIST_FIELDS,
  ...SCREENING_FIELDS,
} satisfies Terms<RosterField>;
/** What is read of a list: whose row it is, and what such a list says. */
export const fieldsOf = (list: LaidListKind): RosterField[] =>
  list === 'roster'
    ? codesOf(ROSTER_FIELDS).filter((field) => !OF_OTHER_LISTS.has(field))
    : [
        ...codesOf(NUMBER_KINDS),
        'name',
        'grade',
        'className',
        ...(list === 'watchlist' ? codesOf(WATCHLIST_FIELDS) : codesOf(SCREENING_FIELDS)),
      ];
const OF_OTHER_LISTS: ReadonlySet<RosterField> = new Set([
  ...codesOf(WATCHLIST_FIELDS),
  ...codesOf(SCREENING_FIELDS),
]);
/** Fields of which a list has several, told apart by `person`: whose, which factor, which item. */
export const SEVERAL_OF: ReadonlySet<RosterField> = new Set<RosterField>([
  'guardianName',
  'guardianRelation',
  'guardianPhone',
  'factor',
  'item',
]);

/** How the letters of a .csv or .txt are coded. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5';
export const TEXT_ENCODINGS = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK（GB18030）',
  'utf-16le': 'Unicode（UTF-16）',
  'utf-16be': 'Unicode（UTF-16 BE）',
  big5: 'Big5',
} satisfies Terms<TextEncoding>;

/** What stands between the cells of a .csv or .txt; ' ' is one blank or several. */
export type TextSeparator = ',' | '\t' | ';' | '|' | '，' | '；' | ' ';
export const TEXT_SEPARATORS = {
  ',': '逗号（,）',
  '\t': '制表符',
  ';': '分号（;）',
  '|': '竖线（|）',
  '，': '中文逗号（，）',
  '；': '中文分号（；）',
  ' ': '空格',
} satisfies Terms<TextSeparator>;

/** What a row of a list means for the students in the vault. */
export type RosterVerdict =
  | 'listed'
  | 'levelChanges'
  | 'sameLevel'
  | 'cannotList'
  | 'scored'
  | 'retested'
  | 'scoreSame'
  | 'scoreDiffers'
  | 'cannotScore'
  | 'unanswered'
  | 'reported'
  | 'reportChanged'
  | 'reportUnclear'
  | 'reportSame'
  | 'notFilledIn'
  | 'fresh'
  | 'changed'
  | 'same'
  | 'sameName'
  | 'numberOfAnother'
  | 'hasLeft'
  | 'unreadable'
  | 'aside';
export const ROSTER_VERDICTS = {
  listed: '列入预警库',
  levelChanges: '调整预警等级',
  cannotList: '不能写入',
  sameLevel: '等级相同',
  scored: '新结果',
  retested: '复测',
  scoreDiffers: '与已有结果不同',
  cannotScore: '不能记分',
  scoreSame: '已有这个结果',
  unanswered: '没有作答',
  reported: '新的',
  reportChanged: '有改动',
  reportUnclear: '看不懂',
  reportSame: '没有变化',
  notFilledIn: '没有填写',
  fresh: '新增',
  changed: '有变化',
  sameName: '同名不同号',
  numberOfAnother: '号码要核对',
  hasLeft: '已离校',
  unreadable: '读不出',
  same: '无变化',
  aside: '不是学生',
} satisfies Terms<RosterVerdict>;

/** What a remark of a roster may mean: a circumstance, or that the child is on leave. */
export const REMARK_MEANINGS = { ...CIRCUMSTANCES, leave: '休学' } satisfies Terms<Circumstance | 'leave'>;
export type RemarkMeaning = keyof typeof REMARK_MEANINGS;

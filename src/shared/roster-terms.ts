/** The words of lists that are taken in; those of the casework are in terms.ts. */

import {
  CIRCUMSTANCES,
  type Circumstance,
  codesOf,
  NUMBER_KINDS,
  type NumberKind,
  type Terms,
} from './terms.ts';

/** A list of any layout: the students themselves, or those who are to be in the watchlist. */
export type LaidListKind = 'roster' | 'watchlist';
/** What a file is taken in as; what homeroom teachers filled in has the layout that we gave it. */
export type ListKind = LaidListKind | 'followUps';
export const LIST_KINDS = {
  roster: '名册',
  watchlist: '预警名单',
  followUps: '班主任填表',
} satisfies Terms<ListKind>;

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

/** What a column of a roster or of another list may hold. */
export type RosterField =
  | NumberKind
  | WatchlistField
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
} satisfies Terms<RosterField>;
/** What is read of a list: whose row it is, and what such a list says. */
export const fieldsOf = (list: LaidListKind): RosterField[] =>
  list === 'roster'
    ? codesOf(ROSTER_FIELDS).filter((field) => !Object.hasOwn(WATCHLIST_FIELDS, field))
    : [...codesOf(NUMBER_KINDS), 'name', 'grade', 'className', ...codesOf(WATCHLIST_FIELDS)];

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

import { z } from 'zod';
import { date, nothing, studentId } from './fields.ts';
import { recordRef } from './record-refs.ts';
import { inRoom } from './request.ts';
import { alertLevel } from './students.ts';

/** What is searched beside the students themselves, in the order in which it is shown. */
export const SEARCH_GROUPS = {
  guardian: '监护人',
  session: '辅导记录',
  followUp: '跟踪与谈心',
  enquiry: '信箱热线',
  contact: '家校沟通',
  homeVisit: '家访',
  conference: '会商',
  incident: '危机事件',
  referral: '转介',
  plan: '干预方案、专班',
  custody: '监护承诺与移交',
  letter: '告知书',
  observation: '观察、诊断与筛查',
  watchlist: '预警与重点',
  circumstance: '家庭与成长情况',
  absence: '休学、复学与离校',
  handOver: '移交材料',
  attachment: '附件',
  activity: '活动、心理委员与一级预警',
} as const satisfies Readonly<Record<string, string>>;
export type SearchGroup = keyof typeof SEARCH_GROUPS;
// The keys of the list above, which has some: Object.keys widens them to string[].
export const searchGroup = z.enum(Object.keys(SEARCH_GROUPS) as [SearchGroup, ...SearchGroup[]]);

/** A student as a search shows one. `leftOn`: the first day no longer at the school. */
export const foundStudent = z.object({
  id: studentId,
  name: z.string(),
  studentNumber: z.string(),
  otherNumber: z.string(),
  className: z.string(),
  level: alertLevel.nullable(),
  leftOn: date.nullable(),
});
export type FoundStudent = z.infer<typeof foundStudent>;

/** A stretch of a record's text; `marks` are the found places in it, as [from, to) of its UTF-16 units. */
export const snippet = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
});
export type Snippet = z.infer<typeof snippet>;

/** A record in which the words were found. */
export const foundRecord = z.object({
  opens: recordRef,
  students: z.array(foundStudent),
  occurredOn: date.nullable(),
  /** Null when the words stand in the counsellor's own notes: those are found, and never quoted. */
  snippet: snippet.nullable(),
});
export type FoundRecord = z.infer<typeof foundRecord>;

export const found = z.object({
  students: z.array(foundStudent),
  studentsTotal: z.int(),
  /** Only groups in which something was found. */
  groups: z.array(z.object({ group: searchGroup, hits: z.array(foundRecord), total: z.int() })),
  /** Records that the index has not read yet: what they hold is not found. */
  unread: z.int(),
});
export type Found = z.infer<typeof found>;

export const searchRequests = {
  /** Finds students by name, pinyin, initials, 学号, 学籍号 and class, and records by any words. */
  'search.find': inRoom(
    z.strictObject({
      text: z.string().max(200),
      /** Of this group, more than the first few: everything up to a few hundred. */
      all: z.union([searchGroup, z.literal('students')]).nullable(),
      /** Whose files were opened lately: of those whom the text fits alike, they come first. */
      opened: z.array(studentId).max(20),
    }),
    found,
  ),
  /** Reads a portion of what the index has not read yet. @returns how much is left. */
  'search.readOn': inRoom(nothing, z.object({ unread: z.int() })),
  /** Some students, as a search shows them; whoever is no longer on the list is left out. */
  'search.students': inRoom(
    z.strictObject({ studentIds: z.array(studentId).max(20) }),
    z.array(foundStudent),
  ),
};

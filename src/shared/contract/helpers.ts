import { z } from 'zod';
import { HELPER_POSTS } from '../helper-posts.ts';
import { codesOf } from '../terms.ts';
import { activityId, date, optionalLine, optionalProse, prose, schoolYear, studentId } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const helperPostId = z.uuid().brand<'helperPost'>();
export type HelperPostId = z.infer<typeof helperPostId>;

const helperText = {
  studentId,
  post: z.enum(codesOf(HELPER_POSTS)),
  /** What the school calls a post of its own. */
  title: optionalLine(20),
  /** Such as 3号楼205. */
  dormitory: optionalLine(40),
  fromOn: date,
  /** The first day on which it no longer holds; null: until the school year ends. */
  endedOn: date.nullable(),
  endReason: optionalProse(500),
};

const training = z.object({ activityId, occurredOn: date, title: z.string() });

/** A post as the roster shows it. How the student is otherwise stands nowhere here. */
export const helperLine = z.object({
  id: helperPostId,
  ...helperText,
  schoolYear,
  name: z.string(),
  studentNumber: z.string(),
  /** Of a class's post that class, as in its year; else where the student was then. */
  className: z.string(),
  /** Its last day: the school year's, or the one before it was ended. */
  lastOn: date,
  holds: z.boolean(),
  hasLeft: z.boolean(),
  /** What the student has been to, the first first. */
  trainings: z.array(training),
  /** How many of them lie in the school year of the post. */
  trainedThisYear: z.int(),
});
export type HelperLine = z.infer<typeof helperLine>;

export const helperRoster = z.object({
  schoolYear,
  fromOn: date,
  untilOn: date,
  posts: z.array(helperLine),
  /** Classes with students and without 班级心理委员 today; of a year that is over, on its last day. */
  classesWithout: z.array(z.string()),
  /** Posts of the year before that lasted to its end, of students who may go on. */
  mayGoOn: z.array(helperPostId),
});
export type HelperRoster = z.infer<typeof helperRoster>;

/** More helpers than any school has. */
const MOST_AT_ONCE = 2000;
const postIds = z.array(helperPostId).min(1, '请选择心理委员').max(MOST_AT_ONCE);

export const helperRequests = {
  /** 心理委员名册 of a school year; null: the running one. The look is on record. */
  'helpers.list': inRoom(z.strictObject({ schoolYear: schoolYear.nullable() }), helperRoster),
  'helpers.write': inRoom(
    z
      .strictObject({ postId: helperPostId.nullable(), ...helperText })
      .superRefine(({ post, title, dormitory, fromOn, endedOn }, context) => {
        const refuse = (path: string, message: string) =>
          context.addIssue({ code: 'custom', path: [path], message });
        if (post === 'other' && title === '') refuse('title', '请填写学校的叫法，例如 年级心理委员');
        if (post !== 'other' && title !== '') refuse('title', '只有“其他”才填叫法，请清空');
        if (post === 'dormitory' && dormitory === '') refuse('dormitory', '请填写寝室，例如 3号楼205');
        if (post !== 'dormitory' && dormitory !== '') refuse('dormitory', '只有寝室心理委员才填寝室，请清空');
        if (endedOn !== null && endedOn < fromOn) refuse('endedOn', '不能早于开始日期，请核对');
      }),
    z.object({ postId: helperPostId }),
  ),
  /** Hides a post; it stays in the vault with the reason. */
  'helpers.remove': inRoom(z.strictObject({ postId: helperPostId, reason: prose(500) }), z.object({})),
  /** 续任: the posts of the year before go on in this one, each in the class that its student is in now. */
  'helpers.carryOn': inRoom(z.strictObject({ schoolYear, postIds }), z.object({ carriedOn: z.int() })),
  /** 登记参训: who was at a training that stands among the activities. */
  'helpers.attend': inRoom(z.strictObject({ activityId, postIds }), z.object({})),
  /** Somebody was not there after all. */
  'helpers.absent': inRoom(z.strictObject({ activityId, postId: helperPostId }), z.object({})),
  /** 心理委员名册, with what each was trained in. */
  'helpers.layRoster': inRoom(z.strictObject({ schoolYear, ...paperFor('helperPost.roster') }), laidPaper),
};

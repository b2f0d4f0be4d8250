import { z } from 'zod';

/** What a template lays out, in the order of the form. */
export const LAID_OUT = {
  content: '辅导内容',
  assessment: '评估',
  measures: '处置措施',
  nextSteps: '后续安排',
} as const;
type Passage = keyof typeof LAID_OUT;
const PASSAGES = Object.keys(LAID_OUT) as Passage[];

const layout = z.string().max(1_000, '最多 1000 字');

/** How a record is laid out: headings to write beneath, by field. */
export const sessionTemplate = z.strictObject({
  name: z.string().trim().min(1, '请写名称').max(20, '名称最多 20 字'),
  content: layout,
  assessment: layout,
  measures: layout,
  nextSteps: layout,
});
export type SessionTemplate = z.infer<typeof sessionTemplate>;

const NO_LAYOUT = { content: '', assessment: '', measures: '', nextSteps: '' };

/** Those that the app comes with: SOAP and DAP as they are taught, and a course of a group. */
export const SESSION_TEMPLATES: readonly SessionTemplate[] = [
  {
    ...NO_LAYOUT,
    name: 'SOAP',
    content: '【S 学生自述】\n\n【O 观察与他人反映】\n',
    assessment: '【A 评估】\n',
    nextSteps: '【P 计划】\n',
  },
  {
    ...NO_LAYOUT,
    name: 'DAP',
    content: '【D 资料】\n',
    assessment: '【A 评估】\n',
    nextSteps: '【P 计划】\n',
  },
  {
    ...NO_LAYOUT,
    name: '个别辅导',
    content: '【来访缘由】\n\n【谈话经过】\n\n【学生的想法和期待】\n',
    assessment: '【情绪与行为】\n\n【家庭与同伴支持】\n',
    measures: '【已告知】\n',
  },
  {
    ...NO_LAYOUT,
    name: '团体辅导',
    content: '【目标】\n\n【过程】\n\n【成员表现】\n\n【需要单独关注的成员】\n',
    assessment: '【目标完成情况】\n',
  },
];

/** A room keeps so many. */
export const MOST_TEMPLATES = 20;
export const sessionTemplates = z.array(sessionTemplate).max(MOST_TEMPLATES);

/** A template as it may stand beside the others of the room: under a name of its own, and not one too many. */
export const templateBeside = (others: readonly SessionTemplate[]) =>
  sessionTemplate
    .refine(({ name }) => !others.some((other) => other.name === name), {
      path: ['name'],
      message: '已有同名的模板，请换一个名称',
    })
    .refine(() => others.length < MOST_TEMPLATES, {
      path: ['name'],
      message: `最多 ${MOST_TEMPLATES} 个模板，请先删除一个`,
    });

export type LaidOut = Record<Passage, string>;

/**
 * Lays a record out anew. What somebody has written stays: only what is empty, or holds nothing but the headings of
 * another template, takes those of this one.
 *
 * @returns the fields as they are from now on, and those that stay as they were although the template has headings.
 */
export function laidOut(
  written: LaidOut,
  template: SessionTemplate,
  templates: readonly SessionTemplate[],
): { fields: LaidOut; kept: Passage[] } {
  const isFree = (passage: Passage) => {
    const text = written[passage].trim();
    return text === '' || templates.some((other) => other[passage].trim() === text);
  };
  const fields = Object.fromEntries(
    PASSAGES.map((passage) => [passage, isFree(passage) ? template[passage] : written[passage]]),
  ) as LaidOut;
  const kept = PASSAGES.filter(
    (passage) => template[passage] !== '' && fields[passage] !== template[passage],
  );
  return { fields, kept };
}

/** The headings of what was written, without a word of what stands beneath them. */
export function layoutOf(written: LaidOut): LaidOut {
  const headings = (text: string) =>
    text
      .split('\n')
      .map((line) => /^\s*(【[^】]{1,20}】)/.exec(line)?.[1])
      .filter((heading) => heading !== undefined)
      .join('\n\n');
  return Object.fromEntries(
    PASSAGES.map((passage) => {
      const text = headings(written[passage]);
      return [passage, text && `${text}\n`];
    }),
  ) as LaidOut;
}

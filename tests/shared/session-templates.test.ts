import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phrasesWith } from '#shared/phrases.ts';
import {
  type LaidOut,
  laidOut,
  layoutOf,
  MOST_TEMPLATES,
  SESSION_TEMPLATES,
  type SessionTemplate,
  sessionTemplates,
  templateBeside,
} from '#shared/session-templates.ts';

const NOTHING: LaidOut = { content: '', assessment: '', measures: '', nextSteps: '' };
const [soap, dap] = SESSION_TEMPLATES;
if (!soap || !dap) throw new Error('SOAP and DAP are the first two');

test('an empty record takes the headings of a template, and those of another one in their place', () => {
  const first = laidOut(NOTHING, soap, SESSION_TEMPLATES);
  expect(first.fields).toMatchObject({ content: soap.content, nextSteps: soap.nextSteps, measures: '' });
  const second = laidOut(first.fields, dap, SESSION_TEMPLATES);
  expect(second).toEqual({
    fields: { ...NOTHING, content: dap.content, assessment: dap.assessment, nextSteps: dap.nextSteps },
    kept: [],
  });
});

test('what somebody has written stays, and is told of', () => {
  const passage = fc.oneof(
    fc.constant(''),
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom(...SESSION_TEMPLATES.map(({ content }) => content)),
  );
  const written = fc.record({ content: passage, assessment: passage, measures: passage, nextSteps: passage });
  fc.assert(
    fc.property(written, fc.constantFrom(...SESSION_TEMPLATES), (before, template) => {
      const { fields, kept } = laidOut(before, template, SESSION_TEMPLATES);
      for (const [name, text] of Object.entries(before)) {
        const passage = name as keyof LaidOut;
        const isLayout = SESSION_TEMPLATES.some((each) => each[passage].trim() === text.trim());
        if (text.trim() !== '' && !isLayout) {
          expect(fields[passage]).toBe(text);
          expect(kept.includes(passage)).toBe(template[passage] !== '');
        } else {
          expect(fields[passage]).toBe(template[passage]);
        }
      }
    }),
  );
});

test('of a written record its headings become a template, and not a word beneath them', () => {
  const written = {
    ...NOTHING,
    content: '【自述】\n周小禾说睡不着。\n\n【观察】 眼圈发黑',
    assessment: '周小禾情绪低落',
  };
  expect(layoutOf(written)).toEqual({ ...NOTHING, content: '【自述】\n\n【观察】\n' });
});

test('the templates that the app comes with are such as it would keep', () => {
  expect(sessionTemplates.safeParse(SESSION_TEMPLATES).success).toBe(true);
  for (const template of SESSION_TEMPLATES) {
    const { name: _, ...layout } = template;
    expect(layoutOf(layout)).toEqual(layout);
  }
});

const named = (name: string): SessionTemplate => ({ ...NOTHING, name });
const many = (count: number) => Array.from({ length: count }, (_, number) => named(`模板${number + 1}`));

test('a room keeps twenty templates: one more is refused at its name, one of them may still be changed', () => {
  const refusal = templateBeside(many(MOST_TEMPLATES)).safeParse(named('又一个')).error?.issues;
  expect(refusal).toMatchObject([{ path: ['name'], message: '最多 20 个模板，请先删除一个' }]);
  expect(templateBeside(many(MOST_TEMPLATES - 1)).safeParse(named('改过的')).success).toBe(true);
  expect(sessionTemplates.safeParse(many(MOST_TEMPLATES)).success).toBe(true);
  expect(sessionTemplates.safeParse(many(MOST_TEMPLATES + 1)).success).toBe(false);
});

test('two templates of one name are refused, also where blanks alone tell them apart', () => {
  const refusal = templateBeside(many(3)).safeParse(named(' 模板2 ')).error?.issues;
  expect(refusal).toMatchObject([{ path: ['name'], message: '已有同名的模板，请换一个名称' }]);
});

test('a phrase is found by any letters in it', () => {
  const all = ['已电话告知监护人。', '下周同一时间继续辅导。'];
  expect(phrasesWith(all, '监护')).toEqual([all[0]]);
  expect(phrasesWith(all, ' 继 续')).toEqual([all[1]]);
  expect(phrasesWith(all, '')).toEqual(all);
});

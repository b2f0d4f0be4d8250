import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { LaidPaper } from '#shared/contract/papers.ts';
import { addDays } from '#shared/school-calendar.ts';
import { goTo, told } from '#tests/demo/screen-hands.ts';
import { observation, studentTraining } from '#tests/vault/file-records.ts';
import { enrolled } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { pressOn, reach, savePaper, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

const HELPER = '欧阳小麦';
const WORDS = '不想写名字，觉得活着没意思，已经想好了';

test('by keyboard alone a letter leads to the spot and into a file, a helper is trained, and a season is planned', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-prevention-'));
  const room = await openRoom();
  const { app, page } = room;
  const { keyboard } = page;
  const { get } = deskIn(room);
  const child = await enrolled({ get });
  await enrolled({ get }, { studentNumber: '20260102', name: HELPER });
  const { today } = await get('school.particulars', {});
  // Who told of it was written down before she became a helper.
  const said = { ...observation(child), source: HELPER, occurredOn: addDays(today, -3) };
  const { observationId } = await get('observations.write', said);
  await get('activities.write', { ...studentTraining('倾听与转介'), occurredOn: addDays(today, -1) });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  const register = page.getByRole('grid', { name: '信箱热线登记簿' });
  const savedAs = async (name: string, dialog: string | RegExp): Promise<string> => {
    const file = join(folder, name);
    await answerSaveDialog(app, file);
    await pressOn(page, button('保存为PDF'));
    await savePaper(page, page.getByRole('dialog', { name: dialog }));
    await told(page, `已保存 ${name}`);
    return (await pagesOf(file)).join('');
  };
  /** One of the parts of the place, by the arrow from the one before it. */
  const nextPart = async (from: string) => {
    await reach(page, page.getByRole('radio', { name: from }));
    await keyboard.press('ArrowRight');
  };

  await test.step('an anonymous letter that speaks of danger leads on to the spot, with its words', async () => {
    await goTo(page, '日常预防');
    await pressOn(page, button('登记来信来电'));
    const form = page.getByRole('form', { name: '登记来信来电' });
    await typeInto(page, form.getByRole('textbox', { name: '内容摘要' }), WORDS);
    await reach(page, form.getByRole('radio', { name: '未询问' }));
    for (let steps = 0; steps < 3; steps += 1) await keyboard.press('ArrowRight');
    await expect(form.getByRole('alert')).toContainText('先保证安全');
    await keyboard.press('Control+S');
    await expect(page.getByRole('heading', { name: '危机现场' })).toBeVisible();
    await expect(page.getByRole('alert', { name: '信箱：匿名' })).toContainText(WORDS);
    await keyboard.press('1');
    await expect(page.getByRole('button', { name: /有人陪着/ })).toHaveAttribute('aria-pressed', 'true');
    const [event] = await get('incidents.list', {});
    expect(event).toMatchObject({ kind: 'plan' });
  });

  await test.step('who wrote it becomes known: it stands in that file, and a session begins with its words', async () => {
    await goTo(page, '日常预防');
    await register.getByText(WORDS).click();
    const form = page.getByRole('form', { name: '信箱热线' });
    await reach(page, form.getByRole('radio', { name: '匿名' }));
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowLeft');
    await typeInto(page, form.getByRole('combobox', { name: '学生' }), '周小禾');
    await expect(page.getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    await keyboard.press('Control+S');
    await told(page, '已保存信箱热线');
    await expect(register.getByText('周小禾')).toBeVisible();
    const { chronicle } = await get('students.file', { studentId: child });
    expect(chronicle.filter(({ kind }) => kind === 'enquiry')).toHaveLength(1);
    expect(await savedAs('登记簿.pdf', /^信箱热线登记簿/)).toMatch(/信箱.*周小禾.*不想写名字.*计划.*待回应/);
    await register.getByText(WORDS).click();
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '写辅导记录' }));
    await expect(page.getByRole('textbox', { name: '辅导内容' })).toHaveValue(new RegExp(WORDS));
  });

  await test.step('a helper takes up a post, and was at a training that stands among the activities', async () => {
    await goTo(page, '日常预防');
    await nextPart('信箱热线');
    await pressOn(page, button('登记心理委员'));
    const form = page.getByRole('form', { name: '登记心理委员' });
    await typeInto(page, form.getByRole('combobox', { name: '学生' }), HELPER);
    await expect(page.getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    await keyboard.press('Control+S');
    await told(page, '已保存心理委员');
    const roster = page.getByRole('grid', { name: '心理委员名册' });
    await expect(roster).toContainText('本学年没有参训');
    await reach(page, roster.getByRole('checkbox').first());
    await keyboard.press('Space');
    await pressOn(page, button('登记参训'));
    const attending = page.getByRole('form', { name: '登记参训' });
    await expect(attending.getByRole('combobox', { name: '培训' })).toHaveValue(/倾听与转介/);
    await pressOn(page, attending.getByRole('button', { name: '保存' }));
    await told(page, '已登记 1 人参训');
    await expect(roster).toContainText('倾听与转介');
    expect(await savedAs('名册.pdf', /^心理委员名册/)).toMatch(new RegExp(`${HELPER}.*倾听与转介`));
  });

  await test.step('a season is taken up and planned for; who helps is told to no superior and to no teacher', async () => {
    await nextPart('心理委员');
    await pressOn(page, button('启用：秋季开学前后'));
    await expect(page.getByRole('form', { name: '启用特殊时段' })).toBeVisible();
    await keyboard.press('Control+S');
    await told(page, '已保存特殊时段');
    await pressOn(page, button('添加安排：秋季开学前后'));
    const form = page.getByRole('form', { name: '工作安排' });
    await typeInto(page, form.getByRole('textbox', { name: '做什么' }), `请${HELPER}介绍信箱`);
    await typeInto(page, form.getByRole('combobox', { name: '责任人' }), '王海');
    await keyboard.press('Control+S');
    await told(page, '已保存安排');
    expect(await savedAs('安排.pdf', /^一级预警工作安排/)).toMatch(/秋季开学前后.*介绍信箱（王海）/);

    const printed = async ({ token }: LaidPaper): Promise<string> => {
      const file = join(folder, `${token}.pdf`);
      await answerSaveDialog(app, file);
      await get('papers.save', { token });
      return (await pagesOf(file)).join('');
    };
    const { schoolYear } = await get('seasons.read', { schoolYear: null });
    const reported = await printed(await get('seasons.layCalendar', { schoolYear, audience: 'superior' }));
    expect(reported).toMatch(/上报资料.*秋季开学前后.*介绍信箱/);
    expect(reported).not.toMatch(new RegExp(`${HELPER}|王海`));
    const handed = await printed(await get('observations.layPaper', { observationId }));
    expect(handed).toMatch(/观察日志.*周小禾.*心理委员/);
    expect(handed).not.toContain(HELPER);
  });
  await room.done();
  rmSync(folder, { recursive: true });
});

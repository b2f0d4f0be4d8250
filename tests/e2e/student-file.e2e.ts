import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import { addDays, localDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { WARNING_SIGNALS } from '#shared/terms.ts';
import { manageFile, told } from '#tests/demo/screen-hands.ts';
import { given } from './asked.ts';
import { pressOn, reach, savePaper, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

test('a file is read and kept by the keyboard alone, and a warning signal is not to be overlooked', async () => {
  const room = await openRoom();
  const { page } = room;
  const { studentId } = await given(page, 'students.add', {
    studentNumber: '20260101',
    name: '周小禾',
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });
  for (const [teacherName, fromOn] of [
    ['王海', '2026-03-01'],
    ['陈静', '2026-06-01'],
  ] as const) {
    await given(page, 'school.appointHomeroomTeacher', {
      className: '七年级(1)班',
      teacherName,
      fromOn: localDate(fromOn),
    });
  }
  await given(page, 'sessions.write', {
    sessionId: null,
    text: {
      ...NOTHING_WRITTEN,
      studentIds: [studentId],
      occurredOn: localDate('2026-06-18'),
      startsAt: '',
      minutes: null,
      topic: '睡眠与作息',
      content: '谈了睡眠。',
      assessment: '',
      nextSteps: '',
      processNotes: '',
    },
  });
  for (const daysAgo of [9, 1])
    await given(page, 'observations.write', {
      ...OBSERVATION_UNSAID,
      observationId: null,
      studentId,
      occurredOn: addDays(todayOnThisPc(), -daysAgo),
      source: '陈静',
      absence: 'unexplained',
    });
  const card = page.getByRole('region', { name: '学生概况' });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  /** ＋记一笔 by N, and the letter of what is written down. */
  const writeByLetter = async (letter: string) => {
    await page.keyboard.press('n');
    await expect(page.getByRole('menuitem', { name: '写辅导记录' })).toBeFocused();
    await page.keyboard.press(letter);
  };
  const entries = page.getByRole('region', { name: '经过' }).getByRole('listitem');

  await test.step('found by initials, opened by Enter', async () => {
    await page.keyboard.press('Alt+2');
    await expect(page.getByRole('textbox', { name: '搜索学生' })).toBeFocused();
    await page.keyboard.type('zxh');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(card).toContainText('未列入预警库');
    await expect(card).toContainText('138 0013 8000');
  });

  await test.step('a second guardian is added and becomes the first contact', async () => {
    await writeByLetter('h');
    const form = page.getByRole('form', { name: '监护人' });
    await typeInto(page, form.getByRole('textbox', { name: '姓名' }), '李梅');
    await typeInto(page, form.getByRole('textbox', { name: '联系电话' }), '问孩子');
    await page.keyboard.press('Control+S');
    await expect(form.getByText('电话只能含数字、空格和短横，请核对')).toBeVisible();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('13900139000');
    await page.keyboard.press('Control+S');
    await expect(form).toBeHidden();
    await pressOn(page, button('上移：李梅'));
    await expect(card).toContainText('139 0013 9000');
  });

  await test.step('a clue leads to its records, and is refused with a reason', async () => {
    await pressOn(page, button('处理'));
    const form = page.getByRole('form', { name: '预警线索' });
    await pressOn(page, form.getByRole('button', { name: /观察日志：未到校，原因不明（陈静）/ }).first());
    const entry = page.getByRole('form', { name: '观察日志' });
    await expect(entry.getByRole('combobox', { name: '到校异常' })).toHaveValue('未到校，原因不明');
    await page.keyboard.press('Escape');
    await pressOn(page, button('处理'));
    await reach(page, form.getByRole('radio', { name: '继续观察' }));
    await page.keyboard.press('ArrowUp');
    await expect(form.getByRole('radio', { name: '不采纳' })).toBeChecked();
    await page.keyboard.press('Control+S');
    await expect(form.getByText('请写明为什么')).toBeVisible();
    await typeInto(page, form.getByRole('textbox', { name: '理由' }), '两天都去看了牙。');
    await page.keyboard.press('Control+S');
    await expect(form).toBeHidden();
    await expect(entries.filter({ hasText: '预警线索：不采纳' })).toContainText('两天都去看了牙。');
    await expect(button('处理')).toHaveCount(0);
  });

  await test.step('a warning signal is written down, and the file asks for an assessment until there is one', async () => {
    await writeByLetter('c');
    const form = page.getByRole('form', { name: '观察日志' });
    await reach(page, form.getByRole('combobox', { name: '因素与信号' }));
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: WARNING_SIGNALS.saysFarewell }).waitFor();
    while (
      !(await page.locator('[data-combobox-selected]').getByText(WARNING_SIGNALS.saysFarewell).isVisible())
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(form.getByText('请尽快评估')).toBeVisible();
    await typeInto(page, form.getByRole('textbox', { name: '看到、听到的' }), '把邮票送给了同桌');
    await typeInto(page, form.getByRole('combobox', { name: '来源' }), '心理委员');
    await page.keyboard.press('Control+S');
    await expect(form).toBeHidden();
    const waiting = page.getByRole('status', { name: '警示信号待评估' });
    await expect(waiting).toContainText(WARNING_SIGNALS.saysFarewell);
    await pressOn(page, waiting.getByRole('button', { name: '列入预警库' }));
    const level = page.getByRole('form', { name: '列入预警库' });
    await reach(page, level.getByRole('radio').first());
    await page.keyboard.press('Space');
    await typeInto(page, level.getByRole('textbox', { name: '原因' }), '告别行为');
    await reach(page, level.getByRole('combobox', { name: '发现途径' }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // Whoever types is seldom who decides: the field is empty, and asks.
    await page.keyboard.press('Control+S');
    await expect(level.getByRole('textbox', { name: '决定人' })).toBeFocused();
    await page.keyboard.insertText('评估小组');
    await page.keyboard.press('Control+S');
    await expect(level).toBeHidden();
    await expect(card).toContainText('三类');
    await expect(waiting).toBeHidden();
  });

  await test.step('a level that was written down wrongly is put right where it stands', async () => {
    await pressOn(page, button(/^列为三类/));
    await pressOn(page, button('更正'));
    const form = page.getByRole('form', { name: '更正' });
    await typeInto(page, form.getByRole('textbox', { name: '原因' }), '看到告别行为');
    await page.keyboard.press('Control+S');
    await expect(form).toBeHidden();
    await expect(entries.filter({ hasText: '看到告别行为' })).toHaveCount(1);
  });

  const chip = (name: string) => page.getByRole('checkbox', { name, exact: true });

  await test.step('the chronology is narrowed to one kind, and is so still when one comes back from a record', async () => {
    await expect(entries).toHaveCount(7);
    await reach(page, chip('辅导记录 1'));
    await page.keyboard.press('Space');
    await expect(entries).toHaveCount(1);
    await pressOn(page, button('个别辅导：睡眠与作息（未签字）'));
    await expect(page.getByRole('textbox', { name: '辅导内容' })).toHaveValue('谈了睡眠。');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(chip('辅导记录 1')).toBeChecked();
    await expect(entries).toHaveCount(1);
    await pressOn(page, button('清除筛选'));
    await expect(entries).toHaveCount(7);
  });

  await test.step('each kind has a letter of its own', async () => {
    await page.keyboard.press('n');
    const items = page.getByRole('menuitem');
    await expect(items.first()).toBeFocused();
    const letters = await items.evaluateAll((all) =>
      all.map((item) => item.getAttribute('aria-keyshortcuts')),
    );
    expect(new Set(letters).size).toBe(letters.length);
    await page.keyboard.press('Escape');
    await expect(items).toHaveCount(0);
  });

  await test.step('a talk names the homeroom teacher of its own day, and is put right', async () => {
    await writeByLetter('i');
    const form = page.getByRole('form', { name: '谈心' });
    const speaker = form.getByRole('combobox', { name: '谈话人' });
    await expect(speaker).toHaveValue('陈静');
    await typeInto(page, form.getByRole('textbox', { name: '日期' }), '2026-05-20');
    await expect(speaker).toHaveValue('王海');
    await typeInto(page, form.getByRole('textbox', { name: '谈话内容' }), '聊了春游。');
    await typeInto(page, form.getByRole('textbox', { name: '开始时间' }), '1530');
    await page.keyboard.press('Control+S');
    await told(page, '已保存谈心');
    const entry = entries.filter({ hasText: '谈心：王海' });
    await expect(entry).toContainText('聊了春游。');
    await expect(entry).toContainText('15:30');
    await pressOn(page, button('谈心：王海'));
    await typeInto(page, speaker, '王海、陈静');
    const day = form.getByRole('textbox', { name: '日期' });
    await typeInto(page, day, '1900-01-01');
    await expect(day).toHaveAccessibleDescription(/早于心港里最早的学年（\d{4}年\d+月\d+日起），请核对年份/);
    await page.keyboard.press('Control+S');
    await expect(day).toHaveAccessibleDescription(/日期在三十年以前，请核对/);
    // Once, at its field.
    await expect(form.getByText(/日期在三十年以前/)).toHaveCount(1);
    await typeInto(page, day, '2026-06-02');
    await page.keyboard.press('Control+S');
    await expect(form).toBeHidden();
    await expect(button('谈心：王海、陈静')).toBeVisible();
    // A birth lies before the school's first year here, and no word is said of it.
    const particulars = await manageFile(page, '基本信息');
    const born = particulars.getByRole('textbox', { name: '出生日期' });
    await typeInto(page, born, '2013-05-01');
    await expect(born).not.toHaveAccessibleDescription(/早于/);
    await page.keyboard.press('Control+S');
    await told(page, '已保存基本信息');
  });

  await test.step('the last session is read while the next is written; what was begun waits on top, and is finished', async () => {
    await writeByLetter('f');
    const form = page.getByRole('form', { name: '保存', exact: true });
    await expect(form.getByRole('textbox', { name: '主题' })).toBeFocused();
    await page.keyboard.insertText('再谈睡眠');
    await expect(entries.filter({ hasText: '谈了睡眠。' })).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await expect(button('记一笔')).toBeFocused();
    await pressOn(page, page.getByRole('button', { name: /^没有写完：写辅导记录/ }));
    await expect(form.getByRole('textbox', { name: '主题' })).toHaveValue('再谈睡眠');
    await typeInto(page, form.getByRole('textbox', { name: '辅导内容' }), '睡得好一些了。');
    await page.keyboard.press('Control+S');
    await expect(form).toBeHidden();
    await expect(entries.filter({ hasText: '再谈睡眠（未签字）' })).toBeVisible();
    await expect(page.getByRole('region', { name: '没有写完' })).toBeHidden();
  });

  await test.step('the arrows go along what happened; Escape gives the keyboard back to the entry that was open', async () => {
    const opening = page.getByRole('region', { name: '经过' }).locator('[data-entry]');
    await reach(page, opening.first());
    await page.keyboard.press('End');
    await expect(opening.last()).toBeFocused();
    await page.keyboard.press('Home');
    const level = button('列为三类');
    while (!(await level.evaluate((node) => node === document.activeElement)))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const open = page.getByRole('dialog', { name: '预警等级' });
    await expect(open).toContainText('评估小组');
    await expect(level).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Escape');
    await expect(open).toBeHidden();
    await expect(level).toBeFocused();
  });

  await test.step('as narrow as at a zoom of 200 %, one column: 现况 unfolds above, and what opens covers', async () => {
    await page.setViewportSize({ width: 683, height: 384 });
    const standing = page.getByRole('region', { name: '现况', exact: true });
    await expect(button(/^现况/)).toHaveAttribute('aria-expanded', 'false');
    await expect(entries.first()).toBeInViewport();
    await pressOn(page, button(/^现况/));
    await expect(standing.first()).toContainText('李梅');
    await page.keyboard.press('Enter');
    await writeByLetter('x');
    await expect(page.getByRole('dialog', { name: '记家校沟通' })).toHaveAttribute('aria-modal', 'true');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  await test.step('what was written beside the file stands in the sheet over it once the window is enlarged', async () => {
    await manageFile(page, '合并档案');
    const reason = page.getByRole('dialog', { name: '合并档案' }).getByRole('textbox', { name: '原因' });
    await reason.fill('转学时建重了');
    for (const size of [
      { width: 911, height: 512 },
      { width: 1366, height: 768 },
    ]) {
      await page.setViewportSize(size);
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await expect(reason).toHaveValue('转学时建重了');
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('an entry opens its record, which is taken away only with a reason', async () => {
    await pressOn(page, button(`警示信号：${WARNING_SIGNALS.saysFarewell}`));
    const form = page.getByRole('form', { name: '观察日志' });
    await expect(form.getByRole('textbox', { name: '看到、听到的' })).toHaveValue('把邮票送给了同桌');
    await pressOn(page, form.getByRole('button', { name: '删除' }));
    const asking = page.getByRole('dialog', { name: /^删除 .+ .+日的观察日志？$/ });
    await expect(asking.getByRole('textbox', { name: '原因' })).toBeFocused();
    await page.keyboard.press('Control+S');
    await expect(asking).toContainText('请填写');
    await page.keyboard.insertText('记到了别的学生');
    await page.keyboard.press('Control+S');
    await told(page, '已删除观察日志，原因已记入操作日志');
    await expect(form).toBeHidden();
    await expect(entries).toHaveCount(8);
  });

  await test.step('a talk in which the guardian refused is told so, and its paper is one page to sign', async () => {
    await writeByLetter('x');
    const form = page.getByRole('form', { name: '家校沟通' });
    await expect(form.getByRole('combobox', { name: '方式' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await typeInto(page, form.getByRole('textbox', { name: '谈话内容' }), '建议到医院评估。');
    await reach(page, form.getByRole('radio', { name: '未填' }));
    await page.keyboard.press('ArrowDown');
    await expect(form.getByRole('radio', { name: '孩子回避' })).toBeChecked();
    await typeInto(page, form.getByRole('textbox', { name: '推荐机构' }), '市第七人民医院');
    await expect(form.getByRole('status')).toHaveText('只写一家容易被看成指定，请至少写两家');
    await pressOn(page, form.getByRole('button', { name: '从名录选' }));
    const directory = page.getByRole('dialog', { name: '从名录选' });
    await expect(directory.getByRole('checkbox').first()).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+S');
    await expect(directory).toBeHidden();
    await expect(form.getByRole('textbox', { name: '推荐机构' })).toHaveValue(
      '市第七人民医院\n全国统一心理援助热线 12356\n青少年服务台 12355',
    );
    await expect(form.getByRole('status')).toBeEmpty();
    await reach(page, form.getByRole('combobox', { name: '家长答复' }));
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await expect(form.getByRole('combobox', { name: '家长答复' })).toHaveValue('拒绝');
    await reach(page, form.getByRole('checkbox', { name: '拒签' }));
    await page.keyboard.press('Space');
    await typeInto(page, form.getByRole('textbox', { name: '拒绝的事和理由' }), '不同意就诊。');
    await page.keyboard.press('Control+S');
    await told(page, '已保存家校沟通');
    await pressOn(page, button(/^家校沟通（.+，家长拒绝，拒签$/));
    const paper = join(room.userData, '沟通.pdf');
    await answerSaveDialog(room.app, paper);
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '保存为PDF' }));
    await savePaper(page, page.getByRole('dialog', { name: '约谈记录表', exact: true }));
    await told(page, '已保存 沟通.pdf');
    const pages = await pagesOf(paper);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatch(/^约谈记录表.*☑孩子回避.*☑拒绝.*不同意就诊。监护人：拒签谈话人：.*见证人：/);
  });

  await test.step('a referral is refused, told again, agreed to and appointed, each step asking for what it needs', async () => {
    await writeByLetter('e');
    const form = page.getByRole('form', { name: '转介', exact: true });
    await expect(form.getByRole('textbox', { name: '转介原因' })).toBeFocused();
    await page.keyboard.insertText('失眠两周，需要医院评估。');
    await typeInto(page, form.getByRole('textbox', { name: '推荐机构' }), '市第七人民医院\n省立同德医院');
    await page.keyboard.press('Control+S');
    await told(page, '已保存转介');
    await pressOn(page, button('建议转介'));
    const opened = page.getByRole('dialog', { name: '转介' });
    const next = opened.getByRole('form', { name: '接下来' });
    /** The step of this place in the list of those that may follow. */
    const choose = async (place: number, fields: Record<string, string>) => {
      await reach(page, next.getByRole('combobox', { name: '接下来怎样了' }));
      for (let presses = 0; presses < place; presses += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      for (const [label, text] of Object.entries(fields))
        await typeInto(page, next.getByLabel(label, { exact: true }), text);
      await page.keyboard.press('Control+S');
    };
    await choose(2, { 拒绝的监护人: '周远', 拒绝的理由: '说孩子没有病' });
    await expect(next.getByText('请填写见证人')).toBeVisible();
    await typeInto(page, next.getByRole('textbox', { name: '见证人' }), '王老师');
    await page.keyboard.press('Control+S');
    await expect(entries.filter({ hasText: '转介：家长拒绝（周远）' })).toContainText('说孩子没有病');
    await expect(opened).toContainText('家长拒绝');
    await choose(1, { 答复的监护人: '周远' });
    await expect(entries.filter({ hasText: '转介：家长同意（周远）' })).toHaveCount(1);
    await choose(1, { 预约的机构: '省立同德医院', 预约日期: '2099-01-01' });
    await expect(next.getByText(/请核对|请修改|太远/)).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await room.done();
});

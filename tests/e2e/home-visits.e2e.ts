import { expect, test } from '@playwright/test';
import { addDays } from '#shared/school-calendar.ts';
import { told } from '#tests/demo/screen-hands.ts';
import { given } from './asked.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { openRoom } from './launch-room.ts';

test('who should have been visited is found by Ctrl+K, and planned for in one go by the keyboard alone', async () => {
  const room = await openRoom();
  const { page } = room;
  const { today } = await given(page, 'school.particulars', {});
  const studentIds = [];
  for (const [studentNumber, name] of [
    ['1', '周小禾'],
    ['2', '陈一鸣'],
    ['3', '张弛'],
  ] as const) {
    const { studentId } = await given(page, 'students.add', {
      studentNumber,
      name,
      gender: 'female',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
    studentIds.push(studentId);
  }
  await given(page, 'watchlist.setLevel', {
    studentIds,
    level: 'severe',
    fromOn: addDays(today, -1),
    reason: '持续失眠',
    decidedBy: '评估小组',
    discoveryRoute: 'homeroomTeacher',
  });
  await given(page, 'homeVisits.plan', {
    studentIds: studentIds.slice(2),
    plannedOn: addDays(today, 2),
    staffIds: [],
  });

  await page.keyboard.press('Control+K');
  await page.keyboard.insertText('应访未访');
  await expect(page.getByRole('option', { name: /应访未访/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const list = page.getByRole('grid', { name: '应访未访' });
  await expect(list.getByRole('row').filter({ hasText: '三类：持续失眠' })).toHaveCount(3);
  await typeInto(page, page.getByRole('textbox', { name: '到', exact: true }), today);
  await page.keyboard.press('Enter');
  await expect(page.getByText('应访 3 人，已访 0 人，未访 3 人')).toBeVisible();

  const first = list.getByRole('row').filter({ hasText: '持续失眠' }).first();
  await reach(page, first);
  // Whoever has a plan already is none to be planned for.
  await page.keyboard.press('Control+A');
  await pressOn(page, page.getByRole('button', { name: '安排家访' }).last());
  const form = page.getByRole('form', { name: '安排家访' });
  await expect(form.getByRole('textbox', { name: '计划日期' })).toBeFocused();
  const day = addDays(today, 3);
  await page.keyboard.insertText(day);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+S');
  await told(page, '已为 2 名学生安排家访');
  const planned = (await given(page, 'homeVisits.list', {})).map(({ plannedOn }) => plannedOn);
  expect(planned.sort()).toEqual([addDays(today, 2), day, day]);
  await expect(list).not.toContainText('—');
  await room.done();
});

import { expect, test } from '@playwright/test';
import { openRoom } from '../e2e/launch-room.ts';

/**
 * The attack: a roster, or somebody at the PC, brings a student whose name is markup with a script in it. Shown on
 * a screen or printed in a letter it would run beside everybody's files. It stays a name.
 */
test('a script in a name stays a name, on screen and on paper', async () => {
  const room = await openRoom();
  const { page } = room;
  const name = '<img src=x onerror="document.title=1">';
  const previewed = await page.evaluate(async (name) => {
    const added = await window.heartharbor.request('students.add', {
      studentNumber: '1',
      name,
      gender: 'unknown',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: name,
      guardianRelation: '',
      guardianPhone: '',
    });
    const school = await window.heartharbor.request('school.particulars', {});
    if (!added.ok || !school.ok) return null;
    return window.heartharbor.request('letters.preview', {
      kind: 'notice',
      issuedOn: school.value.today,
      body: null,
      letters: [
        { studentId: added.value.studentId, guardianId: null, values: { route: 'other', emotion: name } },
      ],
      shown: 0,
    });
  }, name);
  expect(previewed).toMatchObject({ ok: true, value: { html: expect.stringContaining('&lt;img src=x') } });
  expect(JSON.stringify(previewed)).not.toContain('<img');
  await page.getByRole('button', { name: '学生', exact: true }).click();
  await page.getByText(name).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  expect(await page.locator('img').count()).toBe(0);
  await room.done();
});

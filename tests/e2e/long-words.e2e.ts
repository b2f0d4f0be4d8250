import { expect, type Page, test } from '@playwright/test';
import { goTo, manageFile, writeDown } from '#tests/demo/screen-hands.ts';
import { given } from './asked.ts';
import { openRoom } from './launch-room.ts';

/** The smallest window there is, and the same at a zoom of 200 %. */
const WINDOWS = [
  { width: 1280, height: 680 },
  { width: 640, height: 340 },
];
const NAME = '阿依古丽·买买提江·吐尔逊'.repeat(6).slice(0, 60);
const GUARDIAN = 'Maximiliane'.repeat(6).slice(0, 40);

/** What is wider than what it stands in and would have to be scrolled sideways. */
async function tooWide(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() =>
      [
        document.documentElement,
        ...document.querySelectorAll('body, main, main *, [role=dialog], [role=dialog] *'),
      ]
        .filter((element) => {
          const { overflowX } = getComputedStyle(element);
          const scrolls =
            element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
          return scrolls && element.scrollWidth > element.clientWidth + 1;
        })
        .map(
          (element) =>
            `${element.tagName}.${element.className} ${element.scrollWidth} in ${element.clientWidth}`,
        ),
    );
    found.push(...wide.map((line) => `${where} at ${size.width}: ${line}`));
  }
  return found;
}

test('names of 60 characters push nothing out of the window, nor does a zoom of 200 %', async () => {
  const room = await openRoom();
  const { page } = room;
  const { studentId } = await given(page, 'students.add', {
    studentNumber: '20260101202601012026010120260101',
    name: NAME,
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: GUARDIAN,
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });
  const { today } = await given(page, 'school.particulars', {});
  await given(page, 'watchlist.setLevel', {
    studentIds: [studentId],
    level: 'serious',
    fromOn: today,
    reason: 'https://'.repeat(40),
    decidedBy: GUARDIAN,
    discoveryRoute: 'homeroomTeacher',
  });
  const found: string[] = [];
  for (const place of ['工作台', '预警库', '跟踪', '学生']) {
    await page.setViewportSize({ width: 1280, height: 680 });
    await goTo(page, place);
    await expect(page.getByText('正在读取…')).toHaveCount(0);
    found.push(...(await tooWide(page, place)));
  }
  await page.setViewportSize({ width: 1280, height: 680 });
  await page.getByRole('grid', { name: '学生名单' }).locator('tbody tr').first().press('Enter');
  await expect(page.getByRole('region', { name: '学生概况' })).toBeVisible();
  found.push(...(await tooWide(page, 'the file')));
  for (const act of ['调整预警等级', '记家校沟通', '添加附件']) {
    await page.setViewportSize({ width: 1280, height: 680 });
    await expect(await writeDown(page, act)).toBeVisible();
    found.push(...(await tooWide(page, act)));
    await page.keyboard.press('Escape');
  }
  for (const act of ['基本信息', '班级与休学', '移交']) {
    await page.setViewportSize({ width: 1280, height: 680 });
    await expect(await manageFile(page, act)).toBeVisible();
    found.push(...(await tooWide(page, act)));
    await page.keyboard.press('Escape');
  }
  expect(found).toEqual([]);
  await room.done();
});

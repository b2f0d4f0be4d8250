import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import type { StudentId } from '#shared/contract/fields.ts';
import { localDate } from '#shared/school-calendar.ts';
import { goTo, told } from '#tests/demo/screen-hands.ts';
import { letterIssue, writeRoomPhone } from '#tests/vault/sample.ts';
import { ask, deskIn, given } from './asked.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { answerOpenDialog, answerSaveDialog, lock, openRoom } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';

const particulars = {
  studentNumber: '20260101',
  name: '周小禾',
  gender: 'female' as const,
  bornOn: null,
  className: '七年级(1)班',
  guardianName: '周远',
  guardianRelation: '父亲',
  guardianPhone: '13800138000',
};

const letterOf = (studentId: StudentId, emotion: string) =>
  letterIssue(studentId, { emotion }, { issuedOn: localDate('2026-06-30') });

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('a letter takes its number once, keeps its bytes, and a voided number is never given again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-letters-'));
  const room = await openRoom();
  const { app, page } = room;
  const { studentId } = await given(page, 'students.add', particulars);
  await writeRoomPhone(deskIn(room));

  await test.step('letters issued at the same moment have numbers without a hole and without a double', async () => {
    const issues = ['低落', '易怒', '紧张'].map((emotion) => letterOf(studentId, emotion));
    const issued = await Promise.all(issues.map((issue) => given(page, 'letters.issue', issue)));
    expect(issued.flatMap(({ letters }) => letters.map(({ number }) => number)).sort()).toEqual([
      '心告〔2025〕1号',
      '心告〔2025〕2号',
      '心告〔2025〕3号',
    ]);
  });

  await test.step('pressing the button twice is one letter', async () => {
    const again = await ask(page, 'letters.issue', letterOf(studentId, '低落'));
    expect(again).toMatchObject({ ok: false, failure: { code: 'alreadyIssued' } });
    expect(await given(page, 'letters.list', {})).toHaveLength(3);
  });

  const [newest] = await given(page, 'letters.list', {});
  if (!newest) throw new Error('no letter in the register');
  const save = async () => {
    const { token } = await given(page, 'letters.layPaper', { letterIds: [newest.id] });
    return ask(page, 'papers.save', { token });
  };

  await test.step('what was printed stays as printed when the student changes later', async () => {
    await answerSaveDialog(app, join(folder, 'before.pdf'));
    await save();
    const { studentNumber, gender, bornOn } = particulars;
    await given(page, 'students.correct', {
      studentId,
      particulars: { studentNumber, gender, bornOn, name: '周小荷', className: '七年级(9)班' },
    });
    await answerSaveDialog(app, join(folder, 'after.pdf'));
    await save();
    expect(digest(join(folder, 'after.pdf'))).toBe(digest(join(folder, 'before.pdf')));
    const register = await given(page, 'letters.list', {});
    expect(register.map(({ studentName, className }) => `${studentName} ${className}`)).toEqual(
      Array.from({ length: 3 }, () => '周小禾 七年级(1)班'),
    );
  });

  await test.step('a voided number stays in the register, takes no receipt, and the next letter goes on', async () => {
    await given(page, 'letters.void', { letterId: newest.id, reason: '写错了学生' });
    const receipt = {
      receivedOn: localDate('2026-07-02'),
      outcome: 'signed' as const,
      signedBy: '周远',
      phone: '',
      opinion: '知道了',
      witnesses: '',
    };
    expect(await ask(page, 'letters.recordReceipt', { letterId: newest.id, ...receipt })).toMatchObject({
      ok: false,
      failure: { code: 'alreadyVoid' },
    });
    const { letters } = await given(page, 'letters.issue', letterOf(studentId, '平静'));
    expect(letters.map(({ number }) => number)).toEqual(['心告〔2025〕4号']);
    const register = await given(page, 'letters.list', {});
    expect(register.find(({ id }) => id === newest.id)?.voided?.reason).toBe('写错了学生');
  });

  await test.step('a cancelled dialog writes no file, and a place that cannot be written to is told', async () => {
    await answerSaveDialog(app, null);
    expect(await save()).toEqual({ ok: true, value: { saved: false } });
    await answerSaveDialog(app, join(folder, '没有这个文件夹/告知书.pdf'));
    expect(await save()).toMatchObject({
      ok: false,
      failure: { code: 'cannotSave' },
    });
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});

/** The students' list, as many as there are ticked, and from there to the form of a letter. */
async function writeFor(page: Page, count: number): Promise<Locator> {
  await goTo(page, '学生');
  const list = page.getByRole('grid', { name: '学生名单' });
  await expect(list.locator('tbody tr')).toHaveCount(count);
  await reach(page, list.locator('tr[tabindex="0"]'));
  await page.keyboard.press('Control+A');
  await pressOn(page, page.getByRole('button', { name: '写告知书', exact: true }));
  return page.getByRole('form', { name: '写告知书' });
}

test('by keyboard alone three students get a letter each at once, and what became of each is put on record', async () => {
  const room = await openRoom();
  const { page } = room;
  for (const [index, name] of ['周小禾', '陈一', '欧阳晓晨'].entries()) {
    const studentNumber = `2026010${index + 1}`;
    await given(page, 'students.add', { ...particulars, studentNumber, name });
  }
  await page.reload();

  await test.step('what is missing is said beside the paper; the phone of the room is filled in there', async () => {
    const form = await writeFor(page, 3);
    await expect(form.getByRole('table', { name: '收信的家长' }).getByRole('row')).toHaveCount(4);
    await reach(page, form.getByRole('combobox', { name: '发现途径', exact: true }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await typeInto(page, form.getByRole('textbox', { name: '情绪' }), '近两周情绪低落');
    await expect(page.getByText('第 1 / 3 份')).toBeVisible();
    await expect(page.getByText('咨询室电话：在“设置 · 学校”填写')).toBeVisible();
    const phone = page.getByRole('group', { name: '咨询室电话' });
    await typeInto(page, phone.getByRole('textbox'), '025-8866 1234');
    await pressOn(page, phone.getByRole('button', { name: '保存' }));
    await told(page, '已保存咨询室电话');
    await expect(page.getByText('还缺这些')).toHaveCount(0);
  });

  await test.step('one key hands them in, one confirms: three numbers, and the keyboard is at the printer', async () => {
    await reach(page, page.getByRole('textbox', { name: '情绪' }));
    await page.keyboard.press('Control+S');
    await expect(page.getByRole('button', { name: '确认发出' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('3 份已发出：')).toBeVisible();
    await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused();
    const register = await given(page, 'letters.list', {});
    expect(register.map(({ studentName }) => studentName).sort()).toEqual(['周小禾', '欧阳晓晨', '陈一']);
    expect(new Set(register.map(({ number }) => number)).size).toBe(3);
  });

  await test.step('given out as a stack; one signed for, one refused before a witness, one never back', async () => {
    await goTo(page, '告知书');
    const list = page.getByRole('grid', { name: '告知书登记' });
    await reach(page, list.locator('tr[tabindex="0"]'));
    await page.keyboard.press('Control+A');
    await pressOn(page, page.getByRole('button', { name: '登记送达' }));
    const delivery = page.getByRole('form', { name: '送达' });
    await expect(delivery.getByRole('combobox', { name: '怎样送达' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+S');
    await told(page, '已登记 3 份送达');
    for (const outcome of ['已签收', '拒签', '未回'] as const) {
      const row = list.getByRole('row').filter({ hasText: '已送达' }).first();
      await row.focus();
      await page.keyboard.press('Enter');
      await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '登记回执' }));
      const form = page.getByRole('form', { name: '回执' });
      await reach(page, form.getByRole('radio', { checked: true }));
      for (let step = 0; step < ['已签收', '拒签', '未回'].indexOf(outcome); step += 1)
        await page.keyboard.press('ArrowRight');
      if (outcome !== '已签收')
        await typeInto(page, form.getByRole('textbox', { name: /说/ }), '家长认为没有必要');
      if (outcome === '拒签') await typeInto(page, form.getByRole('textbox', { name: '见证人' }), '林老师');
      await page.keyboard.press('Control+S');
      // At once, while the vault is still at it: what was closed stays closed.
      await page.keyboard.down('Escape');
      await page.keyboard.up('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(list.getByRole('row').filter({ hasText: outcome })).toHaveCount(1);
    }
  });

  await test.step('an issue that is stopped gives no number, and the next one goes on without a hole', async () => {
    const students = await given(page, 'students.list', {});
    const letters = students.map(({ id }) => ({
      studentId: id,
      guardianId: null,
      values: { route: 'guardian' as const, emotion: '易怒' },
    }));
    const [first] = letters;
    if (!first) throw new Error('nobody');
    const issue = { ...letterIssue(first.studentId), letters };
    const stopped = page.evaluate(async (issue) => {
      const running = window.heartharbor.request('letters.issue', issue);
      while (!(await window.heartharbor.request('letters.issuing', {}).then((now) => now.ok && now.value)));
      await window.heartharbor.request('letters.stopIssuing', {});
      return running;
    }, issue);
    expect(await stopped).toMatchObject({ ok: false, failure: { code: 'stopped' } });
    const { letters: issued } = await given(page, 'letters.issue', { ...issue, letters: [first] });
    expect(issued.map(({ number }) => number)).toEqual(['心告〔2025〕1号']);
  });
  await room.done();
});

test('a dialog that nobody answers does not keep the vault open when it is locked', async () => {
  const room = await openRoom();
  const { app, page } = room;
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => new Promise(() => undefined);
  });
  const vaultProcess = () =>
    app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'HeartHarbor vault')?.pid ?? 0);
  const before = await vaultProcess();
  await page.evaluate(() => {
    void window.heartharbor.request('roster.open', {});
  });
  await lock(page);
  await expect.poll(vaultProcess).not.toBe(before);
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.waitForURL('heartharbor://room/');
  const log = await given(page, 'audit.recent', { before: null });
  expect(log.lines.map(({ action }) => action)).toContain('上锁');
  await room.done();
});

test('by keyboard alone the bureau’s text becomes a kind of the school’s own, with the paper beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-letters-'));
  const file = join(folder, '区教育局范本.docx');
  const children = [
    new Paragraph({ text: '致住宿生家长的一封信', alignment: AlignmentType.CENTER }),
    new Paragraph({
      children: [
        new TextRun({ text: '一、按时接送。', bold: true }),
        new TextRun('【学生姓名】每周五离校。'),
      ],
    }),
  ];
  writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const room = await openRoom();
  const { app, page } = room;
  await goTo(page, '设置');
  await reach(page, page.getByRole('tab', { name: '学校', exact: true }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await pressOn(page, page.getByRole('button', { name: '新建种类' }));
  const form = page.getByRole('form', { name: '告知书模板' });
  await typeInto(page, form.getByRole('textbox', { name: '名称' }), '住宿提醒');
  await typeInto(page, form.getByRole('textbox', { name: '编号字头' }), '心住');
  const body = form.getByRole('textbox', { name: '正文' });
  const before = await body.inputValue();
  await answerOpenDialog(app, join(folder, '没有.docx'));
  await pressOn(page, form.getByRole('button', { name: '从Word文档填入' }));
  await expect(form.getByRole('alert')).toContainText('打不开这个文件');
  await answerOpenDialog(app, file);
  await page.keyboard.press('Enter');
  await told(page, '已填入“区教育局范本.docx”的文字，请核对');
  await expect(body).toHaveValue('#一、按时接送。#【学生姓名】每周五离校。');
  await expect(form.getByRole('textbox', { name: '纸上的标题' })).toHaveValue('致住宿生家长的一封信');
  await expect(form.getByRole('alert')).toHaveCount(0);
  const paper = page.frameLocator('iframe[title="模板预览"]');
  await expect(paper.getByText('张某某每周五离校。')).toBeVisible();
  await pressOn(page, form.getByRole('button', { name: '恢复原来的文字' }));
  await expect(body).toHaveValue(before);
  await pressOn(page, form.getByRole('button', { name: '从Word文档填入' }));
  await expect(body).toHaveValue(/一、按时接送/);
  await page.keyboard.press('Control+S');
  await told(page, '已保存告知书模板');
  const kinds = await given(page, 'letters.kinds', {});
  expect(kinds.at(-1)).toMatchObject({ name: '住宿提醒', title: '致住宿生家长的一封信' });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});

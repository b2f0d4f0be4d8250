import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { StudentId } from '#shared/contract/fields.ts';
import { localDate } from '#shared/school-calendar.ts';
import { letterIssue, writeRoomPhone } from '#tests/vault/sample.ts';
import { ask, deskIn, given } from './asked.ts';
import { answerSaveDialog, lock, openRoom } from './launch-room.ts';

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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import { addDays, localDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf, OBSERVED_SIGNS, RISK_FACTORS } from '#shared/terms.ts';
import { goTo, press, told } from '#tests/demo/screen-hands.ts';
import { given } from './asked.ts';
import { savePaper } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

const CANARY = '只有咨询师自己看得到的手记';
const day = localDate;
const long = (text: string) => `${text}${'，后来又发生了许多事'.repeat(60)}`;

const newcomer = (name: string, studentNumber: string): InputOf<'students.add'> => ({
  studentNumber,
  name,
  gender: 'female',
  bornOn: day('2013-04-09'),
  className: '七年级(1)班',
  guardianName: '周远',
  guardianRelation: '父亲',
  guardianPhone: '13800138000',
});

const session = (studentId: StudentId, text: string): InputOf<'sessions.write'> => ({
  sessionId: null,
  text: {
    ...NOTHING_WRITTEN,
    studentIds: [studentId],
    occurredOn: day('2026-06-18'),
    startsAt: '14:30',
    minutes: 50,
    topic: '睡眠与作息',
    content: text,
    assessment: '',
    nextSteps: '一周后再谈',
    processNotes: CANARY,
  },
});

test('a brief is one A4 page however much there is to tell, says what it leaves out, and never a word of the notes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-brief-'));
  const room = await openRoom();
  const { app, page } = room;
  const save = async (name: string) => {
    const fileName = `${name.slice(0, 3)}.pdf`;
    await goTo(page, '学生');
    await page.getByText(name).first().click();
    await press(page, '档案管理');
    await page.getByRole('menuitem', { name: '打印研判材料…' }).click();
    await answerSaveDialog(app, join(folder, fileName));
    await savePaper(page, page.getByRole('dialog', { name: /^研判材料：/ }));
    await told(page, `已保存 ${fileName}`);
    return pagesOf(join(folder, fileName));
  };

  await test.step('a file of the usual size is told whole', async () => {
    const { studentId } = await given(page, 'students.add', newcomer('周小禾', '20260101'));
    await given(page, 'watchlist.setLevel', {
      studentIds: [studentId],
      level: 'serious',
      fromOn: day('2026-05-21'),
      reason: '持续失眠',
      decidedBy: '评估小组',
      discoveryRoute: 'counselling',
    });
    await given(page, 'watchlist.addCare', {
      studentId,
      care: 'medication',
      fromOn: day('2026-05-23'),
      reason: '医嘱服药',
    });
    await given(page, 'family.addCircumstance', {
      studentId,
      circumstance: 'parentsDivorced',
      text: '随父亲生活',
      source: '家长',
      fromOn: day('2025-12-20'),
    });
    for (const occurredOn of [day('2026-05-06'), day('2026-06-02')]) {
      const text = '周记里写睡不着';
      const seen = {
        ...OBSERVATION_UNSAID,
        observationId: null,
        studentId,
        sign: 'sleepDisorder' as const,
        source: '周记',
      };
      await given(page, 'observations.write', { ...seen, occurredOn, text });
    }
    await given(page, 'diagnoses.write', {
      diagnosisId: null,
      studentId,
      diagnosedOn: day('2026-05-20'),
      hospital: '市第七人民医院',
      diagnosis: '中度抑郁发作',
      providedBy: '周远（父亲）',
      providedOn: day('2026-05-22'),
      note: '',
    });
    await given(page, 'screenings.write', {
      screeningId: null,
      studentId,
      occurredOn: day('2026-04-10'),
      scale: 'MHT',
      result: '总分61',
      note: '',
    });
    await given(page, 'sessions.write', session(studentId, '谈了近两周的睡眠。'));
    const pages = await save('周小禾');
    expect(pages).toHaveLength(1);
    for (const said of [
      '内部资料',
      '滨海实验学校',
      `${writtenDate(todayOnThisPc())}林静打印`,
      '周小禾',
      '周远（父亲）13800138000',
      '父母离异；随父亲生活；来源：家长',
      '二类；持续失眠；辅导发现，评估小组评定',
      `${RISK_FACTORS.sleepDisorder}（共2次）；周记里写睡不着；来源：周记`,
      '筛查，非诊断',
      '家长提供',
      '市第七人民医院；中度抑郁发作；周远（父亲）于2026年5月22日提供',
      '谈了近两周的睡眠。',
      '因心理问题服药治疗',
      '下一步；一周后再谈',
    ]) {
      expect(pages[0]).toContain(said.replace(/\s/g, ''));
    }
    expect(pages[0]).not.toContain('…');
    expect(pages[0]).not.toContain('其余');
    expect(pages[0]).not.toContain(CANARY);
  });

  await test.step('ten years of everything still take one page, and what is left out is counted', async () => {
    const name = '买买提·'.repeat(15);
    const { studentId } = await given(page, 'students.add', newcomer(name, '20260102'));
    for (let nth = 0; nth < 6; nth += 1) {
      await given(page, 'family.addGuardian', {
        studentId,
        name: `${'长'.repeat(58)}${nth}`,
        relation: '外祖母'.repeat(6),
        phone: '13900139000',
        note: '父母分居，周末随母亲'.repeat(40),
      });
    }
    for (const sign of codesOf(OBSERVED_SIGNS)) {
      await given(page, 'observations.write', {
        ...OBSERVATION_UNSAID,
        observationId: null,
        studentId,
        sign,
        occurredOn: day('2026-05-06'),
        text: long('三周来很少说话'),
        source: '班主任',
      });
    }
    const levels = codesOf(ALERT_LEVELS);
    for (let nth = 0; nth < 20; nth += 1) {
      await given(page, 'watchlist.setLevel', {
        studentIds: [studentId],
        level: levels[nth % levels.length] ?? 'severe',
        fromOn: addDays(day('2024-01-01'), nth * 20),
        reason: long('情绪低落'),
        decidedBy: '评估小组',
        discoveryRoute: 'homeroomTeacher',
      });
      await given(page, 'followUps.write', {
        followUpId: null,
        compared: null,
        studentId,
        occurredOn: addDays(day('2024-01-01'), nth * 20),
        channel: 'phone',
        text: long('电话联系家长'),
      });
    }
    await given(page, 'sessions.write', session(studentId, long('谈了很多')));
    const pages = await save(name);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatch(/其余1\d条见档案/);
    expect(pages[0]).toContain('带“…”的内容已缩短，全文见学生档案。');
    for (const sign of Object.values(OBSERVED_SIGNS)) expect(pages[0]).toContain(sign);
    // Every section keeps its newest; the page does not end before the last of them.
    expect(pages[0]).toContain('下一步；一周后再谈');
    expect(pages[0]).not.toContain(CANARY);
  });

  await test.step('each export is on record', async () => {
    const { lines } = await given(page, 'audit.recent', { before: null });
    const saved = lines.filter(({ action }) => action === '导出研判材料');
    expect(saved.map(({ subject }) => subject)).toContain('周小禾（20260101）');
    expect(saved).toHaveLength(2);
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});

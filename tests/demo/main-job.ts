import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { RosterReport } from '#shared/contract/roster.ts';
import {
  ACTIVITY_KINDS,
  ALERT_LEVEL_MEANINGS,
  ALERT_LEVELS,
  CARES,
  CONCERNS,
  codesOf,
  DISCOVERY_ROUTES,
  FOLLOW_UP_CHANNELS,
  OBSERVED_ASPECTS,
  SESSION_KINDS,
} from '#shared/terms.ts';
import { answerOpenDialog, answerSaveDialog, type LaunchedRoom } from '#tests/e2e/launch-room.ts';
import { expect } from '#tests/patient-expect.ts';
import type {
  SampleActivity,
  SampleCare,
  SampleCaseWork,
  SampleConcern,
  SampleFollowUp,
  SampleHomeVisit,
  SampleLetter,
  SampleLevel,
  SampleSession,
  SampleTrackingSheet,
} from '#tests/sample-school/sample-school.ts';
import { choose, goTo, manageFile, pick, press, told, write, writeDate, writeDown } from './screen-hands.ts';

/** What the roster brought, as the screens told it. */
export interface RosterResult {
  imported: number;
  skipped: { sheet: string; row: number; name: string; reason: string }[];
}

/** What the main job came to. */
export interface MainJobResult {
  letters: string[];
  tables: { students: number; pages: number };
}

/** A summary to make: whose period, and which days count for lessons and guardians. */
export interface SummarySpan {
  title: string;
  fromOn: string;
  untilOn: string;
}

/**
 * The main job of a counselling room, done through the screens of the real app as a counsellor does it.
 * The room is open and empty when it begins.
 */
export class MainJob {
  readonly #room: LaunchedRoom;
  readonly #page: Page;
  readonly #out: string;
  readonly #pictures: boolean;
  #screens = 0;
  readonly screens: string[] = [];

  /** @param out where the papers and, in `screens/`, the pictures go. */
  constructor(room: LaunchedRoom, out: string, { pictures = true } = {}) {
    this.#room = room;
    this.#page = room.page;
    this.#out = out;
    this.#pictures = pictures;
    if (pictures) mkdirSync(join(out, 'screens'), { recursive: true });
  }

  /** Takes a picture of what the window shows now. */
  async picture(name: string): Promise<void> {
    if (!this.#pictures) return;
    this.#screens += 1;
    const file = `${String(this.#screens).padStart(2, '0')}-${name}.png`;
    await this.#page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.#page.screenshot({ path: join(this.#out, 'screens', file), animations: 'disabled' });
    this.screens.push(file);
  }

  /** Imports a roster file and leaves for the student list. */
  async importRoster(file: string): Promise<RosterResult> {
    const page = this.#page;
    await goTo(page, '学生');
    await this.picture('students-empty');
    await answerOpenDialog(this.#room.app, file);
    await page.getByRole('button', { name: '导入名册', exact: true }).first().click();
    await press(page, '选择名册文件');
    const next = page.getByRole('button', { name: '下一步' });
    const refusal = page.getByRole('alert');
    await page.getByRole('region', { name: '工作表' }).or(refusal).first().waitFor({ timeout: 60_000 });
    if (await refusal.isVisible()) throw new Error(`the roster was refused: ${await refusal.textContent()}`);
    await this.picture('roster-sheets');
    await next.click();
    await page.getByRole('region', { name: '对应列' }).waitFor();
    await this.picture('roster-columns');
    await next.click();
    await page.getByRole('region', { name: '核对' }).waitFor({ timeout: 60_000 });
    await this.picture('roster-preview');
    const take = page.getByRole('button', { name: '写入', exact: true });
    if (await take.isDisabled()) throw new Error('no row of the roster can be taken');
    await take.click();
    await page.getByRole('region', { name: '完成' }).waitFor({ timeout: 60_000 });
    const report = await this.#newestReport();
    await this.picture('roster-report');
    await press(page, '完成');
    await expect(page.getByRole('grid', { name: '学生名单' })).toBeVisible();
    await this.picture('students');
    return {
      imported: report.lines.filter(({ taken }) => taken).length,
      skipped: report.lines
        .filter(({ taken, verdict }) => !taken && verdict !== 'same')
        .map(({ sheetName, rowNumber, name, message }) => ({
          sheet: sheetName,
          row: rowNumber,
          name,
          reason: message,
        })),
    };
  }

  /** The whole report of the newest import: a list on screen holds only the rows in sight. */
  async #newestReport(): Promise<RosterReport> {
    const report = await this.#page.evaluate(async () => {
      const imports = await window.heartharbor.request('roster.imports', {});
      const newest = imports.ok ? imports.value[0] : undefined;
      if (!newest) return null;
      return window.heartharbor.request('roster.report', { importId: newest.id });
    });
    if (!report?.ok) throw new Error('the import left no report');
    return report.value;
  }

  /** Settings: the phone that stands on letters, and the teachers with theirs. */
  async fillSettings(roomPhone: string, staff: { name: string; phone: string }[]): Promise<void> {
    const page = this.#page;
    await goTo(page, '设置');
    const form = page.getByRole('form', { name: '保存学校信息' });
    await write(form, '咨询室电话', roomPhone);
    await press(form, '保存学校信息');
    await told(page, '已保存学校信息');
    await this.picture('settings');
    await page.getByRole('tab', { name: '教师', exact: true }).click();
    const list = page.getByRole('grid', { name: '教师名单' });
    // Before it has been read, nobody would be known, and whom the roster brought would be added once more.
    await expect(list.or(page.getByText('还没有教师'))).toBeVisible();
    const known = (await list.count()) > 0 ? await rowsOf(list) : [];
    for (const { name, phone } of staff) {
      if (known.some(([first]) => first === name)) continue;
      await press(page, '新增教师');
      const sheet = page.getByRole('dialog', { name: '新增教师' });
      await write(sheet, '姓名', name);
      await write(sheet, '联系电话', phone);
      await press(sheet, '保存');
      await expect(sheet).toBeHidden();
    }
    await this.picture('settings-staff');
  }

  /** Everything that the counsellor knows about the students, one file after the other. */
  async keepFiles(
    work: Pick<SampleCaseWork, 'levels' | 'concerns' | 'cares' | 'trackingSheets'>,
  ): Promise<void> {
    const page = this.#page;
    const levels = work.levels.toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1));
    const numbers = new Set(
      [...levels, ...work.concerns, ...work.cares, ...work.trackingSheets].map((fact) => fact.studentNumber),
    );
    let pictured = false;
    for (const number of numbers) {
      const own = <Fact extends { studentNumber: string }>(facts: readonly Fact[]) =>
        facts.filter((fact) => fact.studentNumber === number);
      await this.#openFile(number);
      let isListed = false;
      for (const level of own(levels)) {
        const followed = own(levels).some((next) => next !== level && next.fromOn === level.endedOn);
        await this.#setLevel(level, { isListed, followed });
        isListed = followed;
      }
      for (const concern of own(work.concerns)) await this.#addConcern(concern);
      for (const care of own(work.cares)) await this.#addCare(care);
      if (!pictured) await this.picture('file-conditions');
      for (const sheet of own(work.trackingSheets)) await this.#describe(sheet);
      if (!pictured) {
        await this.picture('file-tracking-sheet');
        await manageFile(page, '基本信息');
        await this.picture('file-particulars');
        await page.keyboard.press('Escape');
        pictured = true;
      }
    }
  }

  async #openFile(number: string): Promise<void> {
    const page = this.#page;
    await goTo(page, '学生');
    await page.getByRole('textbox', { name: '搜索学生' }).fill(number);
    const row = page.getByRole('grid', { name: '学生名单' }).getByRole('row').filter({ hasText: number });
    await expect(row).toHaveCount(1);
    await row.click();
    await expect(page.getByRole('region', { name: '学生概况' })).toContainText(number);
  }

  async #openTab(name: string): Promise<void> {
    await this.#page.getByRole('tab', { name, exact: true }).click();
  }

  async #setLevel(
    period: SampleLevel,
    { isListed, followed }: { isListed: boolean; followed: boolean },
  ): Promise<void> {
    const page = this.#page;
    const act = isListed ? '调整预警等级' : '列入预警库';
    const form = await writeDown(page, act);
    const name = `${ALERT_LEVELS[period.level]} ${ALERT_LEVEL_MEANINGS[period.level]}`;
    await form.getByRole('radio', { name: new RegExp(`${name}$`) }).check();
    await writeDate(form, '起始日期', period.fromOn);
    await write(form, '原因', period.reason);
    await choose(page, form, '发现途径', DISCOVERY_ROUTES[period.discoveryRoute]);
    await write(form, '决定人', period.decidedBy);
    if (this.#first('level')) await this.picture('file-set-level');
    await press(form, act);
    await expect(form).toBeHidden();
    if (period.endedOn === null || followed) return;
    await press(page, '解除预警');
    const lift = page.getByRole('form', { name: '解除预警' });
    await writeDate(lift, '解除日期', period.endedOn);
    await write(lift, '原因', period.endReason);
    await write(lift, '决定人', period.decidedBy);
    await press(lift, '解除预警');
    await expect(lift).toBeHidden();
  }

  async #addConcern({ concern, ...period }: SampleConcern): Promise<void> {
    await this.#addPeriod('添加重点类型', CONCERNS[concern], period);
  }

  async #addCare({ care, ...period }: SampleCare): Promise<void> {
    await this.#addPeriod('添加就医情况', CARES[care], period);
  }

  async #addPeriod(
    act: string,
    word: string,
    period: Pick<SampleConcern, 'fromOn' | 'endedOn' | 'reason' | 'endReason'>,
  ): Promise<void> {
    const page = this.#page;
    const sheet = await writeDown(page, act);
    await choose(page, sheet, '类型', word);
    await writeDate(sheet, '起始日期', period.fromOn);
    await write(sheet, '原因', period.reason);
    await press(sheet, '保存');
    await expect(sheet).toBeHidden();
    if (period.endedOn === null) return;
    // What is over now is told of first.
    await page
      .getByRole('region', { name: '经过' })
      .getByRole('button', { name: new RegExp(`：${word}$`) })
      .first()
      .click();
    await press(page.getByRole('dialog'), '结束');
    const ending = page.getByRole('form', { name: '结束' });
    await writeDate(ending, '结束日期', period.endedOn);
    await write(ending, '原因', period.endReason);
    await press(ending, '保存');
    await expect(ending).toBeHidden();
  }

  async #describe({ tracker, condition, intervention }: SampleTrackingSheet): Promise<void> {
    const page = this.#page;
    const form = await writeDown(page, '填跟踪表表头');
    await pick(page, form, '跟踪教师', tracker);
    await write(form, '心理异常情况', condition);
    await write(form, '干预处置情况', intervention);
    await press(form, '保存');
    await told(page, '已保存跟踪表');
  }

  /** Writes counselling sessions, and signs those that were signed. */
  async writeSessions(sessions: readonly SampleSession[]): Promise<void> {
    const page = this.#page;
    for (const session of sessions) {
      await goTo(page, '辅导记录');
      await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
      const form = page.getByRole('form', { name: '保存', exact: true });
      for (const number of session.studentNumbers) await pick(page, form, '学生', number);
      await page.keyboard.press('Escape');
      await writeDate(form, '辅导日期', session.occurredOn);
      await write(form, '开始时间', session.startsAt);
      await write(form, '时长（分钟）', String(session.minutes));
      await form.getByText(SESSION_KINDS[session.kind], { exact: true }).click();
      await write(form, '主题', session.topic);
      await write(form, '辅导内容', session.content);
      await write(form, '评估', session.assessment);
      await write(form, '后续安排', session.nextSteps);
      await write(form, '心理教师手记', session.processNotes);
      if (this.#first('session')) await this.picture('session-form');
      await press(form, '保存');
      await expect(page.getByRole('button', { name: '签字锁定', exact: true })).toBeVisible();
      if (!session.signed) continue;
      await press(page, '签字锁定');
      if (this.#first('sign')) await this.picture('session-sign');
      await press(page.getByRole('dialog', { name: '签字锁定' }), '确认签字');
      await expect(page.getByRole('article', { name: '已签字的辅导记录' })).toBeVisible();
      if (this.#first('signed')) await this.picture('session-signed');
    }
    await goTo(page, '辅导记录');
    await this.picture('sessions');
  }

  /** Makes the tracking period and writes the weekly follow-ups. */
  async writeFollowUps(
    period: SampleCaseWork['trackingPeriod'],
    followUps: readonly SampleFollowUp[],
  ): Promise<void> {
    const page = this.#page;
    await goTo(page, '跟踪');
    await press(page, '新建跟踪周期');
    const sheet = page.getByRole('dialog', { name: '新建跟踪周期' });
    await write(sheet, '名称', period.name);
    await writeDate(sheet, '开始日期', period.fromOn);
    await writeDate(sheet, '结束日期', period.untilOn);
    await this.picture('tracking-period');
    await press(sheet, '保存');
    await expect(sheet).toBeHidden();
    for (const followUp of followUps) await this.#writeFollowUp(followUp);
    await expect(page.getByRole('grid').first()).toBeVisible();
    await this.picture('follow-ups');
  }

  async #writeFollowUp(followUp: SampleFollowUp): Promise<void> {
    const page = this.#page;
    await press(page, '写跟踪记录');
    const sheet = page.getByRole('dialog', { name: '写跟踪记录' });
    await pick(page, sheet, '学生', followUp.studentNumber);
    await writeDate(sheet, '日期', followUp.occurredOn);
    await sheet.getByText(FOLLOW_UP_CHANNELS[followUp.channel], { exact: true }).click();
    await write(sheet, '情况记录', followUp.text);
    if (this.#first('follow-up')) await this.picture('follow-up-sheet');
    await sheet.getByRole('button', { name: /^保存/ }).click();
    // The last of a week closes the sheet; before that it goes on to the next student who waits.
    const goesOn = sheet.getByText(/已保存.+的跟踪记录/);
    await Promise.any([sheet.waitFor({ state: 'hidden' }), goesOn.waitFor()]);
    if (await goesOn.isVisible()) await press(sheet, '取消');
    await expect(sheet).toBeHidden();
  }

  /** 附件1 of everyone tracked in the period, as one PDF. */
  async saveTrackingTables(fileName: string): Promise<MainJobResult['tables']> {
    const page = this.#page;
    await goTo(page, '跟踪');
    await answerSaveDialog(this.#room.app, join(this.#out, fileName));
    await press(page, '打印动态跟踪表（附件1）…');
    const paper = page.getByRole('dialog', { name: '动态跟踪表（附件1）', exact: true });
    const everyone = await paper.getByRole('combobox', { name: '学生' }).inputValue();
    await expect(paper.getByRole('button', { name: '保存为PDF' })).toBeEnabled();
    await this.picture('tracking-tables');
    await press(paper, '保存为PDF');
    await press(page.getByRole('dialog', { name: '保存动态跟踪表（附件1）' }), '选择保存位置');
    const note = await told(page, new RegExp(`已保存 ${fileName}`));
    const [, students] = /（(\d+) 名学生）/.exec(everyone) ?? [];
    const [, pages] = /共 (\d+) 页/.exec(note) ?? [];
    return { students: Number(students), pages: Number(pages) };
  }

  /** Plans and records home visits. */
  async recordHomeVisits(visits: readonly SampleHomeVisit[]): Promise<void> {
    const page = this.#page;
    await goTo(page, '家访');
    for (const visit of visits) {
      await page.getByRole('button', { name: '记家访', exact: true }).first().click();
      const sheet = page.getByRole('dialog', { name: '记家访' });
      await pick(page, sheet, '学生', visit.studentNumber);
      await writeDate(sheet, '计划日期', visit.plannedOn);
      await writeDate(sheet, '家访日期', visit.occurredOn);
      for (const name of visit.staff) await pick(page, sheet, '参与教师', name);
      await page.keyboard.press('Tab');
      await write(sheet, '家访情况', visit.text);
      if (this.#first('visit')) await this.picture('home-visit-sheet');
      await press(sheet, '保存');
      await expect(sheet).toBeHidden();
    }
    await this.picture('home-visits');
  }

  /** Records lessons, lectures and what was sent to guardians. */
  async recordActivities(activities: readonly SampleActivity[]): Promise<void> {
    const page = this.#page;
    await goTo(page, '活动');
    for (const activity of activities) {
      await page.getByRole('button', { name: '记活动', exact: true }).first().click();
      const sheet = page.getByRole('dialog', { name: '记活动' });
      await choose(page, sheet, '类型', ACTIVITY_KINDS[activity.kind]);
      await writeDate(sheet, '日期', activity.occurredOn);
      await write(sheet, '名称', activity.title);
      await fillWhereAsked(sheet, /^(节数|资源数量)$/, activity.quantity);
      await fillWhereAsked(sheet, /^家长参与数$/, activity.guardians);
      if (this.#first('activity')) await this.picture('activity-sheet');
      await press(sheet, '保存');
      await expect(sheet).toBeHidden();
    }
    await this.picture('activities');
  }

  /** Issues letters, and saves them all as one PDF. Returns their numbers, in order. */
  async issueLetters(letters: readonly SampleLetter[], fileName: string): Promise<string[]> {
    const page = this.#page;
    const numbers: string[] = [];
    for (const letter of letters) {
      await goTo(page, '告知书');
      await page.getByRole('button', { name: '写告知书', exact: true }).first().click();
      const form = page.getByRole('form', { name: '写告知书' });
      await pick(page, form, '学生', letter.studentNumber);
      await writeDate(form, '日期', letter.issuedOn);
      await choose(page, form, '发现途径', DISCOVERY_ROUTES[letter.values.route]);
      for (const aspect of codesOf(OBSERVED_ASPECTS))
        await write(form, OBSERVED_ASPECTS[aspect], letter.values[aspect]);
      await write(form, '医院诊断（家长提供）', letter.values.diagnosis);
      if (this.#first('letter')) {
        await expect(page.frameLocator('iframe').getByText('尊敬的家长')).toBeVisible();
        await this.picture('letter-form');
      }
      await press(form, '发出');
      await press(page.getByRole('dialog', { name: '发出告知书' }), '确认发出');
      const issued = page.getByText(/^心告〔\d+〕\d+号 已发出$/);
      await expect(issued).toBeVisible();
      numbers.push(((await issued.textContent()) ?? '').replace(' 已发出', ''));
    }
    await goTo(page, '告知书');
    await page.getByRole('checkbox', { name: '全选' }).check();
    await this.picture('letters');
    await answerSaveDialog(this.#room.app, join(this.#out, fileName));
    await press(page.getByRole('toolbar', { name: '对选中的操作' }), '保存为PDF');
    await press(page.getByRole('dialog', { name: /^告知书/ }), '保存为PDF');
    await this.picture('letters-export');
    await press(page.getByRole('dialog', { name: /^保存告知书/ }), '选择保存位置');
    await told(page, new RegExp(`已保存 ${fileName}`));
    return numbers;
  }

  /** Makes the summer summary and saves it as a workbook. */
  async saveSummary(span: SummarySpan, fileName: string): Promise<void> {
    const page = this.#page;
    await goTo(page, '汇总');
    await page.getByRole('button', { name: '新建汇总表', exact: true }).first().click();
    const sheet = page.getByRole('dialog', { name: '新建汇总表' });
    await write(sheet, '标题', span.title);
    await writeDate(sheet, '开始日期', span.fromOn);
    await writeDate(sheet, '截止日期', span.untilOn);
    await writeDate(sheet, '开学前后活动 开始日期', span.fromOn);
    await writeDate(sheet, '开学前后活动 截止日期', span.untilOn);
    await this.picture('summary-new');
    await press(sheet, '保存');
    await expect(
      page.getByRole('table', { name: new RegExp(`^${span.title.replace(/[（）]/g, '.')}`) }),
    ).toBeVisible();
    await this.picture('summary');
    await page.getByRole('button', { name: /^应该家访学生总人数：\d+，查看记录$/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await this.picture('summary-records');
    await page.keyboard.press('Escape');
    await answerSaveDialog(this.#room.app, join(this.#out, fileName));
    await press(page, '导出Excel表格');
    await press(page.getByRole('dialog', { name: '导出汇总表' }), '选择保存位置');
    await told(page, new RegExp(`已保存 ${fileName}|已导出 ${fileName}`));
  }

  /** The screens that the job itself does not stop at. */
  async lookAround(number: string | undefined): Promise<void> {
    const page = this.#page;
    await goTo(page, '工作台');
    await this.picture('workbench');
    await goTo(page, '预警库');
    await this.picture('watchlist');
    if (number) {
      await this.#openFile(number);
      await this.picture('file-chronicle');
    }
    await goTo(page, '设置');
    for (const [tab, name] of [
      ['告知书模板', 'settings-wording'],
      ['学年与班级', 'settings-classes'],
      ['密码', 'settings-keys'],
      ['备份', 'settings-backups'],
      ['安全', 'settings-safety'],
      ['外观', 'settings-appearance'],
      ['操作日志', 'settings-audit-log'],
      ['关于', 'settings-about'],
    ] as const) {
      await this.#openTab(tab);
      await this.picture(name);
    }
    await press(page, '快捷键');
    await this.picture('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F9');
    await this.picture('covered');
    await page.keyboard.press('F9');
  }

  readonly #seen = new Set<string>();
  /** True once for each name: every screen is pictured the first time it is met. */
  #first(name: string): boolean {
    if (this.#seen.has(name)) return false;
    this.#seen.add(name);
    return true;
  }
}

async function fillWhereAsked(sheet: Locator, label: RegExp, number: number): Promise<void> {
  const field = sheet.getByRole('textbox', { name: label });
  if (await field.count()) await field.fill(String(number));
}

/** The cells of a table's body, as text. */
async function rowsOf(table: Locator): Promise<string[][]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '')),
    );
}

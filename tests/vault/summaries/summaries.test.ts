import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { SummaryId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { SUMMARY_FIGURES, type SummaryFigure } from '#shared/summary-figures.ts';
import { CARES, CONCERNS, codesOf, isHighRisk } from '#shared/terms.ts';
import { type SampleSchool, sampleSchool } from '#tests/sample-school/sample-school.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { diagnosis } from '../file-records.ts';
import { atLevel, day, enrolled } from '../sample.ts';
import { settleSchool } from '../settle-school.ts';

const FROM = day('2026-07-01');
const UNTIL = day('2026-08-25');
const TODAY = day('2026-08-28');
const SUMMER = {
  title: '暑期',
  fromOn: FROM,
  untilOn: UNTIL,
  activitiesFromOn: FROM,
  activitiesUntilOn: UNTIL,
};

async function schoolWithSummary() {
  const room = await deskInRoom();
  const school = sampleSchool({ today: TODAY });
  await settleSchool(room, school);
  const { summaryId } = await room.get('summaries.add', SUMMER);
  return { room, school, summaryId };
}

test('what counts in no figure for want of another record is told, until that is there', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { summaryId } = await room.get('summaries.add', SUMMER);
  const gaps = async () =>
    (await room.get('summaries.read', { summaryId })).gaps.map(
      ({ gap, students }) => `${gap}: ${students.map(({ name }) => name).join()}`,
    );
  expect(await gaps()).toEqual([]);
  await room.get('diagnoses.write', { ...diagnosis(studentId), diagnosedOn: day('2026-05-01') });
  await atLevel(room, studentId, 'severe', '2026-06-01');
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-07-20'),
    channel: 'homeVisit',
    text: '到家中看望。',
  });
  expect(await gaps()).toEqual([
    'diagnosedWithoutConcern: 周小禾',
    'visitedWithoutConcern: 周小禾',
    'diagnosedWithoutCare: 周小禾',
    'visitToldElsewhere: 周小禾',
  ]);
  await room.get('watchlist.addConcern', {
    studentId,
    concern: 'mentalIllness',
    fromOn: day('2026-08-01'),
    reason: '医院诊断',
  });
  await room.get('watchlist.addCare', {
    studentId,
    care: 'medication',
    fromOn: day('2026-06-02'),
    reason: '遵医嘱',
  });
  expect(await gaps()).toEqual(['visitToldElsewhere: 周小禾']);
});

/** The figures counted by hand from the sample's facts, by the third column of forms.md 附件3. */
function countedByHand(school: SampleSchool): Record<SummaryFigure, number> {
  const within = (date: LocalDate | null) => date !== null && date >= FROM && date <= UNTIL;
  const lastsIn = ({ fromOn, endedOn }: { fromOn: LocalDate; endedOn: LocalDate | null }) =>
    fromOn <= UNTIL && (endedOn === null || endedOn > FROM);
  const done = school.homeVisits.filter(({ occurredOn }) => within(occurredOn));
  const visited = new Set(done.map(({ studentNumber }) => studentNumber));
  const due = new Set([
    ...school.levels
      .filter((period) => isHighRisk(period.level) && lastsIn(period))
      .map((p) => p.studentNumber),
    ...school.homeVisits.filter(({ plannedOn }) => within(plannedOn)).map((visit) => visit.studentNumber),
  ]);
  const held = (kind: string) =>
    school.activities.filter((one) => one.kind === kind && within(one.occurredOn));
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const students = (periods: { studentNumber: string }[]) =>
    new Set(periods.map(({ studentNumber }) => studentNumber)).size;
  // Every code is given by the two lists and the literals below; the test compares them one by one.
  return {
    visitsDue: due.size,
    visitsDone: visited.size,
    visitStaff: new Set(done.flatMap(({ staff }) => staff)).size,
    ...Object.fromEntries(
      codesOf(CONCERNS).map((concern) => [
        `visited.${concern}`,
        students(
          school.concerns.filter(
            (period) => period.concern === concern && lastsIn(period) && visited.has(period.studentNumber),
          ),
        ),
      ]),
    ),
    ...Object.fromEntries(
      codesOf(CARES).map((care) => [
        `care.${care}`,
        students(school.cares.filter((period) => period.care === care && lastsIn(period))),
      ]),
    ),
    lessonHours: sum(held('lesson').map(({ quantity }) => quantity)),
    studentLectures: held('studentLecture').length,
    guardianLectures: held('guardianLecture').length,
    guardianLectureAttendance: sum(held('guardianLecture').map(({ guardians }) => guardians)),
    guardianPushes: sum(held('guardianPush').map(({ quantity }) => quantity)),
    guardianPushReach: sum(held('guardianPush').map(({ guardians }) => guardians)),
  } as Record<SummaryFigure, number>;
}

test('every figure is what the records say, and opens to as many of them', async () => {
  const { room, school, summaryId } = await schoolWithSummary();
  const { figures } = await room.get('summaries.read', { summaryId });
  const byHand = countedByHand(school);
  expect(Object.fromEntries(figures.map(({ figure, counted }) => [figure, counted]))).toEqual(byHand);
  expect(Object.values(byHand).filter((counted) => counted > 0).length).toBeGreaterThan(12);
  for (const { figure, counted } of figures) {
    const records = await room.get('summaries.records', { summaryId, figure });
    expect(records.length > 0, figure).toBe(counted > 0);
    expect(records.every(({ name, studentId }) => studentId === null || name !== '')).toBe(true);
  }
  expect(figures.map(({ figure }) => figure)).toEqual(SUMMARY_FIGURES.map(({ code }) => code));
});

test('sections 三 and 四 count in their own window', async () => {
  const { room } = await schoolWithSummary();
  const { summaryId } = await room.get('summaries.add', {
    title: '空窗',
    fromOn: FROM,
    untilOn: UNTIL,
    activitiesFromOn: day('2001-01-01'),
    activitiesUntilOn: day('2001-01-02'),
  });
  expect(await figure(room, summaryId, 'lessonHours')).toMatchObject({ counted: 0 });
  expect((await figure(room, summaryId, 'visitsDone'))?.counted).toBeGreaterThan(0);
});

test('a figure put in by hand keeps what was counted beside it, and can be taken away again', async () => {
  const { room, summaryId } = await schoolWithSummary();
  const counted = (await figure(room, summaryId, 'visitsDone'))?.counted;
  await room.get('summaries.override', {
    summaryId,
    figure: 'visitsDone',
    value: 99,
    reason: '另有线下家访',
  });
  expect(await figure(room, summaryId, 'visitsDone')).toEqual({
    figure: 'visitsDone',
    counted,
    override: { value: 99, reason: '另有线下家访' },
  });
  await room.get('summaries.override', { summaryId, figure: 'visitsDone', value: null, reason: '恢复统计' });
  expect(await figure(room, summaryId, 'visitsDone')).toMatchObject({ counted, override: null });
});

async function figure(room: TestDesk, summaryId: SummaryId, wanted: SummaryFigure) {
  const { figures } = await room.get('summaries.read', { summaryId });
  return figures.find(({ figure }) => figure === wanted);
}

test('why a figure was corrected leaves the vault only where it is wished for', async () => {
  const room = await deskInRoom();
  const { summaryId } = await room.get('summaries.add', SUMMER);
  await room.get('summaries.override', {
    summaryId,
    figure: 'visitsDone',
    value: 99,
    reason: '周小禾的家访没有记',
  });
  const saved = async (withReasons: boolean) => {
    room.chosen.save = join(room.folder, `汇总-${withReasons}.xlsx`);
    await room.get('summaries.save', { summaryId, withReasons });
    const { Sheets } = read(readFileSync(room.chosen.save));
    return JSON.stringify(Sheets.统计表);
  };
  const plain = await saved(false);
  expect(plain).toContain('手工填写。系统统计：0');
  expect(plain).not.toContain('周小禾');
  expect(await saved(true)).toContain('原因：周小禾的家访没有记');
});

test('a summary gets another title; one that nobody has corrected by hand can go', async () => {
  const room = await deskInRoom();
  const { summaryId } = await room.get('summaries.add', { ...SUMMER, title: '暑期2026年11月' });
  await room.get('summaries.rename', { summaryId, title: '暑期' });
  expect(await room.get('summaries.list', {})).toMatchObject([{ title: '暑期' }]);
  const correction = { summaryId, figure: 'visitsDone' as const, reason: '另有一份纸质记录' };
  await room.get('summaries.override', { ...correction, value: 3 });
  const refused = await room.refused('summaries.remove', { summaryId, reason: '建了两次' });
  expect(refused).toMatchObject({
    code: 'hasOverrides',
    message: expect.stringContaining('恢复为统计的数值'),
  });
  await room.get('summaries.override', { ...correction, value: null });
  await room.get('summaries.remove', { summaryId, reason: '建了两次' });
  expect(await room.get('summaries.list', {})).toEqual([]);
  expect((await room.refused('summaries.read', { summaryId })).code).toBe('noSummary');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LeavingNumber, SMALL } from '#documents/workload/workload-facts.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Workload } from '#shared/contract/workload.ts';
import { keptBack, SMALLEST_GROUP } from '#shared/small-groups.ts';
import { CLASS_COLUMNS, shownCount, WORK_KINDS, type WorkSource } from '#shared/work-kinds.ts';
import { asLeaving, groupsOf, leavingWorkload } from '#vault/whole-file/workload/leaving.ts';
import { stretchesOf, tally } from '#vault/whole-file/workload/tally.ts';
import type { WorkRecord } from '#vault/whole-file/workload/work-records.ts';
import { deskInRoom } from '../desk.ts';
import { day } from '../sample.ts';
import { smallWorld, TERM } from './small-world.ts';

const SOURCES: readonly WorkSource[] = [
  'individual',
  'group',
  'talk',
  'contact.phone',
  'contact.inPerson',
  'homeVisit',
  'followUp',
];
const MONTHS = ['03', '04', '05', '06'];
const CLASSES = ['七年级(1)班', '七年级(2)班', '八年级(1)班', '八年级(2)班'];

/** What a term of a school may come to; a student is of one class. */
const workloads: fc.Arbitrary<Workload> = fc
  .array(
    fc.record({
      source: fc.constantFrom(...SOURCES),
      student: fc.integer({ min: 0, max: 15 }),
      month: fc.constantFrom(...MONTHS),
      problems: fc.uniqueArray(fc.constantFrom('学业压力', '睡眠', '人际交往'), { maxLength: 2 }),
    }),
    { maxLength: 80 },
  )
  .map((acts) => {
    const records = acts.map(
      ({ source, student, month, problems }, index): WorkRecord => ({
        source,
        // Whoever is in a group in one month is in the same session.
        key: source === 'group' ? `group-${month}` : `${index}`,
        signed: true,
        occurredOn: day(`2026-${month}-10`),
        studentId: `student-${student}` as StudentId,
        name: '',
        className: CLASSES[student % CLASSES.length] ?? '',
        schoolYear: 2025,
        minutes: 40,
        amount: 1,
        guardians: 0,
        problems: source === 'group' ? [] : problems,
      }),
    );
    const stretches = stretchesOf(TERM, []);
    return {
      ...TERM,
      stretches,
      ...tally(records, stretches),
      weeks: [],
      knowsHours: false,
      yearsWithoutCalendar: [],
    };
  });

test('what is summed up makes no ring, as the rule of small groups asks for', () => {
  fc.assert(
    fc.property(workloads, (workload) => {
      const { groups, sums } = groupsOf(workload);
      // Groups and sums as the knots of a net: a thread between two that hang together already would close a ring.
      const root = new Map<string, string>();
      const rootOf = (knot: string): string => {
        const up = root.get(knot);
        return up === undefined ? knot : rootOf(up);
      };
      for (const [index, { whole, parts }] of sums.entries()) {
        for (const key of [whole, ...parts]) {
          expect(groups.has(key), key).toBe(true);
          const [one, other] = [rootOf(key), rootOf(`sum ${index}`)];
          expect(one).not.toBe(other);
          root.set(one, other);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('what leaves is what stands in the room, but for what is kept back; of one or two children nothing leaves', () => {
  let keptBackOften = 0;
  fc.assert(
    fc.property(workloads, (workload) => {
      const facts = leavingWorkload(workload);
      const check = (leaves: LeavingNumber | undefined, inRoom: number, persons: number) => {
        if (persons > 0 && persons < SMALLEST_GROUP) expect(typeof leaves).toBe('string');
        if (typeof leaves === 'number') expect(leaves).toBe(inRoom);
        else keptBackOften += 1;
      };
      for (const [at, { figures }] of WORK_KINDS.entries()) {
        const kind = workload.kinds[at];
        if (!kind) continue;
        for (const [index, { measure }] of figures.entries()) {
          const leaves = facts.kinds[at]?.figures[index];
          check(leaves?.all, shownCount(kind.all, measure), kind.all.persons);
          for (const [month, group] of kind.stretches.entries()) {
            if (leaves?.stretches) check(leaves.stretches[month], shownCount(group, measure), group.persons);
          }
        }
      }
      for (const [at, { group }] of workload.problems.entries()) {
        check(facts.problems[at]?.times, group.times, group.persons);
        check(facts.problems[at]?.persons, group.persons, group.persons);
      }
      for (const [at, line] of workload.classes.entries()) {
        for (const [column, { kind, measure }] of CLASS_COLUMNS.entries()) {
          const group = line.kinds.find((each) => each.kind === kind)?.group;
          if (group) check(facts.classes[at]?.numbers[column], shownCount(group, measure), group.persons);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(keptBackOften).toBeGreaterThan(60);
});

test('the sum of a row or a column with one gap never tells what is in it', () => {
  fc.assert(
    fc.property(workloads, (workload) => {
      const { groups, sums } = groupsOf(workload);
      const kept = keptBack(
        new Map([...groups].map(([key, { kind, group }]) => [key, asLeaving(kind, group)])),
        sums,
      );
      for (const { whole, parts } of sums) {
        const gaps = parts.filter((part) => kept.has(part));
        if (gaps.length === 1 && groups.get(gaps[0] ?? '')?.group.attendances !== 0) {
          expect(kept.has(whole)).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('the workbook of a small world names nobody, tells what is no child, and none of the rest', async () => {
  const room = await deskInRoom();
  await smallWorld(room);
  room.chosen.save = join(room.folder, '工作量.xlsx');
  expect(await room.get('workload.save', TERM)).toEqual({
    saved: true,
    fileName: '工作量.xlsx',
  });
  const workbook = read(readFileSync(room.chosen.save));
  expect(workbook.SheetNames).toEqual(['各项工作', '来访问题', '班级', '开放时间']);
  const rowsOf = (sheet: string) =>
    utils.sheet_to_json<(string | number)[]>(workbook.Sheets[sheet] ?? {}, { header: 1 });
  const work = rowsOf('各项工作');
  expect(work[1]?.[0]).toContain('另有不到 3 次尚未签字，没有计入。');
  expect(work[2]).toEqual(['工作', '计数', '3月', '4月', '5月', '6月', '合计']);
  const lineOf = (word: string, counted: string) =>
    work.find(([first, second]) => first === word && second === counted)?.slice(2);
  // Three sessions of two children: the room knows them, the bureau does not.
  expect(lineOf('辅导合计', '次数')?.at(-1)).toBe(SMALL);
  expect(lineOf('个别辅导', '次数')).toEqual([SMALL, SMALL, SMALL, SMALL, SMALL]);
  expect(lineOf('家长家庭教育讲座', '家长人次')).toEqual([0, 0, 120, 0, 120]);
  expect(lineOf('跟踪记录', '次数')).toEqual([0, 0, 0, 0, 0]);
  expect(JSON.stringify(workbook.Sheets)).not.toMatch(/周小禾|陈一鸣|张弛/);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '导出工作量统计', subject: '2026年3月1日至2026年6月30日' });
});

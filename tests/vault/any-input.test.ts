import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import { contract, type RequestName } from '#shared/contract/index.ts';
import { answer } from '#vault/desk/requests.ts';
import type { Connection } from '#vault/strongbox/database/connection.ts';
import { attached, openRoomOf } from './attachments/sample-file.ts';
import { type IdsFor, inputsFor } from './contract-inputs.ts';
import { deskInRoom, type TestDesk } from './desk.ts';
import {
  clueAnswer,
  concerned,
  conference,
  contact,
  custodyHandOver,
  custodyPromise,
  diagnosis,
  disclosure,
  enquiry,
  helper,
  incident,
  interview,
  leave,
  leftBehind,
  missing,
  observation,
  remark,
  schoolReturn,
  screening,
  season,
  seasonTask,
  spokenOf,
  studentTraining,
  talk,
  watchGroup,
  weeklyReport,
} from './file-records.ts';
import { atLevel, day, enrolled, letterIssue, sessionText, writeRoomPhone } from './sample.ts';
import { batchText, classIds } from './screenings/result-sheets.ts';

/** These grow without a change of any record: looks in the log, backups that failed, what is being typed. */
const NO_RECORD = ['audit_log', 'backup_runs', 'drafts', 'sqlite_sequence'];
/** What the search has made of the records. */
const OF_THE_SEARCH = /^search_/;

/** For every table that holds records, a hash over its rows. */
function contentOf(connection: Connection): Record<string, string> {
  const tables = connection
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables
      .filter((table) => !NO_RECORD.includes(table) && !OF_THE_SEARCH.test(table))
      .map((table) => {
        const hash = createHash('sha256');
        const rows = connection.prepare(`SELECT * FROM "${table}" ORDER BY rowid`).raw().all();
        // Raw rows are lists of what the columns hold, which the types do not say.
        for (const value of (rows as unknown[][]).flat()) {
          hash.update(value instanceof Uint8Array ? value : `\0${typeof value} ${value}`);
        }
        return [table, hash.digest('hex')];
      }),
  );
}

/** The ids that stand in the vault, by what they name; all of them for a field that names no table. */
function idsIn(connection: Connection): IdsFor {
  const columns = connection
    .prepare(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND (c.name = 'id' OR c.name = 'slot_id') AND lower(c.type) = 'text'`,
    )
    .all() as { table: string; column: string }[];
  const found = columns.flatMap(({ table, column }) =>
    (connection.prepare(`SELECT "${column}" FROM "${table}"`).pluck().all() as string[]).map((id) => ({
      table,
      id,
    })),
  );
  return (field) => {
    const stem = field
      .replace(/(y?Id|Ids)$/, '')
      .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      .replace('slot', 'people');
    const named = found.filter(({ table }) => table.includes(stem));
    return (named.length > 0 ? named : found).map(({ id }) => id);
  };
}

/** A vault with a row or two behind most requests. */
async function livedInRoom(): Promise<TestDesk> {
  const room = await deskInRoom();
  // A press that always prints one blank page: what is printed is the business of tests/e2e.
  const document = await PDFDocument.create();
  document.addPage();
  const page = await document.save();
  openRoomOf(room).shell.printToPdf = async () => ({ pdf: page, style: 0 });
  room.chosen.open = join(room.folder, '名册.csv');
  room.chosen.save = join(room.folder, '导出');
  const studentId = await enrolled(room);
  await enrolled(room, { studentNumber: '2', name: '陈一' });
  await atLevel(room, studentId, 'severe', '2026-03-02');
  await room.get('watchlist.addConcern', {
    studentId,
    concern: 'familyConflict',
    fromOn: day('2026-03-02'),
    reason: '因',
  });
  for (const signed of [false, true]) {
    const { sessionId } = await room.get('sessions.write', {
      sessionId: null,
      text: sessionText([studentId]),
    });
    if (signed) await room.get('sessions.sign', { sessionId });
  }
  await room.get('followUps.addPeriod', {
    name: '2026年暑假',
    fromOn: day('2026-07-06'),
    untilOn: day('2026-08-30'),
  });
  const { id: staffId } = await room.get('school.addStaff', { name: '黄老师', phone: '' });
  const visit = {
    ...VISIT_UNTOLD,
    homeVisitId: null,
    studentId,
    plannedOn: null,
    occurredOn: day('2026-08-01'),
    staffIds: [staffId],
  };
  await room.get('homeVisits.write', visit);
  const lecture = {
    kind: 'guardianLecture' as const,
    occurredOn: day('2026-08-01'),
    title: '讲座',
    quantity: 1,
    guardians: 40,
  };
  await room.get('activities.write', { activityId: null, ...lecture });
  const span = { title: '暑期', fromOn: day('2026-07-01'), untilOn: day('2026-08-30') };
  await room.get('summaries.add', {
    ...span,
    activitiesFromOn: day('2026-03-01'),
    activitiesUntilOn: day('2026-08-30'),
  });
  await writeRoomPhone(room);
  await room.get('letters.issue', letterIssue(studentId));
  await attached(room, studentId);
  await room.get('family.addCircumstance', leftBehind(studentId));
  await room.get('observations.write', observation(studentId));
  await room.get('observations.write', missing(studentId, '2026-08-20'));
  await room.get('observations.write', missing(studentId, '2026-08-21'));
  await room.get('clues.answer', clueAnswer(studentId));
  await room.get('diagnoses.write', diagnosis(studentId));
  await room.get('screenings.write', screening(studentId));
  await room.get('interviews.write', interview(studentId));
  const { batchId } = await room.get('screenings.writeBatch', {
    batchId: null,
    text: batchText({ scale: 'gad7' }),
    classIds: await classIds(room),
  });
  await room.get('screenings.writeBatch', {
    batchId: null,
    text: batchText({ kind: 'threeGroups', scale: null }),
    classIds: await classIds(room),
  });
  const { classes } = await room.get('weeklyReports.board', { on: null });
  const [own] = classes;
  if (!own) throw new Error('the student is in no class');
  const told = { weekFrom: day('2026-06-22'), toldOn: day('2026-06-26') };
  await room.get('weeklyReports.write', weeklyReport(own.classId, [remark('noticed', studentId)], told));
  await room.get('screenings.flag', {
    batchId,
    studentIds: [studentId],
    flaggedOn: day('2026-08-25'),
    reason: '班主任反映',
  });
  await room.get('contacts.write', contact(studentId));
  await room.get('enquiries.write', enquiry(studentId));
  await room.get('enquiries.write', enquiry(null));
  const { postId } = await room.get('helpers.write', helper(studentId));
  const { activityId } = await room.get('activities.write', studentTraining('倾听与转介'));
  await room.get('helpers.attend', { activityId, postIds: [postId] });
  const { seasonId } = await room.get('seasons.write', season());
  await room.get('seasons.writeTask', seasonTask(seasonId));
  await room.get('talks.write', talk(studentId));
  await room.get('custody.writePromise', custodyPromise(studentId));
  await room.get('custody.writeHandOver', custodyHandOver(studentId));
  await room.get('schooling.beginLeave', leave(studentId));
  const [away] = (await room.get('students.file', { studentId })).leaves;
  if (away) await room.get('schoolReturns.write', schoolReturn(studentId, away.id));
  await room.get('conferences.write', conference([spokenOf(studentId)]));
  await room.get('conferences.write', { ...conference([spokenOf(studentId)]), finalises: true });
  const { incidentId } = await room.get('incidents.write', incident([concerned(studentId)]));
  await room.get('incidents.tick', { incidentId, step: 'safePlace' });
  await room.get('incidents.issueReport', { incidentId, stage: 'first', to: '学校领导' });
  await room.get('watchGroups.write', watchGroup(studentId, incidentId));
  await room.get('disclosures.write', disclosure(studentId));
  await room.get('incidents.addUsualDays', { incidentId });
  await room.get('incidents.write', incident([concerned(studentId)]));
  writeFileSync(join(room.folder, '名册.csv'), '学号,姓名,班级\n9,赵九,七(1)班\n');
  room.chosen.open = join(room.folder, '名册.csv');
  return room;
}

/**
 * A page that was taken over, or has a bug, sends whatever it likes over its port. Each answer is an outcome; what
 * is refused has changed nothing; and nothing is ever a surprise to the vault, which would be told in its log.
 */
test('whatever comes over the line is answered, and what is refused changes nothing', async () => {
  const room = await livedInRoom();
  const { connection } = openRoomOf(room);
  const idsFor = idsIn(connection);
  const names = Object.keys(contract) as RequestName[];
  const request = fc.oneof(
    {
      weight: 40,
      arbitrary: fc
        .constantFrom(...names)
        .chain((name) =>
          fc.record({ name: fc.constant<string>(name), input: inputsFor(contract[name].input, idsFor) }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        name: fc.constantFrom('toString', '__proto__', '', 'vault'),
        input: fc.anything(),
      }),
    },
  );
  const answered = new Set<string>();
  // What SQLite counts as written, a transaction that was taken back included: no row changes without it.
  const changes = () => connection.prepare('SELECT total_changes()').pluck().get();
  let counted = changes();
  let before = contentOf(connection);
  await fc.assert(
    fc.asyncProperty(request, async ({ name, input }) => {
      room.clock.now += 1_000;
      const log: string[] = [];
      const outcome = await answer(room.desk, { name, input }, (line) => log.push(line));
      const earlier = before;
      if (changes() !== counted) {
        counted = changes();
        before = contentOf(connection);
      }
      if (outcome.ok) {
        answered.add(name);
        return;
      }
      expect(log).toEqual([]);
      expect(outcome.failure.message).toMatch(/\p{Script=Han}/u);
      expect(['unexpected', 'unreadable']).not.toContain(outcome.failure.code);
      expect(before).toEqual(earlier);
    }),
    // As often as there are requests: what is granted rarely gets its chance, however many there come to be.
    { numRuns: names.length * 12 },
  );
  // The inputs are no mere noise: of all that can be asked for, a good part was granted at least once.
  const inRoom = names.filter((name) => contract[name].place === 'room');
  expect(answered.size).toBeGreaterThan(inRoom.length / 3);
});

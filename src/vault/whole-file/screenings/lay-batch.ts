import { classSheet } from '#documents/screenings/class-sheet.tsx';
import { figuresPaper } from '#documents/screenings/figures-paper.tsx';
import { flaggedPaper } from '#documents/screenings/flagged-paper.tsx';
import { progressPaper } from '#documents/screenings/progress-paper.tsx';
import { compareClassNames, gradeKey, gradeOf } from '#shared/class-names.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { BatchStudent } from '#shared/contract/screenings.ts';
import { Refusal } from '#shared/outcome.ts';
import { PAPERS } from '#shared/papers.ts';
import { BATCH_KINDS, BATCH_TERMS, GUARDIAN_CONSENTS, progressOf } from '#shared/screening/batches.ts';
import { figuresOf, leavingFigures } from '#shared/screening/figures.ts';
import { writtenScale } from '#shared/screening/scales.ts';
import { isToSpeakWith } from '#shared/screening/way.ts';
import { NO_CLASS } from '#shared/work-kinds.ts';
import { OWED_WORDS, writtenOwed } from '#shared/written-next-step.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubjects, studentsById } from '#vault/roll/students/student-lines.ts';
import { batchOf, existingBatch } from '#vault/rooms/screenings/batches.ts';
import { screeningEntriesOf } from '#vault/rooms/screenings/entries.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { owedTo } from '#vault/whole-file/obligations/owed.ts';

/** 普查进度表, as it stands today. @throws Refusal `noBatch`. */
export function layProgress(
  room: Room,
  { batchId, audience }: InputOf<'screenings.layProgress'>,
): Promise<OutputOf<'screenings.layProgress'>> {
  const facts = room.access.read((reader) => {
    const row = existingBatch(reader, batchId);
    const { students, ...batch } = batchOf(reader, row);
    return {
      schoolName: schoolRow(reader).name,
      name: batch.name,
      kind: BATCH_KINDS[batch.kind],
      scale: batch.scale === null ? '' : writtenScale(batch.scale, batch.version),
      term: `${batch.schoolYear}学年${BATCH_TERMS[batch.term]}`,
      fromOn: batch.fromOn,
      untilOn: batch.untilOn,
      consent: [GUARDIAN_CONSENTS[batch.consent], batch.consentNote].filter(Boolean).join('：'),
      madeOn: reader.today,
      madeBy: reader.person,
      grades: gradesOf(students),
    };
  });
  return layPaper(room, [progressPaper(facts)], {
    kind: 'screeningBatch.progress',
    audience,
    subject: facts.name,
    detail: {},
  });
}

/** 普查统计, as it stands today. @throws Refusal `noBatch`, `noScale`. */
export function layFigures(
  room: Room,
  { batchId, audience = 'superior' }: InputOf<'screenings.layFigures'>,
): Promise<OutputOf<'screenings.layFigures'>> {
  const facts = room.access.read((reader) => {
    const { students, ...batch } = batchOf(reader, existingBatch(reader, batchId));
    if (batch.scale === null || batch.bands === null) {
      throw new Refusal('noScale', '排查没有分数，没有可打印的统计。');
    }
    const counted = students.map((student) => ({ ...student, isFlagged: isToSpeakWith(student) }));
    const words = batch.bands.total.map(({ word }) => word);
    return {
      ...leavingFigures(figuresOf(counted, words)),
      schoolName: schoolRow(reader).name,
      name: batch.name,
      scale: writtenScale(batch.scale, batch.version),
      term: `${batch.schoolYear}学年${BATCH_TERMS[batch.term]}`,
      fromOn: batch.fromOn,
      untilOn: batch.untilOn,
      madeOn: reader.today,
      madeBy: reader.person,
    };
  });
  return layPaper(room, [figuresPaper(facts, audience)], {
    kind: 'screeningBatch.figures',
    audience,
    subject: facts.name,
    detail: {},
  });
}

/** Classes under their grades, each with how far it is. */
export function gradesOf(students: readonly Pick<BatchStudent, 'className' | 'state'>[]) {
  const classes = [...Map.groupBy(students, ({ className }) => className || NO_CLASS)]
    .map(([name, own]) => ({ name, progress: progressOf(own.map(({ state }) => state)) }))
    .sort((one, other) => compareClassNames(one.name, other.name));
  return [...Map.groupBy(classes, ({ name }) => gradeKey(name)).values()].map((own) => ({
    word: gradeOf(own[0]?.name ?? '') || (own[0]?.name ?? ''),
    classes: own,
  }));
}

/** 预警名单 of whom a batch flagged, with what is on record since. @throws Refusal `noBatch`, `nobodyFlagged`. */
export function layFlagged(
  room: Room,
  { batchId, audience }: InputOf<'screenings.layFlagged'>,
): Promise<OutputOf<'screenings.layFlagged'>> {
  const facts = room.access.read((reader) => {
    const row = existingBatch(reader, batchId);
    const flagged = batchOf(reader, row).students.flatMap((student) =>
      student.way === null ? [] : [{ ...student, way: student.way }],
    );
    const ids = flagged.map(({ studentId }) => studentId);
    const now = new Map(studentsById(reader, ids, reader.today).map((student) => [student.id, student]));
    const owed = owedTo(reader, ids);
    return {
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      name: row.name,
      printedOn: reader.today,
      students: flagged.map(({ studentId, entryId, ...student }) => {
        const entry = screeningEntriesOf(reader, studentId).find(({ id }) => id === entryId);
        const next = (owed.get(studentId) ?? []).find(({ opens }) => opens?.id === entryId);
        const written = next && writtenOwed(next, reader.today);
        return {
          ...student,
          homeroomTeacher: now.get(studentId)?.homeroomTeacher ?? '',
          level: now.get(studentId)?.level ?? null,
          said: [entry?.outcomeReason, entry?.guardianTold].filter(Boolean).join('\n'),
          next: next && written ? `${OWED_WORDS[next.what]}，${written.when}` : '',
        };
      }),
    };
  });
  if (facts.students.length === 0) {
    throw new Refusal('nobodyFlagged', '这次普查还没有需要复测或面谈的学生，没有可打印的名单。');
  }
  const { subject: _first, ...about } = auditSubjects(facts.students);
  return layPaper(room, [flaggedPaper(facts)], {
    kind: 'screeningBatch.flagged',
    audience,
    subject: facts.name,
    ...about,
  });
}

/**
 * 班级排查表, a page for each class, with what it answered so far.
 *
 * @throws Refusal `noBatch`, `noGroups` for another kind of batch.
 */
export function layClassSheets(
  room: Room,
  { batchId, audience }: InputOf<'screenings.layClassSheets'>,
): Promise<OutputOf<'screenings.layClassSheets'>> {
  const { name, sheets } = room.access.read((reader) => {
    const row = existingBatch(reader, batchId);
    const { replies } = batchOf(reader, row);
    const { name: schoolName, roomPhone } = schoolRow(reader);
    const { fromOn, untilOn } = row;
    return {
      name: row.name,
      sheets: replies.map((reply) => classSheet({ ...reply, schoolName, roomPhone, fromOn, untilOn })),
    };
  });
  const [first, ...others] = sheets;
  if (!first) throw new Refusal('noGroups', '只有三类重点排查才有班级排查表。');
  return layPaper(room, [first, ...others], {
    kind: 'screeningBatch.classSheet',
    audience,
    title: `${PAPERS['screeningBatch.classSheet'].word} ${name}`,
    subject: name,
    detail: {},
  });
}

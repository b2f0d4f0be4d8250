import { asc, desc, eq, inArray, max, type SQL } from 'drizzle-orm';
import { joinPdfs } from '#documents/assemble-pdf.ts';
import { guardianLetter, type LetterFacts } from '#documents/letters/guardian-letter.tsx';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import { DEFAULT_LETTER_WORDING } from '#documents/letters/letter-wording.ts';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { LetterLine, LetterText } from '#shared/contract/letters.ts';
import { Refusal } from '#shared/outcome.ts';
import { DISCOVERY_ROUTES } from '#shared/terms.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { schoolYearOn } from '#vault/roll/school/school-years.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { letterReceipts, letters, letterVoids } from './tables.ts';

/** The register: every letter ever issued, the newest number first. */
export function listLetters(reader: Reader): LetterLine[] {
  return lettersWhere(reader, undefined);
}

/** The letters about one student, the newest number first. */
export function lettersOf(reader: Reader, studentId: StudentId): LetterLine[] {
  return lettersWhere(reader, eq(letters.studentId, studentId));
}

function lettersWhere(reader: Reader, which: SQL | undefined): LetterLine[] {
  const rows = reader.db
    .select({
      id: letters.id,
      schoolYear: letters.schoolYear,
      sequence: letters.sequence,
      studentId: letters.studentId,
      issuedOn: letters.issuedOn,
      recordedAt: letters.recordedAt,
      facts: letters.facts,
      voidedOn: letterVoids.voidedOn,
      voidReason: letterVoids.reason,
    })
    .from(letters)
    .leftJoin(letterVoids, eq(letterVoids.letterId, letters.id))
    .where(which)
    .orderBy(desc(letters.schoolYear), desc(letters.sequence))
    .all();
  const receipts = new Map(
    reader.db
      .select()
      .from(letterReceipts)
      .orderBy(asc(letterReceipts.sequence))
      .all()
      .map((receipt) => [receipt.letterId, receipt]),
  );
  return rows.map(({ facts, voidedOn, voidReason, schoolYear, sequence, ...row }) => {
    // Written by issueLetter and frozen by a trigger since.
    const { student } = JSON.parse(facts) as LetterFacts;
    return {
      ...row,
      number: writtenLetterNumber({ schoolYear, sequence }),
      studentName: student.name,
      className: student.className,
      voided: voidedOn === null ? null : { voidedOn, reason: voidReason ?? '' },
      receipt: receipts.get(row.id) ?? null,
    };
  });
}

/** What the letter says: the counsellor's words, and the file as it stands on the day of the letter. */
function letterFacts(reader: Reader, text: LetterText): LetterFacts {
  refuseImpossibleDay(reader, 'issuedOn', text.issuedOn, { of: [text.studentId] });
  const student = studentOn(reader, text.studentId, text.issuedOn);
  mustBeAtSchool(reader, text.studentId);
  const { name: schoolName, counsellorName, roomPhone } = schoolRow(reader);
  const [guardian] = guardiansOn(reader, text.studentId, text.issuedOn);
  const { cognition, emotion, behaviour, will, wording } = text;
  const schoolYear = schoolYearOn(reader, text.issuedOn);
  const { name, gender, className, studentNumber } = student;
  return {
    number: { schoolYear, sequence: nextSequence(reader, schoolYear) },
    schoolName,
    issuedOn: text.issuedOn,
    student: { name, gender, className, studentNumber, numberWord: numberWord(reader) },
    ...(guardian?.name ? { guardianName: guardian.name } : {}),
    // 通过其他发现 says nothing: the sentence then stands without the route.
    discoveryRoute: text.discoveryRoute === 'other' ? '' : DISCOVERY_ROUTES[text.discoveryRoute],
    observations: { cognition, emotion, behaviour, will },
    ...(text.hospitalDiagnosis ? { medicalDiagnosis: text.hospitalDiagnosis } : {}),
    contact: { name: counsellorName, phone: roomPhone },
    wording: {
      ...DEFAULT_LETTER_WORDING,
      requests: {
        attention: wording.careForChild,
        contact: wording.keepInTouch,
        medical: wording.seeDoctor,
      },
    },
  };
}

/** A voided number stays taken: the highest ever given counts (forms.md 附件2). */
function nextSequence(reader: Reader, schoolYear: number): number {
  const row = reader.db
    .select({ highest: max(letters.sequence) })
    .from(letters)
    .where(eq(letters.schoolYear, schoolYear))
    .get();
  return (row?.highest ?? 0) + 1;
}

/** How the letter would look; takes no number. @throws Refusal `noStudent`, `archived`, `dateInFuture`. */
export function previewLetter(writer: Writer, text: LetterText): { html: string } {
  const facts = letterFacts(writer, text);
  const { studentNumber = '' } = facts.student;
  writer.recordLook({
    action: 'letter.previewed',
    subject: auditSubject({ ...facts.student, studentNumber }),
  });
  return { html: guardianLetter(facts).html };
}

/**
 * Gives the letter its number and keeps its exact bytes, both in one transaction.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `alreadyIssued`.
 */
export function issueLetter(room: Room, text: LetterText): Promise<OutputOf<'letters.issue'>> {
  return room.inTurn(async () => {
    const facts = room.access.read((reader) => {
      const facts = letterFacts(reader, text);
      refuseTwice(reader, text.studentId, facts);
      return facts;
    });
    const letter = guardianLetter(facts);
    const pdf = await printDocuments(room.shell, [letter], letter.title);
    const number = writtenLetterNumber(facts.number);
    const letterId = room.access.write((writer) => {
      const student = studentOn(writer, text.studentId, text.issuedOn);
      // The student may have left while the letter was printed.
      mustBeAtSchool(writer, text.studentId);
      writer.record({
        action: 'letter.issued',
        subject: `${number} ${auditSubject(student)}`,
        detail: { issuedOn: text.issuedOn },
      });
      return insertLetter(writer, text.studentId, facts, pdf);
    });
    return { letterId, number };
  });
}

/** A second press of the same button must not use up a number: the same words to the same home are one letter. */
function refuseTwice(reader: Reader, studentId: StudentId, facts: LetterFacts): void {
  const words = wordsOf(facts);
  const twin = reader.db
    .select({
      id: letters.id,
      schoolYear: letters.schoolYear,
      sequence: letters.sequence,
      facts: letters.facts,
    })
    .from(letters)
    .where(eq(letters.studentId, studentId))
    .all()
    .find((letter) => wordsOf(JSON.parse(letter.facts)) === words && !isVoid(reader, letter.id));
  if (!twin) return;
  throw new Refusal(
    'alreadyIssued',
    `内容完全相同的告知书已经发出：${writtenLetterNumber(twin)}。请在登记册里保存或打印它；需要重发请先作废。`,
  );
}

function wordsOf({ number: _number, ...words }: LetterFacts): string {
  return JSON.stringify(words);
}

function insertLetter(writer: Writer, studentId: StudentId, facts: LetterFacts, pdf: Uint8Array): LetterId {
  return writer.db
    .insert(letters)
    .values({
      ...facts.number,
      studentId,
      issuedOn: facts.issuedOn,
      facts: JSON.stringify(facts),
      pdf: Buffer.from(pdf),
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: letters.id })
    .get().id;
}

/**
 * Saves issued letters as they were issued: one as its own bytes, several as one PDF in the order of their
 * numbers.
 *
 * @throws Refusal `noLetter`, `cannotSave`.
 */
export async function saveLetters(
  room: Room,
  { letterIds, password }: InputOf<'letters.save'>,
): Promise<OutputOf<'letters.save'>> {
  const { rows, students } = room.access.read((reader) => {
    const rows = reader.db
      .select()
      .from(letters)
      .where(inArray(letters.id, letterIds))
      .orderBy(asc(letters.schoolYear), asc(letters.sequence))
      .all();
    const about = rows.map(({ studentId }) => studentId);
    return { rows, students: studentsById(reader, about, reader.today) };
  });
  const [first] = rows;
  if (!first || rows.length !== new Set(letterIds).size) refuseMissing();
  const title = rows.length === 1 ? `告知书 ${writtenLetterNumber(first)}` : `告知书 ${rows.length}份`;
  const bytes =
    rows.length === 1
      ? first.pdf
      : await joinPdfs(
          rows.map(({ pdf }) => pdf),
          { title },
        );
  const fileName = await exportPaper(
    room,
    { dialog: '保存告知书', title, format: 'pdf', word: '告知书', bytes },
    password,
    {
      action: 'letter.saved',
      subject: rows.map((row) => writtenLetterNumber(row)).join('、'),
      detail: { students: students.map(auditSubject) },
    },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}

/** A voided number stays in the register. @throws Refusal `noLetter`, `archived`, `alreadyVoid`. */
export function voidLetter(writer: Writer, { letterId, reason }: InputOf<'letters.void'>): void {
  const letter = existingLetter(writer, letterId);
  mustBeAtSchool(writer, letter.studentId);
  if (isVoid(writer, letterId)) {
    throw new Refusal('alreadyVoid', '这份告知书已经作废。');
  }
  writer.db
    .insert(letterVoids)
    .values({
      letterId,
      voidedOn: writer.today,
      reason,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
  writer.record({ action: 'letter.voided', subject: writtenLetterNumber(letter), detail: { reason } });
}

/** 回执. One that comes after the student has left is still put on record. @throws Refusal `noLetter`, `dateInFuture`, `beforeIssue`. */
export function recordReceipt(writer: Writer, wanted: InputOf<'letters.recordReceipt'>): void {
  const letter = existingLetter(writer, wanted.letterId);
  if (isVoid(writer, wanted.letterId)) {
    throw new Refusal('alreadyVoid', '这份告知书已经作废，不能登记回执。请在有效的告知书上登记。');
  }
  refuseImpossibleDay(writer, 'receivedOn', wanted.receivedOn);
  if (wanted.receivedOn < letter.issuedOn) {
    throw Refusal.at('receivedOn', 'beforeIssue', '回执日期不能早于告知书日期，请核对');
  }
  const before = writer.db
    .select()
    .from(letterReceipts)
    .where(eq(letterReceipts.letterId, wanted.letterId))
    .orderBy(desc(letterReceipts.sequence))
    .limit(1)
    .get();
  writer.db
    .insert(letterReceipts)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'letter.receipt',
    subject: writtenLetterNumber(letter),
    detail: { old: before ?? null, new: wanted },
  });
}

function isVoid(reader: Reader, letterId: LetterId): boolean {
  return reader.db.select().from(letterVoids).where(eq(letterVoids.letterId, letterId)).get() !== undefined;
}

function existingLetter(reader: Reader, id: LetterId) {
  const row = reader.db
    .select({
      schoolYear: letters.schoolYear,
      sequence: letters.sequence,
      studentId: letters.studentId,
      issuedOn: letters.issuedOn,
    })
    .from(letters)
    .where(eq(letters.id, id))
    .get();
  return row ?? refuseMissing();
}

function refuseMissing(): never {
  throw new Refusal('noLetter', '找不到这份告知书。请刷新登记簿后再选。');
}

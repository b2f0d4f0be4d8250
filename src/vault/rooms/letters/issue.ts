import { eq } from 'drizzle-orm';
import { letterPaper } from '#documents/letters/letter.tsx';
import type { LetterFacts } from '#documents/letters/letter-facts.ts';
import { FITS_IN_ORDER, type LetterFit } from '#documents/letters/letter-measures.ts';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { auditSubject, auditSubjects, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import { closingRefusal } from '#vault/strongbox/paper/save-file.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { gapsIn, lettersFor, refuseUnfinished } from './letter-facts.ts';
import { takeNumbers } from './numbers.ts';
import { factsOf, isVoid } from './register.ts';
import { letters } from './tables.ts';

type Issue = InputOf<'letters.issue'>;

/** A paper for the screen: its markup, and what brings it to one page. */
export function onScreen(facts: LetterFacts) {
  const { html, onePage } = letterPaper(facts);
  return { html, tighter: [...(onePage?.tighter ?? [])], overPages: onePage?.overPages ?? '' };
}

/**
 * How the letters would look, and what each lacks; takes no number.
 *
 * @throws Refusal `noKind`, `noStudent`, `noGuardian`, `archived`, and those of an impossible day.
 */
export function previewLetters(
  writer: Writer,
  { shown, ...issue }: InputOf<'letters.preview'>,
): OutputOf<'letters.preview'> {
  const { facts } = lettersFor(writer, issue);
  const looked = facts[Math.min(shown, facts.length - 1)];
  if (!looked) throw new Error('a preview of no letter');
  writer.recordLook({ action: 'letter.previewed', subject: auditSubject(looked.student) });
  return { ...onScreen(looked), gaps: facts.map(gapsIn) };
}

/** What is being issued, while it is. */
const issuing = perRoom(() => ({ progress: null as { done: number; of: number } | null, isStopped: false }));

export const issuingProgress = (room: Room) => issuing(room).progress;

export function stopIssuing(room: Room): void {
  issuing(room).isStopped = true;
}

/**
 * Gives each letter its number and keeps its exact bytes: all of them in one transaction, or none.
 *
 * @throws Refusal `noKind`, `noStudent`, `noGuardian`, `archived`, `incomplete`, `unknownPlaceholder`,
 *   `alreadyIssued`, `stopped`, `closing`, and those of an impossible day.
 */
export function issueLetters(room: Room, issue: Issue): Promise<OutputOf<'letters.issue'>> {
  return room.inTurn(async () => {
    const { kind, facts } = room.access.read((reader) => {
      const wanted = lettersFor(reader, issue);
      refuseUnfinished(wanted.facts);
      refuseTwice(reader, issue, wanted.facts);
      return wanted;
    });
    const printed = await printAll(room, facts);
    const ids = room.access.write((writer) => {
      const students = issue.letters.map(({ studentId }) => studentOn(writer, studentId, issue.issuedOn));
      const numbers = facts.map(({ number }) => writtenLetterNumber(number));
      const ids = issue.letters.map(({ studentId }, index) => {
        // The student may have left while the letter was printed.
        mustBeAtSchool(writer, studentId);
        const [each, paper] = [facts[index], printed[index]];
        if (!each || !paper) throw new Error('a letter without its paper');
        return insertLetter(writer, { kind: kind.kind, studentId }, each, paper);
      });
      const last = facts.at(-1);
      if (last) takeNumbers(writer, kind.prefix, last.number.schoolYear, last.number.sequence);
      const { subject, detail } = auditSubjects(students);
      writer.record({
        action: 'letter.issued',
        subject: `${spanned(numbers)} ${subject}`,
        detail: { ...detail, kind: kind.name, issuedOn: issue.issuedOn },
      });
      return ids;
    });
    return {
      letters: ids.map((letterId, index) => ({
        letterId,
        number: writtenLetterNumber(facts[index]?.number ?? { schoolYear: 0, sequence: 0 }),
      })),
    };
  });
}

/** 心告〔2026〕3号, or 心告〔2026〕3号至心告〔2026〕7号 */
function spanned(numbers: readonly string[]): string {
  return [...new Set([numbers[0], numbers.at(-1)])].join('至');
}

interface LetterPaper {
  pdf: Uint8Array;
  fit: LetterFit;
}

/** @throws Refusal `stopped`, `closing`. */
async function printAll(room: Room, facts: readonly LetterFacts[]): Promise<LetterPaper[]> {
  const state = issuing(room);
  state.isStopped = false;
  try {
    const printed: LetterPaper[] = [];
    for (const [index, each] of facts.entries()) {
      state.progress = { done: index, of: facts.length };
      if (state.isStopped) throw new Refusal('stopped', '已停止，一份也没有发出，编号没有用掉。');
      if (room.closing.aborted) throw closingRefusal();
      const paper = letterPaper(each);
      const { bytes, styles } = await printDocuments(room.shell, [paper], paper.title);
      const fit = FITS_IN_ORDER[styles[0] ?? 0];
      if (!fit) throw new Error('a letter was set in no style of its own');
      printed.push({ pdf: bytes, fit });
    }
    return printed;
  } finally {
    state.progress = null;
  }
}

/**
 * A second press of the same button must not use up a number: the same words to the same home are one letter.
 *
 * @throws Refusal `alreadyIssued`.
 */
function refuseTwice(reader: Reader, { kind, letters: wanted }: Issue, facts: readonly LetterFacts[]): void {
  const own = new Set<string>();
  for (const [index, each] of facts.entries()) {
    const studentId = wanted[index]?.studentId;
    const words = wordsOf(each);
    const twice = `${studentId} ${words}`;
    if (own.has(twice))
      throw new Refusal(
        'alreadyIssued',
        `${each.student.name}有两份内容完全相同的，没有发出。请去掉一份，或改收信的监护人。`,
      );
    own.add(twice);
    if (studentId) refuseTwin(reader, { kind, studentId }, words);
  }
}

function refuseTwin(reader: Reader, of: { kind: string; studentId: StudentId }, words: string): void {
  const twin = reader.db
    .select({
      id: letters.id,
      kind: letters.kind,
      prefix: letters.prefix,
      schoolYear: letters.schoolYear,
      sequence: letters.sequence,
    })
    .from(letters)
    .where(eq(letters.studentId, of.studentId))
    .all()
    .filter(({ kind }) => kind === of.kind)
    .find(({ id }) => wordsOf(factsOf(reader, id)) === words && !isVoid(reader, id));
  if (!twin) return;
  throw new Refusal(
    'alreadyIssued',
    `内容完全相同的告知书已经发出：${writtenLetterNumber(twin)}。请在登记簿里打印或补发它；需要重写请先作废。`,
  );
}

function wordsOf({ number: _number, fit: _fit, ...words }: LetterFacts): string {
  return JSON.stringify(words);
}

function insertLetter(
  writer: Writer,
  of: { kind: string; studentId: StudentId },
  facts: LetterFacts,
  { pdf, fit }: LetterPaper,
): LetterId {
  const { prefix = '心告', schoolYear, sequence } = facts.number;
  return writer.db
    .insert(letters)
    .values({
      ...of,
      prefix,
      schoolYear,
      sequence,
      issuedOn: facts.issuedOn,
      asksReceipt: facts.words.receipt !== '',
      facts: JSON.stringify({ ...facts, fit } satisfies LetterFacts),
      pdf: Buffer.from(pdf),
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: letters.id })
    .get().id;
}

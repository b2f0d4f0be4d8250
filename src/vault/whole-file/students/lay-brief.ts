import { BRIEF_FITS, BRIEF_TITLE, type CaseBriefFacts, caseBrief } from '#documents/students/case-brief.tsx';
import { writtenAge } from '#shared/birth-date.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Shell } from '#shared/contract/shell.ts';
import type { ChronicleKind } from '#shared/contract/students.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { circumstancesOf } from '#vault/roll/students/circumstances.ts';
import { newestFirst } from '#vault/roll/students/newest-first.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { diagnosesOf } from '#vault/rooms/diagnoses/diagnoses.ts';
import { guardiansToday } from '#vault/rooms/family/guardians.ts';
import { trackingSheetOf } from '#vault/rooms/follow-ups/follow-ups.ts';
import { observationsOf } from '#vault/rooms/observations/observations.ts';
import { screeningsOf } from '#vault/rooms/screenings/screenings.ts';
import { lastNextStepsOf } from '#vault/rooms/sessions/sessions.ts';
import { voidedSessions } from '#vault/rooms/sessions/voids.ts';
import { caresOf } from '#vault/rooms/watchlist/cares.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { concernPeriods, levelPeriods, situationPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layReady } from '#vault/strongbox/paper/laid-paper.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { chronicleOf } from './chronicle.ts';

/**
 * 研判材料 of one student, on exactly one A4 page, without process notes.
 *
 * @throws Refusal `noStudent`.
 */
export async function layBrief(
  room: Room,
  { studentId }: InputOf<'students.layBrief'>,
): Promise<OutputOf<'students.layBrief'>> {
  const facts = room.access.read((reader) => briefFacts(reader, studentId));
  const title = `${BRIEF_TITLE} ${facts.student.name}`;
  return layReady(room, {
    kind: 'student.brief',
    title,
    subject: auditSubject(facts.student),
    detail: {},
    bytes: await onOnePage(room.shell, facts, title),
    documents: [1],
  });
}

/**
 * The press alone knows how long a text runs: what it prints is measured. Most files fit whole; of the others, the
 * fullest page that is one page is looked for by halves.
 */
async function onOnePage(shell: Shell, facts: CaseBriefFacts, title: string): Promise<Uint8Array> {
  let found: Uint8Array | null = null;
  let fullest = 0;
  let shortest = BRIEF_FITS.length - 1;
  for (let tried = 0; fullest <= shortest; tried = Math.floor((fullest + shortest) / 2)) {
    const fit = BRIEF_FITS[tried];
    if (!fit) break;
    const { bytes, documents } = await printDocuments(shell, [caseBrief(facts, fit)], title);
    if (documents[0] === 1) {
      found = bytes;
      shortest = tried - 1;
    } else {
      fullest = tried + 1;
    }
  }
  if (!found) throw new Error('the shortest brief takes more than one page');
  return found;
}

const RECENT = new Set<ChronicleKind>([
  'session',
  'followUp',
  'talk',
  'contact',
  'homeVisit',
  'referral',
  'plan',
  'leave',
  'schoolReturn',
  'custodyPromise',
  'custodyHandOver',
]);

function briefFacts(reader: Reader, studentId: StudentId): CaseBriefFacts {
  const { bornOn, ...student } = studentOn(reader, studentId, reader.today);
  const voided: ReadonlySet<string> = voidedSessions(reader);
  return {
    schoolName: schoolRow(reader).name,
    printedOn: reader.today,
    printedBy: reader.person,
    student: { ...student, numberWord: numberWord(reader), age: bornOn && writtenAge(bornOn, reader.today) },
    guardians: guardiansToday(reader, studentId),
    levels: periodsOf(reader, levelPeriods, studentId).toReversed(),
    observations: newestFirst(observationsOf(reader, studentId), ({ occurredOn }) => occurredOn),
    diagnoses: newestFirst(diagnosesOf(reader, studentId), ({ diagnosedOn }) => diagnosedOn),
    concerns: periodsOf(reader, concernPeriods, studentId).toReversed(),
    screenings: newestFirst(screeningsOf(reader, studentId), ({ occurredOn }) => occurredOn),
    circumstances: circumstancesOf(reader, studentId).toReversed(),
    recent: chronicleOf(reader, studentId).filter(({ kind, key }) => RECENT.has(kind) && !voided.has(key)),
    cares: caresOf(reader, studentId)
      .filter(({ endedOn }) => endedOn === null)
      .toReversed(),
    situations: periodsOf(reader, situationPeriods, studentId)
      .filter(({ endedOn }) => endedOn === null)
      .toReversed(),
    intervention: trackingSheetOf(reader, studentId).intervention,
    nextSteps: lastNextStepsOf(reader, studentId),
  };
}

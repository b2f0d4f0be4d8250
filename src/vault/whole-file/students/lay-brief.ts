import type { PaperDocument } from '#documents/paper-document.ts';
import type { CaseBriefFacts } from '#documents/students/brief-sections.ts';
import { BRIEF_FITS, BRIEF_TITLE, caseBrief } from '#documents/students/case-brief.tsx';
import { writtenAge } from '#shared/birth-date.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Shell } from '#shared/contract/shell.ts';
import type { ChronicleKind } from '#shared/contract/students.ts';
import { hasSign } from '#shared/observation-log.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { circumstancesOf } from '#vault/roll/students/circumstances.ts';
import { newestFirst } from '#vault/roll/students/newest-first.ts';
import { auditSubjects, studentOn } from '#vault/roll/students/student-lines.ts';
import { extractsOf } from '#vault/rooms/conferences/extracts.ts';
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
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { chronicleOf } from './chronicle.ts';

/**
 * 研判材料 of some students, each on exactly one A4 page of its own, without process notes, in the order asked for.
 *
 * @throws Refusal `noStudent`.
 */
export async function layBrief(
  room: Room,
  { studentIds }: InputOf<'students.layBrief'>,
): Promise<OutputOf<'students.layBrief'>> {
  const facts = room.access.read((reader) => studentIds.map((studentId) => briefFacts(reader, studentId)));
  const { subject, detail } = auditSubjects(facts.map(({ student }) => student));
  const [first, ...others] = facts;
  if (!first) throw new Error('nobody was asked for');
  const whose = others.length > 0 ? `${first.student.name}等${facts.length}人` : first.student.name;
  const title = `${BRIEF_TITLE} ${whose}`;
  const fitted = await onOnePage(room.shell, first, title);
  const about = { kind: 'student.brief', title, subject, detail } as const;
  if (others.length === 0) return layReady(room, { ...about, bytes: fitted.bytes, documents: [1] });
  const documents: [PaperDocument, ...PaperDocument[]] = [fitted.document];
  for (const each of others) documents.push((await onOnePage(room.shell, each, title)).document);
  return layPaper(room, documents, about);
}

/**
 * The press alone knows how long a text runs: what it prints is measured. Most files fit whole; of the others, the
 * fullest page that is one page is looked for by halves.
 */
async function onOnePage(
  shell: Shell,
  facts: CaseBriefFacts,
  title: string,
): Promise<{ bytes: Uint8Array; document: PaperDocument }> {
  let found: { bytes: Uint8Array; document: PaperDocument } | null = null;
  let fullest = 0;
  let shortest = BRIEF_FITS.length - 1;
  for (let tried = 0; fullest <= shortest; tried = Math.floor((fullest + shortest) / 2)) {
    const fit = BRIEF_FITS[tried];
    if (!fit) break;
    const document = caseBrief(facts, fit);
    const { bytes, documents } = await printDocuments(shell, [document], title);
    if (documents[0] === 1) {
      found = { bytes, document };
      shortest = tried - 1;
    } else {
      fullest = tried + 1;
    }
  }
  if (!found) throw new Error('the shortest brief takes more than one page');
  return found;
}

const RECENT = new Set<ChronicleKind>([
  'observation',
  'session',
  'followUp',
  'talk',
  'contact',
  'enquiry',
  'homeVisit',
  'interview',
  'screeningEntry',
  'weeklyReportEntry',
  'referral',
  'plan',
  'leave',
  'schoolReturn',
  'custodyPromise',
  'custodyHandOver',
  'conferenceExtract',
  'incidentExtract',
  'watchGroup',
]);

/** What the file of a student says today. @throws Refusal `noStudent`. */
export function briefFacts(reader: Reader, studentId: StudentId): CaseBriefFacts {
  const { bornOn, ...student } = studentOn(reader, studentId, reader.today);
  const voided: ReadonlySet<string> = new Set<string>([
    ...voidedSessions(reader),
    ...extractsOf(reader, studentId)
      .filter((extract) => extract.voided)
      .map(({ id }) => id),
  ]);
  const seen = newestFirst(observationsOf(reader, studentId), ({ occurredOn }) => occurredOn);
  const underItsSign: ReadonlySet<string> = new Set<string>(seen.filter(hasSign).map(({ id }) => id));
  return {
    schoolName: schoolRow(reader).name,
    printedOn: reader.today,
    printedBy: reader.person,
    student: { ...student, numberWord: numberWord(reader), age: bornOn && writtenAge(bornOn, reader.today) },
    guardians: guardiansToday(reader, studentId),
    levels: periodsOf(reader, levelPeriods, studentId).toReversed(),
    observations: seen,
    diagnoses: newestFirst(diagnosesOf(reader, studentId), ({ diagnosedOn }) => diagnosedOn),
    concerns: periodsOf(reader, concernPeriods, studentId).toReversed(),
    screenings: newestFirst(screeningsOf(reader, studentId), ({ occurredOn }) => occurredOn),
    circumstances: circumstancesOf(reader, studentId).toReversed(),
    recent: chronicleOf(reader, studentId).filter(
      ({ kind, key }) => RECENT.has(kind) && !voided.has(key) && !underItsSign.has(key),
    ),
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

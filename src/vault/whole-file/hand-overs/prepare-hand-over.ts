import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { handOverPaper, handOverReceipt } from '#documents/hand-overs/hand-over-paper.tsx';
import { SAID_SITUATIONS } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { HandOver } from '#shared/contract/hand-overs.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { hasSign } from '#shared/observation-log.ts';
import { PLAN_TEXTS, type PlanText } from '#shared/plan-terms.ts';
import { REFERRAL_STATES } from '#shared/referral-steps.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { underTheirNames } from '#shared/student-numbers.ts';
import { ALERT_LEVELS, CARES, CIRCUMSTANCES, CONCERNS, OBSERVED_SIGNS } from '#shared/terms.ts';
import { numberKind } from '#vault/roll/school/number-kind.ts';
import { circumstancesOf } from '#vault/roll/students/circumstances.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { handOvers } from '#vault/roll/students/tables.ts';
import { diagnoses } from '#vault/rooms/diagnoses/tables.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import { lastSignedPlan } from '#vault/rooms/plans/plans.ts';
import { referralsOf } from '#vault/rooms/referrals/referrals.ts';
import { caresOf } from '#vault/rooms/watchlist/cares.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { concernPeriods, levelPeriods, situationPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { encryptedPack } from '#vault/strongbox/paper/encrypted-zip.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import { fileNameOf, saveFile } from '#vault/strongbox/paper/save-file.ts';
import type { Room } from '#vault/strongbox/room.ts';

/** The file inside a pack that the app itself reads; beside it lie the papers. */
export const PACK_NAME = '移交材料.json';

/**
 * What the file says by itself, for the person to complete: levels, concerns, care and situations; referrals that are
 * open; observed signs; the family; out of the latest plan that was signed its causes and what is to be done (policy B4).
 * Nothing out of a session: its record stays with the counsellor, and process notes leave the vault never.
 *
 * @throws Refusal `noStudent`.
 */
export function draftHandOver(
  writer: Writer,
  { studentId }: InputOf<'handOvers.draft'>,
): OutputOf<'handOvers.draft'> {
  const student = studentOn(writer, studentId, writer.today);
  writer.recordLook({ action: 'handOver.viewed', subject: auditSubject(student) });
  const { db } = writer;
  const levels = periodsOf(writer, levelPeriods, studentId).map((period) =>
    span(period, ALERT_LEVELS[period.level]),
  );
  const concerns = periodsOf(writer, concernPeriods, studentId).map((period) =>
    span(period, CONCERNS[period.concern]),
  );
  const cares = caresOf(writer, studentId).map((period) => span(period, CARES[period.care]));
  const situations = periodsOf(writer, situationPeriods, studentId).map((period) =>
    span(period, SAID_SITUATIONS[period.situation]),
  );
  const told = db
    .select()
    .from(diagnoses)
    .where(eq(diagnoses.studentId, studentId))
    .orderBy(asc(diagnoses.diagnosedOn))
    .all()
    .filter(({ removedAt }) => removedAt === null)
    .map(
      ({ diagnosedOn, hospital, diagnosis }) =>
        `医院诊断（家长提供）：${writtenDate(diagnosedOn)}，${hospital}，${diagnosis}`,
    );
  const seen = db
    .select()
    .from(observations)
    .where(eq(observations.studentId, studentId))
    .orderBy(asc(observations.occurredOn))
    .all()
    .filter(({ removedAt }) => removedAt === null)
    // The thirteen signs stand; what a teacher saw beside them is not handed on.
    .filter(hasSign)
    .map(({ occurredOn, sign, text }) => `${writtenDate(occurredOn)}，${OBSERVED_SIGNS[sign]}：${text}`);
  const plan = lastSignedPlan(writer, studentId);
  const said = (of: readonly PlanText[]) =>
    of.flatMap((code) => (plan?.[code] ? [`${PLAN_TEXTS[code]}：${plan[code]}`] : [])).join('\n');
  const family = circumstancesOf(writer, studentId).map(({ circumstance, text, ...period }) =>
    span({ ...period, reason: text }, CIRCUMSTANCES[circumstance]),
  );
  return {
    problem: [
      ...levels,
      ...concerns,
      ...cares,
      ...situations,
      ...told,
      ...openReferrals(writer, studentId),
    ].join('\n'),
    causes: said(['causeIndividual', 'causeFamily', 'causeSchool', 'causePeers']),
    behaviour: seen.join('\n'),
    familySupport: family.join('\n'),
    advice: said(['inClass', 'notInClass', 'pace', 'homework', 'discipline', 'atHome', 'whenWorse']),
  };
}

/** Where a hospital was suggested and the way there is not at its end, the next school goes on. */
function openReferrals(reader: Reader, studentId: StudentId): string[] {
  return referralsOf(reader, studentId)
    .filter(({ state }) => state !== 'ended')
    .map(
      ({ occurredOn, reason, state }) =>
        `${writtenDate(occurredOn)}建议转介（${REFERRAL_STATES[state]}）：${reason}`,
    );
}

function span(
  { fromOn, endedOn, reason }: { fromOn: LocalDate; endedOn: LocalDate | null; reason: string },
  word: string,
): string {
  const time = endedOn ? `${writtenDate(fromOn)}至${writtenDate(endedOn)}` : `${writtenDate(fromOn)}起`;
  return `${time}，${word}：${reason}`;
}

/**
 * Makes the pack for the next school: an encrypted ZIP with what the same app reads, the papers and the receipt. What
 * was handed over is kept as it was. It may be made for a student who has left: mostly it is.
 *
 * @throws Refusal `noStudent`, `cannotSave`, `closing`.
 */
export async function prepareHandOver(
  room: Room,
  { password, ...wanted }: InputOf<'handOvers.prepare'>,
): Promise<OutputOf<'handOvers.prepare'>> {
  const pack = room.access.read((reader) => packOf(reader, wanted));
  const paper = handOverPaper(pack);
  const receipt = handOverReceipt(pack);
  const files = [
    { name: PACK_NAME, bytes: new TextEncoder().encode(JSON.stringify(pack)) },
    { name: '移交材料.pdf', bytes: (await printDocuments(room.shell, [paper], paper.title)).bytes },
    { name: '移交回执.pdf', bytes: (await printDocuments(room.shell, [receipt], receipt.title)).bytes },
  ];
  const zip = await encryptedPack(files, password);
  const fileName = await saveFile(
    room,
    {
      title: '保存移交材料',
      kind: '加密的 ZIP 压缩文件',
      extension: 'zip',
      // Names can be read on any stick: it says the school and the day, never who.
      suggestedName: fileNameOf(`心理档案移交材料 ${pack.preparedOn}.zip`),
    },
    zip,
    (savedAs, putInPlace) =>
      room.access.write((writer) => {
        keepGiven(writer, wanted.studentId, pack, savedAs);
        putInPlace();
      }),
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}

function packOf(reader: Reader, wanted: Omit<InputOf<'handOvers.prepare'>, 'password'>): HandOver {
  const { studentId, ...said } = wanted;
  const student = studentOn(reader, studentId, reader.today);
  const { name, gender, bornOn, className } = student;
  const numbers = underTheirNames(numberKind(reader).kind, student);
  const { registrationNumber } = numbers;
  const { name: fromSchool, roomPhone } = schoolRow(reader);
  return {
    format: 'heartharbor-hand-over',
    version: registrationNumber ? 2 : 1,
    packId: randomUUID(),
    fromSchool,
    preparedOn: reader.today,
    preparedBy: reader.person,
    phone: roomPhone,
    student: {
      name,
      gender,
      bornOn,
      studentNumber: numbers.studentNumber || student.studentNumber,
      ...(registrationNumber ? { registrationNumber } : {}),
      className,
    },
    guardians: guardiansOn(reader, studentId, reader.today).map(({ name, relation, phone }) => ({
      name,
      relation,
      phone,
    })),
    levels: periodsOf(reader, levelPeriods, studentId).map(({ level, fromOn, endedOn, reason }) => ({
      level,
      fromOn,
      endedOn,
      reason,
    })),
    ...said,
  };
}

function keepGiven(writer: Writer, studentId: StudentId, pack: HandOver, fileName: string): void {
  const student = studentOn(writer, studentId, writer.today);
  const { preparedOn, toSchool } = pack;
  writer.db
    .insert(handOvers)
    .values({
      studentId,
      preparedOn,
      toSchool,
      content: JSON.stringify(pack),
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
  writer.record({
    action: 'handOver.prepared',
    subject: auditSubject(student),
    detail: { studentId, toSchool, fileName, encrypted: true },
  });
}

import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { StudentId } from '#shared/contract/fields.ts';
import { type HandOver, handOver } from '#shared/contract/hand-overs.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { numberKind, numberWord } from '#vault/roll/school/number-kind.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { addStudent } from '#vault/roll/students/enrolment.ts';
import { auditSubject, listStudents, type StudentOn, studentOn } from '#vault/roll/students/student-lines.ts';
import { receivedHandOvers } from '#vault/roll/students/tables.ts';
import { bytesOfChosen } from '#vault/strongbox/chosen-file.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { readEncryptedZip, type ZipTrouble } from '#vault/strongbox/paper/encrypted-zip.ts';
import type { Room } from '#vault/strongbox/room.ts';
import type { ChosenPack } from './hand-over-desk.ts';
import { handOverDesk } from './hand-over-desk.ts';
import { PACK_NAME } from './prepare-hand-over.ts';

/** A pack is two short papers and a page of JSON; what is larger is none. */
const LARGEST_FILE_BYTES = 50 * 1024 ** 2;
const LARGEST_PACK_BYTES = 2 * 1024 ** 2;

/**
 * Asks for a pack of another school. Nothing is written, and nothing of it is trusted yet.
 *
 * @throws Refusal `unreadableFile`, `tooLarge`.
 */
export async function chooseHandOver(room: Room): Promise<OutputOf<'handOvers.choose'>> {
  const path = await room.shell.chooseFile({
    title: '选择移交材料',
    kind: '移交材料（加密的 ZIP）',
    extensions: ['zip'],
  });
  if (path === null) return null;
  const bytes = bytesOfChosen(
    path,
    LARGEST_FILE_BYTES,
    '文件太大，不像是移交材料，没有读取。请确认选的是对方学校给的文件。',
  );
  const token = randomUUID();
  const fileName = basename(path);
  handOverDesk(room).chosen = { token, fileName, bytes, pack: null };
  return { token, fileName };
}

/**
 * Opens the chosen pack with its password, and says whose file it may belong to.
 *
 * @throws Refusal `packGone`, `wrongPassword`, `notAPack`, `newerPack`, `damagedPack`, `alreadyTaken`.
 */
export async function openHandOver(
  room: Room,
  { token, password }: InputOf<'handOvers.open'>,
): Promise<OutputOf<'handOvers.open'>> {
  const chosen = chosenPack(room, token);
  const read = await readEncryptedZip(chosen.bytes, PACK_NAME, { password, mostBytes: LARGEST_PACK_BYTES });
  if (typeof read === 'string') throw TROUBLES[read]();
  const pack = readPack(read);
  return room.access.read((reader) => {
    refuseTwice(reader, pack);
    chosen.pack = pack;
    return { pack, matches: matchesOf(reader, pack) };
  });
}

const TROUBLES = {
  wrongPassword: () =>
    Refusal.at('password', 'wrongPassword', '密码不正确。请与移交学校核对，注意大小写和短横'),
  noSuchFile: () =>
    new Refusal('notAPack', '这个文件不是心港制作的移交材料，没有读取任何内容。请向移交学校索取原文件。'),
  damaged: () =>
    new Refusal('damagedPack', '文件不完整或被改动过，没有读取任何内容。请让移交学校重新发一份。'),
} satisfies Record<ZipTrouble, () => Refusal>;

const anyVersion = z.object({ format: z.literal('heartharbor-hand-over'), version: z.int().min(3) });

/** @throws Refusal `notAPack`, `newerPack`. */
function readPack(bytes: Uint8Array): HandOver {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw TROUBLES.damaged();
  }
  if (anyVersion.safeParse(parsed).success) {
    throw new Refusal(
      'newerPack',
      '移交材料是更新版本的心港制作的，没有读取任何内容。请先升级心港，或看里面的 PDF。',
    );
  }
  const pack = handOver.safeParse(parsed);
  if (!pack.success) throw TROUBLES.noSuchFile();
  return pack.data;
}

/** The same 学籍号 first, then the same name and day of birth, then the same name. Only who is at the school: an archive is closed. */
function matchesOf(reader: Reader, { student }: HandOver): OutputOf<'handOvers.open'>['matches'] {
  const isBornAlike = (bornOn: string | null) => student.bornOn !== null && bornOn === student.bornOn;
  const has = (number: string) => number !== '' && number === student.registrationNumber;
  const likeness = (one: StudentOn) =>
    has(one.studentNumber) || has(one.otherNumber) ? 2 : isBornAlike(one.bornOn) ? 1 : 0;
  return listStudents(reader, reader.today)
    .filter((one) => one.name === student.name || likeness(one) === 2)
    .sort((one, other) => likeness(other) - likeness(one))
    .map(({ id: studentId, name, studentNumber, className }) => ({
      studentId,
      name,
      studentNumber,
      className,
    }));
}

/** @throws Refusal `alreadyTaken`. */
function refuseTwice(reader: Reader, { packId }: HandOver): void {
  const taken = reader.db
    .select({ studentId: receivedHandOvers.studentId })
    .from(receivedHandOvers)
    .where(and(eq(receivedHandOvers.packId, packId), isNull(receivedHandOvers.removedAt)))
    .get();
  if (!taken) return;
  const student = studentOn(reader, taken.studentId, reader.today);
  throw new Refusal('alreadyTaken', `这份移交材料已经接收，在${auditSubject(student)}的档案里。`);
}

/**
 * Takes the opened pack into a file, all of it in one step.
 *
 * @throws Refusal `packGone`, `alreadyTaken`, `noStudent`, `archived`, `numberTaken`, or at a field that is missing.
 */
export function takeHandOver(room: Room, wanted: InputOf<'handOvers.take'>): OutputOf<'handOvers.take'> {
  const { pack } = chosenPack(room, wanted.token);
  if (!pack) throw packGone();
  const studentId = room.access.write((writer) => {
    refuseTwice(writer, pack);
    const studentId = wanted.studentId ?? newStudent(writer, pack, wanted);
    const student = studentOn(writer, studentId, writer.today);
    mustBeAtSchool(writer, studentId);
    writer.db
      .insert(receivedHandOvers)
      .values({
        studentId,
        packId: pack.packId,
        fromSchool: pack.fromSchool,
        receivedOn: writer.today,
        content: JSON.stringify(pack),
        recordedAt: writer.now,
        recordedBy: writer.person,
      })
      .run();
    writer.record({
      action: 'handOver.received',
      subject: auditSubject(student),
      detail: { studentId, fromSchool: pack.fromSchool, preparedOn: pack.preparedOn },
    });
    return studentId;
  });
  handOverDesk(room).chosen = null;
  return { studentId };
}

function newStudent(
  writer: Writer,
  { student, guardians }: HandOver,
  { studentNumber, className }: InputOf<'handOvers.take'>,
): StudentId {
  if (studentNumber === '')
    throw Refusal.at('studentNumber', 'noNumber', `请填写在本校的${numberWord(writer)}`);
  if (className === '') throw Refusal.at('className', 'noClass', '请填写在本校的班级');
  const [first] = guardians;
  return addStudent(writer, {
    studentNumber,
    ...(numberKind(writer).kind === 'studentNumber' ? { otherNumber: student.registrationNumber } : {}),
    className,
    name: student.name,
    gender: student.gender,
    bornOn: student.bornOn,
    guardianName: first?.name ?? '',
    guardianRelation: first?.relation ?? '',
    guardianPhone: first?.phone ?? '',
  });
}

function chosenPack(room: Room, token: string): ChosenPack {
  const { chosen } = handOverDesk(room);
  if (chosen?.token !== token) throw packGone();
  return chosen;
}

function packGone(): Refusal {
  return new Refusal('packGone', '选好的移交材料已经失效，没有接收任何内容。请重新选择文件。');
}

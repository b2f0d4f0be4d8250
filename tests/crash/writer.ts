import { join } from 'node:path';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import { localDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { Door } from '#vault/door.ts';
import type { Desk } from '#vault/handlers.ts';
import { turns } from '#vault/in-turn.ts';
import { answer } from '#vault/requests.ts';

/**
 * A counsellor who writes without pause, until she is killed. Every line on stdout is a word kept: what it
 * names was answered with "saved" before the line was written.
 *
 * Arguments: the folder, the password, the number of this run (so that student numbers never repeat).
 */
const [folder = '', password = '', run = ''] = process.argv.slice(2);

const desk: Desk = {
  door: new Door({ folder: join(folder, 'vault'), now: Date.now }),
  room: null,
  atDoor: turns(),
  surroundings: {
    // Nothing that this writer asks for needs a dialog or the press.
    shell: { chooseFile: refused, chooseSavePath: refused, printToPdf: refused },
    now: Date.now,
    appVersion: '0.0.0',
    requestLock: () => undefined,
  },
  opened: () => undefined,
};

function refused(): Promise<never> {
  return Promise.reject(new Error('no shell here'));
}

async function ask<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const outcome = await answer(desk, { name, input }, (line) => process.stderr.write(`${line}\n`));
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.code}`);
  // Parsed by the contract's own output shape.
  return outcome.value as OutputOf<Name>;
}

function keepWord(word: object): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

async function writeOn(studentId: StudentId, number: string): Promise<void> {
  const today = todayOnThisPc();
  const level = { studentId, reason: '因', decidedBy: '组', discoveryRoute: 'other' as const };
  await ask('watchlist.setLevel', { ...level, level: 'serious', fromOn: localDate('2026-03-01') });
  keepWord({ level: number, is: 'serious' });
  // Two statements: the lasting level ends, the next begins.
  await ask('watchlist.setLevel', { ...level, level: 'severe', fromOn: localDate('2026-04-01') });
  keepWord({ level: number, is: 'severe' });
  const text = {
    studentIds: [studentId],
    kind: 'individual' as const,
    occurredOn: today,
    startsAt: '',
    minutes: null,
    topic: `topic of ${number}`,
    content: '文'.repeat(2_000),
    assessment: '',
    nextSteps: '',
    processNotes: `notes of ${number}`,
  };
  const { sessionId } = await ask('sessions.write', { sessionId: null, text });
  keepWord({ session: sessionId, of: number, signed: false });
  await ask('sessions.sign', { sessionId });
  keepWord({ session: sessionId, of: number, signed: true });
  await ask('followUps.write', {
    studentId,
    occurredOn: today,
    channel: 'phone',
    text: `follow-up of ${number}`,
  });
  keepWord({ followUp: number });
}

await ask('vault.unlock', { kind: 'password', secret: password });
keepWord({ unlocked: true });
for (let count = 1; ; count += 1) {
  const number = `${run}-${count}`;
  const { studentId } = await ask('students.add', {
    studentNumber: number,
    name: '周小禾',
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });
  keepWord({ student: number });
  await writeOn(studentId, number);
}

import { createHash, randomBytes } from 'node:crypto';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import type { LevelPeriod } from '#shared/contract/students.ts';
import { localDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { broughtIn, wantedOn } from '../../vault/attachments/sample-file.ts';
import type { Hands } from './hands.ts';

export type CaseWord =
  | { unlocked: true }
  | { student: string }
  | { level: string; is: LevelPeriod['level'] }
  | { session: string; of: string; signed: boolean }
  | { followUp: string }
  | { attachment: AttachmentId; digest: string };

/** Several chunks, so that a kill finds half of them written. */
const ATTACHMENT_BYTES = 300 * 1024;

/** One student after the other: levels, a session, a follow-up, an attachment. */
export async function caseWork(hands: Hands): Promise<never> {
  const { ask, run, password } = hands;
  const keepWord: (word: CaseWord) => void = hands.keepWord;
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
    await attach(hands, studentId);
    await writeOn(hands, studentId, number);
  }
}

async function attach({ ask, keepWord }: Hands, studentId: StudentId): Promise<void> {
  const bytes = randomBytes(ATTACHMENT_BYTES);
  const wanted = wantedOn(studentId, { occurredOn: todayOnThisPc(), fileName: '录音.m4a' });
  const attachment = await broughtIn(ask, wanted, bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  keepWord({ attachment, digest } satisfies CaseWord);
}

async function writeOn(hands: Hands, studentId: StudentId, number: string): Promise<void> {
  const { ask } = hands;
  const keepWord: (word: CaseWord) => void = hands.keepWord;
  const today = todayOnThisPc();
  const level = { studentIds: [studentId], reason: '因', decidedBy: '组', discoveryRoute: 'other' as const };
  await ask('watchlist.setLevel', { ...level, level: 'serious', fromOn: localDate('2026-03-01') });
  keepWord({ level: number, is: 'serious' });
  // Two statements: the lasting level ends, the next begins.
  await ask('watchlist.setLevel', { ...level, level: 'severe', fromOn: localDate('2026-04-01') });
  keepWord({ level: number, is: 'severe' });
  const text = {
    studentIds: [studentId],
    ...NOTHING_WRITTEN,
    occurredOn: today,
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
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: today,
    channel: 'phone',
    text: `follow-up of ${number}`,
  });
  keepWord({ followUp: number });
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Hands } from './hands.ts';

export type BackUpWord = { begins: true } | { backedUp: number };

/** The stick, as seen from the folder that holds the vault. */
export const STICK = 'stick';

/** One more student, one more backup. A word says how many students the backup holds at least. */
export async function backUp({ ask, chosen, folder, keepWord, password, run }: Hands): Promise<never> {
  const keep: (word: BackUpWord) => void = keepWord;
  await ask('vault.unlock', { kind: 'password', secret: password });
  chosen.folder = join(folder, STICK);
  mkdirSync(chosen.folder, { recursive: true });
  await ask('backups.chooseFolder', {});
  keep({ begins: true });
  for (let count = 1; ; count += 1) {
    await ask('students.add', {
      studentNumber: `${run}-${count}`,
      name: '周小禾',
      gender: 'female',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
    const { length } = await ask('students.list', {});
    const { made } = await ask('backups.make', {});
    if (made !== 'asChosen') throw new Error(`the backup went ${made}`);
    keep({ backedUp: length });
  }
}

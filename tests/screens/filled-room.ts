import type { StudentId } from '#shared/contract/fields.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { LaunchedRoom } from '#tests/e2e/launch-room.ts';
import { answerOpenDialog } from '#tests/e2e/launch-room.ts';
import type { SampleSchool } from '#tests/sample-school/sample-school.ts';
import type { TestDesk } from '#tests/vault/desk.ts';
import { contact, diagnosis, leftBehind, observation, screening } from '#tests/vault/file-records.ts';
import { settleSchool } from '#tests/vault/settle-school.ts';

/** Puts the sample school, its letters, its summary and its tracking period into the open room of the app. */
export async function fillRoom(
  { app, page }: LaunchedRoom,
  school: SampleSchool,
  folder: string,
): Promise<void> {
  const chosen: TestDesk['chosen'] = { open: null, save: null, folder: null };
  const get: TestDesk['get'] = async (name, input) => {
    await answerOpenDialog(app, chosen.open);
    // As text: what goes into a page has no types.
    const outcome: Outcome<unknown> = await page.evaluate((asked) => {
      const { name, input } = JSON.parse(asked);
      return window.heartharbor.request(name, input);
    }, JSON.stringify({ name, input }));
    if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.failure)}`);
    // The page has given what the contract says of this name.
    return outcome.value as Awaited<ReturnType<typeof get<typeof name>>>;
  };
  const settled = await settleSchool({ folder, chosen, get }, school);
  const { fromOn, untilOn } = school.trackingPeriod;
  await get('followUps.addPeriod', school.trackingPeriod);
  await get('summaries.add', {
    title: '暑期',
    fromOn,
    untilOn,
    activitiesFromOn: fromOn,
    activitiesUntilOn: untilOn,
  });
  const wording = await get('school.letterWording', {});
  for (const { studentNumber, ...letter } of school.letters) {
    await get('letters.issue', { studentId: settled.studentId(studentNumber), wording, ...letter });
  }
  const [everything] = school.levels;
  if (everything) await fillFile(get, settled.studentId(everything.studentNumber));
}

/** What is written into a file besides the case work: a record of every kind, and a second guardian. */
async function fillFile(get: TestDesk['get'], studentId: StudentId): Promise<void> {
  await get('family.addGuardian', {
    studentId,
    name: '李梅',
    relation: '母亲',
    phone: '13900139000',
    note: '晚上七点后方便接电话',
  });
  await get('family.addCircumstance', leftBehind(studentId));
  await get('observations.write', observation(studentId));
  await get('observations.write', { ...observation(studentId), sign: 'sleepDisorder' });
  await get('diagnoses.write', diagnosis(studentId));
  await get('screenings.write', screening(studentId));
  await get('contacts.write', contact(studentId));
}

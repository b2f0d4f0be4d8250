import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { localDate } from '#shared/school-calendar.ts';
import { writeDown } from '#tests/demo/screen-hands.ts';
import { createVault, type LaunchOptions, launchRoom, lock } from '#tests/e2e/launch-room.ts';
import { expect } from '#tests/patient-expect.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { FIRST_START, LOCKED_DOOR, OVER_THE_ROOM, PLACES, settingsSections } from './every-screen.ts';
import { FILES, openFile } from './file-screens.ts';
import { writeAttachments, writeEarlierList, writeNextRoster } from './files-on-disk.ts';
import { fillRoom } from './filled-room.ts';
import type { Screen, Stage } from './screen.ts';

// The case work lies in the summer before; a fixed day makes two walks the same.
const SCHOOL_DAY = localDate('2026-09-01');
const PASSWORD = '海棠-夜航-2026';

type Look = (name: string, page: Page) => Promise<void>;

/**
 * Goes through every screen of the real app, in two walks that do not need each other.
 *
 * @param look is called at each, and may change the window's size and the system's colours.
 * @param wanted by their names; the others are passed by.
 */
export async function walkEveryScreen(look: Look, wanted = /(?:)/): Promise<void> {
  await walk(look, wanted, PLACES_AND_FILES, { bundledFont: true });
  await walk(look, wanted, WHAT_OPENS, { bundledFont: true });
}

/** From the first opening on: the door, an empty room, the places and tabs of the sample school, the locked door. */
export function walkPlaces(look: Look, wanted?: RegExp): Promise<void> {
  return walk(look, wanted, PLACES_AND_FILES);
}

/** What opens over the places of the sample school: dialogs, sheets, menus and the steps of a wizard. */
export function walkWhatOpens(look: Look, wanted?: RegExp): Promise<void> {
  return walk(look, wanted, WHAT_OPENS);
}

/** The screens of each phase, asked for when the app is there. */
interface Way {
  atFirstStart?(): readonly Screen[];
  inEmptyRoom?(): readonly Screen[];
  inFilledRoom(stage: Stage): AsyncIterable<readonly Screen[]>;
  atLockedDoor?(): readonly Screen[];
}

const PLACES_AND_FILES: Way = {
  atFirstStart: () => FIRST_START,
  inEmptyRoom: () => PLACES,
  inFilledRoom: async function* (stage) {
    yield PLACES;
    yield FILES;
    yield await settingsSections(stage);
  },
  atLockedDoor: () => LOCKED_DOOR,
};

const WHAT_OPENS: Way = {
  inFilledRoom: async function* () {
    yield OVER_THE_ROOM;
  },
};

async function walk(
  look: Look,
  wanted = /(?:)/,
  way: Way,
  launch: Pick<LaunchOptions, 'bundledFont'> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-screens-'));
  const room = await launchRoom({ ...launch, userData: join(folder, 'app') });
  const { app, page } = room;
  page.setDefaultTimeout(15_000);
  const school = sampleSchool({ today: SCHOOL_DAY });
  const inCare = new Set(
    [...school.levels, ...school.concerns, ...school.cares].map(({ studentNumber }) => studentNumber),
  );
  const stage: Stage = {
    app,
    page,
    recoveryCode: '',
    rosterFile: writeNextRoster(folder, school),
    listFile: writeEarlierList(folder, school),
    studentNumber: school.levels[0]?.studentNumber ?? '',
    awayStudentNumber: school.levels[1]?.studentNumber ?? '',
    emptyStudentNumber: school.students.find(({ number }) => !inCare.has(number))?.number ?? '',
  };
  const reading = page.getByText('正在读取…').or(page.getByRole('status', { name: '正在读取' }));
  const goThrough = async (screens: readonly Screen[] = [], prefix = '') => {
    for (const { name, open } of screens) {
      if (!wanted.test(prefix + name)) continue;
      try {
        await open(stage);
        // What is looked at is what one reads, not the wait before it.
        await expect(reading).toHaveCount(0);
        await look(prefix + name, page);
        await closeWhatIsOpen(page);
      } catch (error) {
        throw new Error(`at the screen ${name}: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        });
      }
    }
  };
  try {
    await goThrough(way.atFirstStart?.());
    stage.recoveryCode = await createVault(page, {
      school: school.schoolName,
      person: school.counsellor.name,
      password: PASSWORD,
    });
    await goThrough(way.inEmptyRoom?.(), '空-');
    await fillRoom(room, school, folder);
    await page.reload();
    await attach(stage, await writeAttachments(folder));
    // What was looked for on the way there stands in no list that is shown.
    await page.reload();
    for await (const screens of way.inFilledRoom(stage)) await goThrough(screens);
    if (!way.atLockedDoor) return;
    await lock(page);
    await goThrough(way.atLockedDoor());
  } finally {
    await room.done();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Brings files into the file of which everything is shown, as a person does. */
async function attach(stage: Stage, files: string[]): Promise<void> {
  const { page } = stage;
  await openFile(stage, stage.studentNumber);
  await writeDown(page, '添加附件');
  await page.locator('input[type=file]').setInputFiles(files);
  const rows = page.getByRole('grid', { name: '附件' }).getByRole('row');
  await expect(rows).toHaveCount(files.length + 1);
  await page.keyboard.press('Escape');
}

/**
 * Escape closes whatever lies over a screen, the topmost first. A list that hangs open at the field where the keyboard
 * came to a stop takes one for itself, as it does from a person.
 */
async function closeWhatIsOpen(page: Page): Promise<void> {
  const layers = page.getByRole('dialog').or(page.getByRole('menu'));
  await expect(async () => {
    if ((await layers.count()) > 0) await page.keyboard.press('Escape');
    expect(await layers.count()).toBe(0);
  }).toPass({ timeout: 60_000 });
}

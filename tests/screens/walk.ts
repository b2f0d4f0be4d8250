import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { localDate } from '#shared/school-calendar.ts';
import { createVault, launchRoom, lock } from '#tests/e2e/launch-room.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import {
  FIRST_START,
  fileTabs,
  LOCKED_DOOR,
  OVER_THE_ROOM,
  places,
  settingsSections,
} from './every-screen.ts';
import { openFile } from './file-screens.ts';
import { writeAttachments, writeNextRoster } from './files-on-disk.ts';
import { fillRoom } from './filled-room.ts';
import type { Screen, Stage } from './screen.ts';

// The case work lies in the summer before; a fixed day makes two walks the same.
const SCHOOL_DAY = localDate('2026-09-01');
const PASSWORD = '海棠-夜航-2026';

/**
 * Opens the real app for the first time and goes through every screen: at the door, in an empty room, on the sample
 * school, at the locked door.
 *
 * @param look is called at each, and may change the window's size and the system's colours.
 */
export async function walkEveryScreen(look: (name: string, page: Page) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-screens-'));
  const room = await launchRoom({ userData: join(folder, 'app') });
  const { app, page } = room;
  page.setDefaultTimeout(15_000);
  const school = sampleSchool({ today: SCHOOL_DAY });
  const inCare = new Set(
    [...school.levels, ...school.concerns, ...school.cares].map(({ studentNumber }) => studentNumber),
  );
  const stage: Stage = {
    app,
    page,
    rosterFile: writeNextRoster(folder, school),
    studentNumber: school.levels[0]?.studentNumber ?? '',
    emptyStudentNumber: school.students.find(({ number }) => !inCare.has(number))?.number ?? '',
  };
  const goThrough = async (screens: readonly Screen[], prefix = '') => {
    for (const { name, open } of screens) {
      try {
        await open(stage);
        // What is looked at is what one reads, not the wait before it.
        await expect(page.getByText('正在读取…')).toHaveCount(0);
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
    await goThrough(FIRST_START);
    await createVault(page, {
      school: school.schoolName,
      person: school.counsellor.name,
      password: PASSWORD,
    });
    await goThrough(await places(page), '空-');
    await fillRoom(room, school, folder);
    await page.reload();
    await attach(stage, await writeAttachments(folder));
    await goThrough(await places(page));
    await goThrough(await fileTabs(stage));
    await goThrough(await settingsSections(stage));
    await goThrough(OVER_THE_ROOM);
    await lock(page);
    await goThrough(LOCKED_DOOR);
  } finally {
    await room.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Brings files into the file of which everything is shown, as a person does. */
async function attach(stage: Stage, files: string[]): Promise<void> {
  const { page } = stage;
  await openFile(stage, stage.studentNumber);
  await page.getByRole('tab', { name: '附件', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(files);
  const rows = page.getByRole('grid', { name: '附件' }).getByRole('row');
  await expect(rows).toHaveCount(files.length + 1);
}

/** Escape closes whatever lies over a screen, the topmost first. */
async function closeWhatIsOpen(page: Page): Promise<void> {
  const layers = page.getByRole('dialog').or(page.getByRole('menu'));
  for (let left = await layers.count(); left > 0; left = await layers.count()) {
    await page.keyboard.press('Escape');
    await expect.poll(() => layers.count()).toBeLessThan(left);
  }
}

import type { Page } from '@playwright/test';
import type { LaunchedRoom } from '#tests/e2e/launch-room.ts';
import { expect } from '#tests/patient-expect.ts';

/** What a screen is opened with. */
export interface Stage {
  app: LaunchedRoom['app'];
  page: Page;
  /** 学号 of a student of whom there is everything. */
  studentNumber: string;
  /** 学号 of one who is on leave because of 心理问题. */
  awayStudentNumber: string;
  /** 学号 of one of whom there is nothing yet. */
  emptyStudentNumber: string;
  /** Of the vault, once it is made. */
  recoveryCode: string;
  /** Next month's roster, with all that can be wrong with one. */
  rosterFile: string;
  /** The school's own list of high-risk students. */
  listFile: string;
}

/** Waits until a paper's first page stands in its dialog. */
export async function paperLaid(page: Page, title: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog.getByRole('img', { name: /^第 1 页/ })).toHaveAttribute('data-drawn', 'true');
}

export interface Screen {
  /** In the words that stand on it; also the picture's file name. */
  name: string;
  /** From any screen of the same phase, with nothing open over it. */
  open(stage: Stage): Promise<void>;
}

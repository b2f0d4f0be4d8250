import type { Page } from '@playwright/test';
import type { LaunchedRoom } from '#tests/e2e/launch-room.ts';

/** What a screen is opened with. */
export interface Stage {
  app: LaunchedRoom['app'];
  page: Page;
  /** 学号 of a student of whom there is everything. */
  studentNumber: string;
  /** 学号 of one of whom there is nothing yet. */
  emptyStudentNumber: string;
  /** Of the vault, once it is made. */
  recoveryCode: string;
  /** Next month's roster, with all that can be wrong with one. */
  rosterFile: string;
  /** The school's own list of high-risk students. */
  listFile: string;
}

export interface Screen {
  /** In the words that stand on it; also the picture's file name. */
  name: string;
  /** From any screen of the same phase, with nothing open over it. */
  open(stage: Stage): Promise<void>;
}

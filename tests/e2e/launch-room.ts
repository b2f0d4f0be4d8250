import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { openOwnDisplay } from '#tests/own-display.ts';
import { expect } from '#tests/patient-expect.ts';
import { FOUNDING } from '#tests/vault/founding.ts';
import { pressWhenItIsHeard } from './hearing-page.ts';

/** The real app, in real Electron, with its window's page. */
export interface LaunchedRoom {
  app: ElectronApplication;
  page: Page;
  /**
   * The folder that holds the vault, and everything else that the app could write by itself: its home, its
   * caches and its temp folder lie in it too.
   */
  userData: string;
  /** What the app's processes wrote to their terminal. */
  output: string[];
  /** Quits the app, as a person does: the room locks, and the day's backup is made. */
  close(): Promise<void>;
  /** The test has seen what it wanted to see: the app is killed, which takes a third of the time, and its folder goes. */
  done(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
/**
 * The screens in a Chinese font of the system, as on a school's PC: an eighth less of a test's time than the bundled one,
 * of which each page reads and lays out the slices anew (docs/decisions/0012).
 */
const FONTS = join(import.meta.dirname, 'fonts.conf');
const WINDOW = { width: 1440, height: 900 };

export interface LaunchOptions {
  /** A folder of an earlier launch, to open the same vault again. */
  userData?: string;
  env?: Record<string, string>;
  /** The screens in the font that comes with the app, as where a PC has no Chinese one; pictures are the same everywhere. */
  bundledFont?: boolean;
  /** Another program that starts the Electron of this run, such as one that watches it. */
  executablePath?: string | undefined;
}

/** Launches the built app. `npm test` and `npm run demo` say in the environment which Electron runs. */
export async function launchRoom({
  userData = ownFolder(),
  env = {},
  bundledFont = false,
  executablePath = process.env.HEARTHARBOR_ELECTRON,
}: LaunchOptions = {}): Promise<LaunchedRoom> {
  if (!executablePath)
    throw new Error('HEARTHARBOR_ELECTRON is not set: run this through npm test or npm run demo');
  await openOwnDisplay();
  const app = await _electron.launch({
    executablePath,
    args: [...sandboxFlags(), `--user-data-dir=${userData}`, ROOT],
    cwd: folderIn(userData, 'started-in'),
    env: {
      ...inherited(),
      ...foldersIn(userData),
      ...(bundledFont ? {} : { FONTCONFIG_FILE: FONTS }),
      // A second for each key would be minutes for each run.
      HEARTHARBOR_UNMEASURED_KEYS: '1',
      ...env,
    },
  });
  const output: string[] = [];
  app.process().stdout?.on('data', (chunk) => output.push(String(chunk)));
  app.process().stderr?.on('data', (chunk) => output.push(String(chunk)));
  const page = await app.firstWindow();
  // As a person who switched animations off would see it; a test waits for nothing that only moves.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  pressWhenItIsHeard(page);
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, WINDOW);
  return {
    app,
    page,
    userData,
    output,
    close: () => app.close(),
    done: async () => {
      await kill(app);
      // Its other processes hear of it a moment later.
      rmSync(userData, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function kill(app: ElectronApplication): Promise<void> {
  const ended = app.waitForEvent('close');
  app.process().kill('SIGKILL');
  await ended;
}

function folderIn(userData: string, name: string): string {
  const path = join(userData, 'of-this-launch', name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/** Every folder that a program on Linux writes to by itself, inside one folder. */
function foldersIn(userData: string): Record<string, string> {
  const folder = (name: string) => folderIn(userData, name);
  const temp = folder('temp');
  const { HOME = '', XDG_RUNTIME_DIR = '', WAYLAND_DISPLAY, XAUTHORITY } = process.env;
  return {
    TMPDIR: temp,
    TEMP: temp,
    TMP: temp,
    HOME: folder('home'),
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    XDG_DATA_HOME: folder('data'),
    XDG_STATE_HOME: folder('state'),
    XDG_RUNTIME_DIR: folder('runtime'),
    // The way to the display is looked for in the two folders that were just moved.
    XAUTHORITY: XAUTHORITY ?? join(HOME, '.Xauthority'),
    ...(WAYLAND_DISPLAY ? { WAYLAND_DISPLAY: resolve(XDG_RUNTIME_DIR, WAYLAND_DISPLAY) } : {}),
  };
}

const ownFolders: string[] = [];
process.once('exit', () => {
  for (const folder of ownFolders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes with the test run. */
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-e2e-'));
  ownFolders.push(folder);
  return folder;
}

/** Chromium's sandbox cannot run as root, which a container's tests are; everybody else keeps it. */
function sandboxFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Makes the vault through its screens, as far as the open room.
 *
 * @returns the recovery code, as it was shown.
 */
export async function createVault(
  page: Page,
  { school, person = '林静', password }: { school: string; person?: string; password: string },
): Promise<string> {
  await page.getByRole('textbox', { name: '学校名称' }).fill(school);
  await page.getByRole('textbox', { name: '您的姓名' }).fill(person);
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password);
  await page.getByRole('textbox', { name: '再次输入密码' }).fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
  const shown = page.getByLabel('恢复码', { exact: true });
  // Deriving a key takes its time, the longer the busier the PC is.
  await expect(shown).toBeVisible({ timeout: 30_000 });
  const code = ((await shown.textContent()) ?? '').trim();
  await page.getByRole('button', { name: '已抄好，下一步' }).click();
  await page.getByRole('textbox', { name: '恢复码' }).fill(code);
  await page.getByRole('button', { name: '打开保险库' }).click();
  await inRoom(page);
  return code;
}

let founded: Promise<string> | undefined;

/** Makes a vault through its screens, with `FOUNDING`. @returns its folder, as a power cut in the open room leaves it. */
async function foundVault(): Promise<string> {
  const { app, page, userData } = await launchRoom();
  const { schoolName, personName, password } = FOUNDING;
  await createVault(page, { school: schoolName, person: personName, password });
  // Whoever locks has the day's backup made; a copy shall have all of its first day before it.
  await kill(app);
  return join(userData, 'vault');
}

/**
 * Launches the app on a vault of its own and opens it: a copy of one that was made once for this worker. Whoever
 * tests how a vault is made, or with whom it begins, launches the room and makes one.
 */
export async function openRoom(options: Omit<LaunchOptions, 'userData'> = {}): Promise<LaunchedRoom> {
  founded ??= foundVault();
  const userData = ownFolder();
  cpSync(await founded, join(userData, 'vault'), { recursive: true });
  const room = await launchRoom({ ...options, userData });
  await unlock(room.page, FOUNDING.password);
  return room;
}

/** Opens a locked vault with its password. */
export async function unlock(page: Page, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await inRoom(page);
}

/** Closes the window, as its cross does, and waits until the app has ended. */
export async function closeWindow({ app }: LaunchedRoom): Promise<void> {
  const ended = app.waitForEvent('close');
  // After the answer: one that is on its way when the app ends does not arrive.
  await app.evaluate(({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
  await ended;
}

/** Locks through the screen, and waits for the door. */
export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^上锁/ }).click();
  await page.waitForURL(/^heartharbor:\/\/door\//);
  // The day's backup comes first.
  await expect(page.getByRole('textbox', { name: '密码', exact: true })).toBeVisible({ timeout: 30_000 });
}

/** Waits for the open room, wherever in it one is: after a lock that is where one was. */
async function inRoom(page: Page): Promise<void> {
  await page.waitForURL('heartharbor://room/');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 30_000 });
}

/** Answers the next native "open file" dialogs with `path`; null presses 取消. */
export async function answerOpenDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({
      canceled: chosen === null,
      filePaths: chosen === null ? [] : [chosen],
    });
  }, path);
}

/** Answers the next native "save file" dialogs with `path`; null presses 取消. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

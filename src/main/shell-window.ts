import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, MessageChannelMain, type Session } from 'electron';
import { type SafetyPolicy, STRICT_POLICY } from '#shared/contract/safety.ts';
import type { ShownPiece, VaultStart } from '#shared/contract/shell.ts';
import { CopiedText } from './copied-text.ts';
import { dialogsOver } from './dialogs.ts';
import { KeptLook } from './kept-look.ts';
import { type LockReason, lockWhenLeft } from './lock-policy.ts';
import { DOOR, ROOM } from './origins.ts';
import { PdfPress } from './printing/pdf-press.ts';
import { Press } from './printing/press.ts';
import { VaultProcess } from './vault-process.ts';
import { colourPages, followLook, windowSize } from './window-look.ts';

/** Why the door is shown. */
type Notice = 'none' | 'locked' | 'crashed';

/** Other times than the app's own, for tests. */
export interface TestTimes {
  idleSeconds?: number | undefined;
  clipboardSeconds?: number | undefined;
}

/** A page that hangs must not keep the key. */
const LAST_WORDS_MS = 2_000;

/** The app's one window: the door while the vault is locked, the room while it is open. */
export class ShellWindow {
  readonly #window: BrowserWindow;
  readonly #start: Omit<VaultStart, 'wasOpenBefore'>;
  #vault: VaultProcess;
  #open = false;
  #wasOpenBefore = false;
  /** While one vault process ends and the next begins, a page that loads has to wait for its line. */
  #between = false;
  #turning: Promise<void> = Promise.resolve();
  readonly #stopWatching: () => void;
  readonly #changeLook: ReturnType<typeof followLook>;
  readonly #copied: CopiedText;
  readonly #press: Press;
  readonly #pdfPress: PdfPress;
  #policy = STRICT_POLICY;
  /** The PC goes to sleep or ends; said before the lock has its turn. */
  #hurry = false;

  constructor(start: Omit<VaultStart, 'wasOpenBefore'>, session: Session, times: TestTimes = {}) {
    this.#start = start;
    this.#copied = new CopiedText(times.clipboardSeconds);
    const look = new KeptLook(join(dirname(start.folder), 'look.json'));
    this.#window = new BrowserWindow({
      ...windowSize(),
      show: false,
      title: '心港',
      backgroundColor: colourPages(look.now),
      autoHideMenuBar: true,
      webPreferences: {
        session,
        preload: join(import.meta.dirname, '../preload/index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        devTools: !app.isPackaged,
      },
    });
    this.#press = new Press(session, this.#window.webContents);
    this.#pdfPress = new PdfPress(session);
    this.#changeLook = followLook(this.#window, look);
    this.#guard(STRICT_POLICY);
    // A page's title could carry a name into the task bar.
    this.#window.on('page-title-updated', (event) => event.preventDefault());
    this.#window.once('ready-to-show', () => this.#window.show());
    this.#window.on('close', (event) => {
      if (!this.#open && !this.#between) return;
      event.preventDefault();
      // Asked for twice, it is closed once.
      void this.#turn(() => this.#lock('locked')).then(() => {
        if (!this.#window.isDestroyed()) this.#window.close();
      });
    });
    // Windows ends the session, and gives a few seconds.
    this.#window.on('query-session-end', () => void this.lock({ hurry: true }));
    this.#window.webContents.on('did-finish-load', () => {
      if (!this.#between) this.#connect();
    });
    this.#window.webContents.on('render-process-gone', () => {
      void this.#turn(() => (this.#open ? this.#lock('crashed') : this.#showDoor('crashed')));
    });
    this.#stopWatching = lockWhenLeft(
      this.#window.webContents,
      (reason) => void this.lock(reason),
      () => times.idleSeconds ?? this.#policy.idleMinutes * 60,
    );
    this.#vault = this.#startVault();
  }

  /** True while a vault process holds the key. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** A piece of an attachment that the room's page looks at; null while the vault is locked. */
  async piece(token: string, from: number): Promise<ShownPiece | null> {
    return this.#open ? this.#vault.piece(token, from) : null;
  }

  /** Shows the door for the first time. */
  show(): Promise<void> {
    return this.#turn(() => this.#showDoor('none'));
  }

  focus(): void {
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.focus();
  }

  /** Locks the vault, if it is open. */
  lock({ hurry }: LockReason = { hurry: false }): Promise<void> {
    this.#hurry ||= hurry;
    // One that is being closed makes its backup, and has no turn to be told in.
    if (hurry) this.#vault.hurry();
    return this.#turn(async () => {
      await this.#lock('locked');
      this.#hurry = false;
    });
  }

  /** Ends the vault process before the app ends. */
  async end(): Promise<void> {
    this.#stopWatching();
    // Whatever became of the last turn: the key goes.
    await this.#turning.catch(() => undefined);
    await this.#copied.clear();
    await this.#vault.close();
  }

  // Opening and locking take their turns: neither ever sees the other half done.
  #turn(act: () => Promise<void>): Promise<void> {
    this.#turning = this.#turning.then(act, act);
    return this.#turning;
  }

  #startVault(): VaultProcess {
    const vault = new VaultProcess(
      { ...this.#start, wasOpenBefore: this.#wasOpenBefore },
      {
        ...dialogsOver(this.#window),
        look: async (changed) => this.#changeLook(changed),
        printToPdf: (sheet) => this.#pdfPress.print(sheet),
        printers: () => this.#press.printers(),
        print: (job) => this.#press.print(job),
      },
    );
    let started = false;
    vault.on('ready', () => {
      started = true;
    });
    vault.on('opened', (policy) => void this.#turn(() => this.#showRoom(vault, policy)));
    vault.on('guard', (policy) => {
      if (this.#open && this.#vault === vault) this.#guard(policy);
    });
    vault.on('copied', () => this.#copied.note());
    vault.on('lock', () => void this.lock());
    vault.on('exit', ({ asked }) => {
      if (asked || this.#window.isDestroyed()) return;
      if (started) void this.#turn(() => this.#mend(vault));
      else void this.#giveUp();
    });
    return vault;
  }

  /** A vault process that ended by itself is told at the door, and another one takes its place. */
  async #mend(ended: VaultProcess): Promise<void> {
    if (this.#vault !== ended) return;
    this.#open = false;
    void this.#copied.clear();
    this.#press.clear();
    this.#pdfPress.clear();
    this.#vault = this.#startVault();
    await this.#showDoor('crashed');
  }

  /** A vault process that cannot even start would be started for ever. */
  async #giveUp(): Promise<void> {
    await dialog.showMessageBox(this.#window, {
      type: 'error',
      message: '保险库无法启动',
      detail: '程序文件可能被安全软件隔离或不完整。记录都在，没有改动。请恢复被隔离的文件或重新安装心港。',
      buttons: ['退出'],
    });
    app.quit();
  }

  async #showRoom(opened: VaultProcess, policy: SafetyPolicy): Promise<void> {
    if (this.#vault !== opened) return;
    this.#open = true;
    this.#wasOpenBefore = true;
    this.#guard(policy);
    await this.#load(ROOM);
  }

  async #showDoor(notice: Notice): Promise<void> {
    this.#guard(STRICT_POLICY);
    await this.#load(notice === 'none' ? DOOR : `${DOOR}?notice=${notice}`);
  }

  async #lock(notice: Notice): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#between = true;
    try {
      void this.#copied.clear();
      this.#press.clear();
      this.#pdfPress.clear();
      // The page goes first: leaving, it hands its last drafts to the vault.
      await this.#lastWords();
      await this.#showDoor(notice);
      this.#window.webContents.navigationHistory.clear();
    } finally {
      // Whatever became of the page: the key goes.
      await this.#vault.close({ hurry: this.#hurry });
      // The page's last copy may have come in meanwhile.
      void this.#copied.clear();
      this.#between = false;
      // While the backup of the day was made, the window may have been closed.
      if (!this.#window.isDestroyed()) {
        this.#vault = this.#startVault();
        this.#connect();
      }
    }
  }

  /**
   * Lets the page hand over what was typed last. Chromium gives a page that leaves half a second for it, which on a
   * busy PC is not enough; a page that does not answer is not waited for much longer either.
   */
  async #lastWords(): Promise<void> {
    const { ipc, mainFrame } = this.#window.webContents;
    const said = once(ipc, 'left', { signal: AbortSignal.timeout(LAST_WORDS_MS) }).catch(() => undefined);
    try {
      mainFrame.postMessage('leave', null);
    } catch {
      // The page has crashed: it has nothing to say any more.
      return;
    }
    await said;
  }

  /** Follows a policy: the room's own while it is open, the strict one at the door. */
  #guard(policy: SafetyPolicy): void {
    this.#policy = policy;
    this.#window.setContentProtection(policy.screenProtected);
  }

  /** Loads one of the app's own pages. A page that does not load must not keep the vault open. */
  async #load(address: string): Promise<void> {
    await this.#window.loadURL(address).catch(() => undefined);
  }

  /** Lays a line between the page that has just loaded and the vault. */
  #connect(): void {
    const { mainFrame } = this.#window.webContents;
    // The window shows nothing else; should it ever, that page gets no line.
    if (![DOOR, ROOM].some((own) => mainFrame.url.startsWith(own))) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#vault.attachPage(port1);
    mainFrame.postMessage('port', null, [port2]);
  }
}

import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { app, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { SafetyPolicy } from '#shared/contract/safety.ts';
import type {
  FromVault,
  Shell,
  ShellAsk,
  ShownPiece,
  ToVault,
  Unfinished,
  VaultStart,
} from '#shared/contract/shell.ts';
import { ClosingPatience } from './closing-patience.ts';

interface VaultProcessEvents {
  ready: [];
  /** A key was accepted; the window guards the room as the policy says. */
  opened: [SafetyPolicy];
  guard: [SafetyPolicy];
  copied: [];
  lock: [];
  finishing: [Unfinished];
  /** `asked` is false when the process ended without being told to. */
  exit: [{ asked: boolean }];
}

/** What the vault needs of the environment: the time zone for today's date, and what Windows cannot do without. */
function wanted(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['TZ', 'LANG', 'LC_ALL', 'SystemRoot', 'windir'];
  // By this one argon2 loads another binary, for development and tests; the installed app takes the shipped one only.
  if (!app.isPackaged) names.push('ARGON2_PREBUILD');
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** The vault as main sees it: a process that asks for dialogs and paper, and says when it is open. */
export class VaultProcess extends EventEmitter<VaultProcessEvents> {
  readonly #child: UtilityProcess;
  readonly #shell: Shell;
  readonly #pieces = new Map<number, (piece: ShownPiece | null) => void>();
  #lastPiece = 0;
  #asked = false;
  #gone = false;

  constructor(start: VaultStart, shell: Shell) {
    super();
    this.#shell = shell;
    this.#child = utilityProcess.fork(join(import.meta.dirname, 'vault.js'), [JSON.stringify(start)], {
      serviceName: 'HeartHarbor vault',
      env: wanted(process.env),
      stdio: 'inherit',
    });
    this.#child.on('message', (message: FromVault) => this.#hear(message));
    this.#child.on('exit', () => {
      this.#gone = true;
      for (const resolve of this.#pieces.values()) resolve(null);
      this.emit('exit', { asked: this.#asked });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Hands the vault its end of a line to the page. */
  attachPage(port: MessagePortMain): void {
    this.#tell({ kind: 'page' }, [port]);
  }

  /** A piece of an attachment that the page looks at; null where the vault gave it no such token, or is gone. */
  piece(token: string, from: number): Promise<ShownPiece | null> {
    if (this.#gone) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#lastPiece += 1;
      this.#pieces.set(this.#lastPiece, resolve);
      this.#tell({ kind: 'piece', id: this.#lastPiece, token, from });
    });
  }

  /** Ends the process, and the key with it. In a `hurry` the day's backup is left to the next time. */
  async close({ hurry = false } = {}): Promise<void> {
    if (this.#gone) return;
    this.#asked = true;
    const gone = once(this, 'exit');
    this.#tell({ kind: 'close', hurry });
    const patience = new ClosingPatience();
    const hear = (work: Unfinished) => patience.hear(work);
    this.on('finishing', hear);
    const watch = setInterval(() => {
      if (patience.secondPassed()) this.#child.kill();
    }, 1_000);
    await gone;
    this.off('finishing', hear);
    clearInterval(watch);
  }

  /** Hurries a process that closes already; does nothing to one that does not. */
  hurry(): void {
    if (this.#asked) this.#tell({ kind: 'close', hurry: true });
  }

  #hear(message: FromVault): void {
    switch (message.kind) {
      case 'ask':
        void this.#answer(message);
        break;
      case 'opened':
      case 'guard':
        this.emit(message.kind, message.policy);
        break;
      case 'piece':
        this.#pieces.get(message.id)?.(message.piece);
        this.#pieces.delete(message.id);
        break;
      case 'finishing':
        this.emit('finishing', message.work);
        break;
      default:
        this.emit(message.kind);
    }
  }

  async #answer(ask: ShellAsk): Promise<void> {
    try {
      const value = await this.#ask(ask);
      this.#tell({ kind: 'answer', id: ask.id, outcome: { ok: true, value } });
    } catch {
      this.#tell({ kind: 'answer', id: ask.id, outcome: { ok: false } });
    }
  }

  #ask(ask: ShellAsk): Promise<unknown> {
    switch (ask.name) {
      case 'chooseFile':
        return this.#shell.chooseFile(ask.ask);
      case 'chooseFiles':
        return this.#shell.chooseFiles(ask.ask);
      case 'chooseFolder':
        return this.#shell.chooseFolder(ask.ask);
      case 'chooseSavePath':
        return this.#shell.chooseSavePath(ask.ask);
      case 'showInFolder':
        return this.#shell.showInFolder(ask.ask);
      case 'look':
        return this.#shell.look(ask.ask);
      case 'printToPdf':
        return this.#shell.printToPdf(ask.ask);
      case 'printers':
        return this.#shell.printers(ask.ask);
      case 'print':
        return this.#shell.print(ask.ask);
    }
  }

  #tell(message: ToVault, ports: MessagePortMain[] = []): void {
    if (!this.#gone) this.#child.postMessage(message, ports);
  }
}

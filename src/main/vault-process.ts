import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { SafetyPolicy } from '#shared/contract/safety.ts';
import type { FromVault, Shell, ShellAsk, ToVault, VaultStart } from '#shared/contract/shell.ts';

interface VaultProcessEvents {
  ready: [];
  /** A key was accepted; the window guards the room as the policy says. */
  opened: [SafetyPolicy];
  guard: [SafetyPolicy];
  copied: [];
  lock: [];
  backingUp: [];
  /** `asked` is false when the process ended without being told to. */
  exit: [{ asked: boolean }];
}

/** How long a closing vault may take before it is ended by force; every write is already on disk. */
const CLOSING_MS = 10_000;
/** A vault that closes and says that it makes its backup gets this much from each of its words, */
const BACKING_UP_MS = 60_000;
/** and this much in all: a full stick of attachments, and not for ever. */
const LONGEST_CLOSING_MS = 20 * 60_000;

/** What the vault needs of the environment: the time zone for today's date, and what Windows cannot do without. */
function wanted(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['TZ', 'LANG', 'LC_ALL', 'SystemRoot', 'windir'];
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** The vault as main sees it: a process that asks for dialogs and paper, and says when it is open. */
export class VaultProcess extends EventEmitter<VaultProcessEvents> {
  readonly #child: UtilityProcess;
  readonly #shell: Shell;
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

  /** Ends the process, and the key with it. */
  async close(): Promise<void> {
    if (this.#gone) return;
    this.#asked = true;
    const gone = once(this, 'exit');
    this.#tell({ kind: 'close' });
    const began = Date.now();
    let force = setTimeout(() => this.#child.kill(), CLOSING_MS);
    const wait = () => {
      clearTimeout(force);
      const left = began + LONGEST_CLOSING_MS - Date.now();
      force = setTimeout(() => this.#child.kill(), Math.min(BACKING_UP_MS, left));
    };
    this.on('backingUp', wait);
    await gone;
    this.off('backingUp', wait);
    clearTimeout(force);
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
      case 'chooseFolder':
        return this.#shell.chooseFolder(ask.ask);
      case 'chooseSavePath':
        return this.#shell.chooseSavePath(ask.ask);
      case 'printToPdf':
        return this.#shell.printToPdf(ask.ask);
    }
  }

  #tell(message: ToVault, ports: MessagePortMain[] = []): void {
    if (!this.#gone) this.#child.postMessage(message, ports);
  }
}

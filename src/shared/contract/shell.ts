import type { LookChange, LookOfThisPc } from './look.ts';
import type { SafetyPolicy } from './safety.ts';

/**
 * What the vault process and the Electron shell say to each other. The shell shows dialogs and prints; it
 * knows no rule, keeps no case data, and has no request of its own to make of an open room: it only hands on what the
 * page was given leave to fetch.
 */

/** What the vault may ask of the shell. */
export interface Shell {
  /** The path of a file that the person chose to read, or null. `extensions` without the dot. */
  chooseFile(ask: { title: string; kind: string; extensions: string[] }): Promise<string | null>;
  /** The paths of the files that the person chose to read, one or several; none where nothing was chosen. */
  chooseFiles(ask: { title: string; kind: string; extensions: string[] }): Promise<string[]>;
  /** The path of a folder that the person chose, or null. */
  chooseFolder(ask: { title: string }): Promise<string | null>;
  /** The path that the person chose to write to, or null. */
  chooseSavePath(ask: {
    title: string;
    kind: string;
    extension: string;
    suggestedName: string;
  }): Promise<string | null>;
  /** Shows a file that was just saved, in the system's own window of folders. */
  showInFolder(ask: { path: string }): Promise<void>;
  /** How the window looks on this PC, after what was changed of it. */
  look(change: LookChange): Promise<LookOfThisPc>;
  /** Prints the body markup of a paper page to PDF bytes. */
  printToPdf(ask: { html: string }): Promise<Uint8Array>;
}

export type ShellAsk = {
  [Name in keyof Shell]: { kind: 'ask'; id: number; name: Name; ask: Parameters<Shell[Name]>[0] };
}[keyof Shell];

export type FromVault =
  | ShellAsk
  /** The process runs and waits for its first page. */
  | { kind: 'ready' }
  /** A key was accepted: show the room, and guard it so. */
  | { kind: 'opened'; policy: SafetyPolicy }
  /** The room's policy has changed. */
  | { kind: 'guard'; policy: SafetyPolicy }
  /** Something was copied from the page: clear the clipboard soon. The shell is not told what it was. */
  | { kind: 'copied' }
  /** The person wants the vault locked. */
  | { kind: 'lock' }
  /** A piece of an attachment that the page looks at, or null where there is none. */
  | { kind: 'piece'; id: number; piece: AttachmentPiece | null }
  /** Said again and again while a vault that closes still finishes something long. */
  | { kind: 'finishing'; work: Unfinished };

/** Bytes of an attachment from where they were wanted on; empty behind its end. `total` counts all of it. */
export interface AttachmentPiece {
  mediaType: string;
  total: number;
  bytes: Uint8Array;
}

/** What a vault that closes is waited for. */
export type Unfinished = 'backup' | 'reencryption';

export type ToVault =
  /** Comes with a message port: the other end is the page in the window. */
  | { kind: 'page' }
  /**
   * Finish what runs, close the database and end. In a `hurry` no backup is made: the PC goes to sleep or ends, and
   * the key must not lie in its memory meanwhile. It may be said once more when the hurry comes later.
   */
  | { kind: 'close'; hurry: boolean }
  /**
   * The page fetches an attachment by a token that the vault has given it, and the shell hands the pieces on. It is
   * the only thing that it can ask of an open room, and without the token it gets nothing.
   */
  | { kind: 'piece'; id: number; token: string; from: number }
  | { kind: 'answer'; id: number; outcome: { ok: true; value: unknown } | { ok: false } };

/** How the vault process is started: JSON in its last argument. */
export interface VaultStart {
  folder: string;
  appVersion: string;
  /** Since the app was started: one goes on where one was, and somebody who starts it anew begins at the workbench. */
  wasOpenBefore: boolean;
  nativeBinding?: string;
  /** Keys at the floor, for tests: nobody measures the PC first. */
  unmeasuredKeys?: boolean;
}

/** A request as it travels over the page's port, and its answer. */
export interface PageRequest {
  id: number;
  name: string;
  input: unknown;
}
export interface PageAnswer {
  id: number;
  outcome: unknown;
}

import type { LookChange, LookOfThisPc } from './look.ts';
import type { PrintSettings } from './papers.ts';
import type { SafetyPolicy } from './safety.ts';

/**
 * What the vault process and the Electron shell say to each other. The shell shows dialogs and prints; it
 * knows no rule, keeps no case data, and has no request of its own to make of an open room: it only hands on what the
 * page was given leave to fetch.
 */

/** A4 at 96 dpi, as a paper page on screen measures it. */
export const SHEET_PX = { width: 794, height: 1123 } as const;
/** What is as tall as this takes one sheet, also where heights of lines are rounded otherwise than on screen. */
export const FITS_SHEET_PX = 1120;

/** Body markup of a paper page. */
export interface PrintedSheet {
  html: string;
  /** Styles to be laid after its own: the first with which it takes one sheet, or the last. None: it stands as it is. */
  styles: readonly string[];
}

/** A sheet as it was printed. `style`: 0 for its own alone, and one more for each of those laid after it. */
export interface PrintedPdf {
  pdf: Uint8Array;
  style: number;
}

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
  printToPdf(ask: PrintedSheet): Promise<PrintedPdf>;
  /** The printers of this PC, as the system calls them and as a person does. */
  printers(ask: Record<string, never>): Promise<{ name: string; label: string }[]>;
  /** Hands one job to the system's printing; answered when it is there. */
  print(job: PrintJob): Promise<PrintOutcome>;
}

/** A part of a paper that goes to the printer in one piece. */
export interface PrintJob extends PrintSettings {
  /** By which the shell fetches the PDF, and how many bytes it has. */
  token: string;
  bytes: number;
  /** The sides of the sheets, in order: a page of the PDF, counted from 1, or nothing. */
  pages: (number | null)[];
}

/** `noPrinter`: the system knows none of that name, or none at all. */
export type PrintOutcome = 'done' | 'noPrinter' | 'failed';

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
  /** A piece of what a page looks at, or null where there is none. */
  | { kind: 'piece'; id: number; piece: ShownPiece | null }
  /** Said again and again while a vault that closes still finishes something long. */
  | { kind: 'finishing'; work: Unfinished };

/** Bytes of an attachment or a paper from where they were wanted on; empty behind its end. `total` counts all of it. */
export interface ShownPiece {
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
   * A page fetches an attachment or a paper by a token of the vault, and the shell hands the pieces on. It is
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

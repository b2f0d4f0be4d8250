import { useSyncExternalStore } from 'react';
import { ask } from '#renderer/request.ts';
import { type AttachedTo, type AttachmentDescription, PIECE_BYTES } from '#shared/contract/attachments.ts';
import type { Failure } from '#shared/outcome.ts';

/** A file on its way into the vault, or one that was refused. */
export interface IncomingFile {
  key: number;
  to: AttachedTo;
  fileName: string;
  bytes: number;
  /** Taken by the vault so far. */
  taken: number;
  /** Why it was not taken; undefined while it is coming. */
  failure: Failure | undefined;
}

interface Waiting {
  key: number;
  file: File;
  to: AttachedTo;
  said: AttachmentDescription;
}

const UNREADABLE: Failure = {
  code: 'unreadableFile',
  message: '打不开这个文件，没有添加。请确认它还在原处、不是文件夹，并关闭正在使用它的程序后再试。',
};

/*
 * Files go in one after the other, and go on while one looks at something else in the room: whoever drops a recording
 * of an hour does not want to sit and wait before it. The page ends with the lock, and this with it.
 */
let incoming: readonly IncomingFile[] = [];
/** How many were attached, so that a list knows when to ask again. */
let attached = 0;
let lastKey = 0;
const queue: Waiting[] = [];
const stopped = new Set<number>();
const listeners = new Set<() => void>();
let running = false;

function show(next: readonly IncomingFile[]): void {
  incoming = next;
  for (const listener of listeners) listener();
}

const change = (key: number, changed: Partial<IncomingFile>) =>
  show(incoming.map((file) => (file.key === key ? { ...file, ...changed } : file)));
const drop = (key: number) => show(incoming.filter((file) => file.key !== key));

/** Takes files in, one after the other, of all of which the same is said. */
export function bringIn(to: AttachedTo, said: AttachmentDescription, files: readonly File[]): void {
  const waiting = files.map((file) => {
    lastKey += 1;
    return { key: lastKey, file, to, said };
  });
  queue.push(...waiting);
  show([
    ...incoming,
    ...waiting.map(({ key, file }) => ({
      key,
      to,
      fileName: file.name,
      bytes: file.size,
      taken: 0,
      failure: undefined,
    })),
  ]);
  void work();
}

/** Nothing is kept of a file that is still coming; one that was refused is not named any longer. */
export function letGo(key: number): void {
  stopped.add(key);
  drop(key);
}

async function work(): Promise<void> {
  if (running) return;
  running = true;
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (stopped.has(next.key)) continue;
    const failure = await takeIn(next);
    if (failure) change(next.key, { failure });
    else if (!stopped.has(next.key)) attached += 1;
    if (!failure) drop(next.key);
  }
  running = false;
}

/** @returns why it was not taken; undefined when it was, or when the person stopped it. */
async function takeIn({ key, file, to, said }: Waiting): Promise<Failure | undefined> {
  const { name: fileName, size: bytes } = file;
  const started = await ask('attachments.startAdding', { to, ...said, fileName, bytes });
  if (!started.ok) return started.failure;
  const { token } = started.value;
  for (let at = 0; at < bytes; at += PIECE_BYTES) {
    const piece = stopped.has(key) ? null : await pieceOf(file, at);
    if (piece === null) {
      await ask('attachments.stopAdding', { token });
      return stopped.has(key) ? undefined : UNREADABLE;
    }
    const given = await ask('attachments.addPiece', { token, piece });
    if (!given.ok) return given.failure;
    change(key, { taken: at + piece.length });
  }
  if (stopped.has(key)) {
    await ask('attachments.stopAdding', { token });
    return undefined;
  }
  const finished = await ask('attachments.finishAdding', { token });
  return finished.ok ? undefined : finished.failure;
}

async function pieceOf(file: File, at: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
  } catch {
    // A folder, a file that was taken away, or one that another program holds.
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const idOf = (to: AttachedTo): string => ('studentId' in to ? to.studentId : to.hangsOn.id);

/** The files that are on their way to a place, and how many have been attached since the room was opened. */
export function useIncomingFiles(to: AttachedTo): { files: IncomingFile[]; attached: number } {
  const all = useSyncExternalStore(subscribe, () => incoming);
  const count = useSyncExternalStore(subscribe, () => attached);
  return { files: all.filter((file) => idOf(file.to) === idOf(to)), attached: count };
}

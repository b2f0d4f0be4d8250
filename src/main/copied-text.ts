import { createHmac, randomBytes } from 'node:crypto';
import { clipboard } from 'electron';

/** How long what was copied may lie on the clipboard. */
const COPIED_SECONDS = 30;
/** The word of a copy may be here before the copy is: the two come by different ways. */
const ARRIVING_MS = 500;

/**
 * Clears the clipboard of what was copied in the app: some time after the copy, and when the room is locked or
 * the app ends. What somebody else has put there since stays. Of the text only a keyed hash is kept.
 *
 * That Windows keeps no history of it (Win+V) is Chromium's doing: the pages' session is in memory, and what is
 * copied out of such a session is marked as nothing to remember.
 */
export class CopiedText {
  readonly #key = randomBytes(32);
  readonly #milliseconds: number;
  /** `arriving`: something of ours is just coming in, and whatever is on the clipboard is taken for it. */
  #mark: string | 'arriving' | null = null;
  #arrival: NodeJS.Timeout | undefined;
  #end: NodeJS.Timeout | undefined;
  #turning: Promise<void> = Promise.resolve();

  constructor(seconds = COPIED_SECONDS) {
    this.#milliseconds = seconds * 1000;
  }

  /** Something has just been copied in the app. */
  note(): void {
    clearTimeout(this.#arrival);
    clearTimeout(this.#end);
    this.#mark = 'arriving';
    this.#arrival = setTimeout(() => void this.#arrived(), ARRIVING_MS);
    this.#end = setTimeout(() => void this.clear(), this.#milliseconds);
  }

  /** Clears the clipboard if it still holds what was copied in the app. */
  clear(): Promise<void> {
    return this.#turn(async () => {
      const mark = this.#mark;
      if (mark === null) return;
      if (mark === 'arriving' || (await this.#markOfClipboard()) === mark) await clipboard.clear();
      // What is still arriving has to be cleared once more.
      if (mark !== 'arriving') this.#mark = null;
    });
  }

  #arrived(): Promise<void> {
    return this.#turn(async () => {
      this.#mark = await this.#markOfClipboard();
    });
  }

  // Reading the clipboard takes a moment, so what is done with it takes turns. A clipboard that another program
  // holds for itself cannot be read or cleared now; nothing else may fail for that.
  #turn(act: () => Promise<void>): Promise<void> {
    this.#turning = this.#turning.then(act).catch(() => undefined);
    return this.#turning;
  }

  async #markOfClipboard(): Promise<string | null> {
    const text = await clipboard.readText();
    return text === '' ? null : createHmac('sha256', this.#key).update(text).digest('hex');
  }
}

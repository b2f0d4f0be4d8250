/** What a step says, as its commands write it. */
export type Voice = { hear(words: Buffer): void };

/**
 * Lets steps that run at the same time be read one after the other: the first that is not over is heard as it
 * speaks, each later one is kept until its turn comes.
 */
export class InTurn {
  readonly #steps: { words: Buffer[]; isOver: boolean }[] = [];
  readonly #write: (words: Buffer) => void;

  constructor(write: (words: Buffer) => void) {
    this.#write = write;
  }

  /** A step that is read after all that were named before it. */
  next(): Voice & { over(): void } {
    const step = { words: [] as Buffer[], isOver: false };
    this.#steps.push(step);
    return {
      hear: (words) => {
        step.words.push(words);
        this.#speak();
      },
      over: () => {
        step.isOver = true;
        this.#speak();
      },
    };
  }

  #speak(): void {
    for (const step of this.#steps) {
      for (const words of step.words.splice(0)) this.#write(words);
      if (!step.isOver) return;
    }
  }
}

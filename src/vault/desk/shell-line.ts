import type { FromVault, Shell, ShellAsk, ToVault } from '#shared/contract/shell.ts';

type Answer = Extract<ToVault, { kind: 'answer' }>;

/** The vault is closing: nothing more is asked of the shell, and nothing waits for it. */
class HungUp extends Error {
  override readonly name = 'HungUp';
}

/** The shell as the vault sees it: each ask goes out over the line and waits for its answer. */
export function shellOver(tell: (message: FromVault) => void): {
  shell: Shell;
  hear: (answer: Answer) => void;
  hangUp: () => void;
} {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let hungUp = false;

  function askFor<Name extends keyof Shell>(name: Name): Shell[Name] {
    const ask = (content: Parameters<Shell[Name]>[0]) =>
      new Promise((resolve, reject) => {
        if (hungUp) return reject(new HungUp());
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        // Name and content belong together by this function's own signature.
        tell({ kind: 'ask', id: lastId, name, ask: content } as unknown as ShellAsk);
      });
    // Each name's answer is of its own type, which a map over all names cannot say.
    return ask as Shell[Name];
  }

  return {
    shell: {
      chooseFile: askFor('chooseFile'),
      chooseFiles: askFor('chooseFiles'),
      chooseFolder: askFor('chooseFolder'),
      chooseSavePath: askFor('chooseSavePath'),
      showInFolder: askFor('showInFolder'),
      look: askFor('look'),
      printToPdf: askFor('printToPdf'),
      printers: askFor('printers'),
      print: askFor('print'),
    },
    hear({ id, outcome }) {
      const line = waiting.get(id);
      waiting.delete(id);
      if (outcome.ok) line?.resolve(outcome.value);
      else line?.reject(new Error('the shell could not do it'));
    },
    hangUp() {
      hungUp = true;
      for (const { reject } of waiting.values()) reject(new HungUp());
      waiting.clear();
    },
  };
}

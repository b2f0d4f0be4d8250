const REPEATS = 9;

export async function milliseconds(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** The middle of several runs of each, one after the other: whatever else the machine does meets all of them. */
export async function besides(acts: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const runs: number[][] = acts.map(() => []);
  for (let run = 0; run < REPEATS; run += 1) {
    for (const [index, act] of acts.entries()) runs[index]?.push(await milliseconds(act));
  }
  return runs.map((times) => times.sort((one, other) => one - other)[Math.floor(REPEATS / 2)] ?? Number.NaN);
}

/** Prints costs in milliseconds, and as a multiple of the first beside them. */
export function printCosts(
  of: string,
  heads: readonly string[],
  rows: readonly (readonly [string, number[]])[],
) {
  const lines = rows.map(([name, costs]) => {
    const cells = costs.map((cost) => {
      const times = cost / (costs[0] ?? Number.NaN);
      return `${cost.toFixed(1).padStart(10)} ms ×${times.toFixed(1).padEnd(6)}`;
    });
    return [name.padEnd(24), ...cells].join(' ');
  });
  const head = [of.padEnd(24), ...heads.map((head) => head.padStart(21))].join(' ');
  process.stdout.write(`\n${head}\n${lines.join('\n')}\n\n`);
}

import { totalmem } from 'node:os';

/** What one try of a secret costs whoever makes it, by Argon2id. */
export interface KdfCosts {
  memoryKiB: number;
  iterations: number;
  parallelism: number;
}

/** The least that the format ever allowed: a slot below it was not made by this app (docs/vault-format.md). */
export const KDF_LEAST = { memoryKiB: 65_536, iterations: 3, parallelism: 4 } as const satisfies KdfCosts;
/** The most that a slot may ask of a PC. */
export const KDF_MOST = {
  memoryKiB: 1_048_576,
  iterations: 10,
  parallelism: 16,
} as const satisfies KdfCosts;
/** Today's floor. It may rise above `KDF_LEAST`: slots below it are wrapped anew when they next open. */
const KDF_FLOOR: KdfCosts = KDF_LEAST;

/** How a door chooses what its keys cost. */
export interface KdfPlan {
  floor: KdfCosts;
  /** For the first keys of a new vault; the later ones follow the strongest of them. */
  firstCosts(): Promise<KdfCosts>;
}

/** Keys at today's floor, without measuring: for tests, which make many. */
export const AT_THE_FLOOR: KdfPlan = { floor: KDF_FLOOR, firstCosts: async () => KDF_FLOOR };

/** True when any of the costs is less than the floor's. */
export function isBelow(costs: KdfCosts, floor: KdfCosts): boolean {
  return (
    costs.memoryKiB < floor.memoryKiB ||
    costs.iterations < floor.iterations ||
    costs.parallelism < floor.parallelism
  );
}

/** Costs that are at least each of the given ones. */
export function strongestOf(first: KdfCosts, ...others: readonly KdfCosts[]): KdfCosts {
  return others.reduce(
    (most, next) => ({
      memoryKiB: Math.max(most.memoryKiB, next.memoryKiB),
      iterations: Math.max(most.iterations, next.iterations),
      parallelism: Math.max(most.parallelism, next.parallelism),
    }),
    first,
  );
}

/** How long this PC takes for one pass of Argon2id over so much memory. */
export interface KdfMeasurement {
  memoryKiB: number;
  passMs: number;
}

const ABOUT_A_SECOND_MS = 1_000;

/**
 * From measurements to costs: as much memory as takes no more than about a second with the floor's passes,
 * because memory is what an attacker's graphics cards lack; then passes until the second is full, as far as
 * the format allows. Never below the floor, however slow the PC.
 */
export function costsFor(measurements: readonly KdfMeasurement[], floor: KdfCosts): KdfCosts {
  const affordable = measurements
    .filter(({ memoryKiB, passMs }) => {
      return memoryKiB >= floor.memoryKiB && passMs * floor.iterations <= ABOUT_A_SECOND_MS;
    })
    .sort((one, other) => other.memoryKiB - one.memoryKiB)
    .at(0);
  if (!affordable) return floor;
  const passes = Math.floor(ABOUT_A_SECOND_MS / Math.max(affordable.passMs, 1));
  return {
    memoryKiB: affordable.memoryKiB,
    iterations: Math.min(Math.max(passes, floor.iterations), KDF_MOST.iterations),
    parallelism: floor.parallelism,
  };
}

/**
 * Memory worth trying on a PC with so much of its own (bytes): a thirty-second of it, so that a 4 GB school PC with
 * a browser open still unlocks without swapping; and 256 MiB at most, so that a vault that moves from a
 * large PC to a small one still opens there.
 */
export function memoryToTry(ofPc: number): number[] {
  return [65_536, 131_072, 262_144].filter(
    // What a PC reports is a little less than what is printed on it.
    (memoryKiB) => memoryKiB === KDF_LEAST.memoryKiB || memoryKiB * 1_024 * 30 <= ofPc,
  );
}

/** Measures this PC, in about the time of two keys, and chooses what a new vault's keys cost. */
export function measuredOnThisPc(hash: (costs: KdfCosts) => Promise<unknown>): KdfPlan {
  const timed = async (memoryKiB: number): Promise<KdfMeasurement> => {
    const { iterations, parallelism } = KDF_FLOOR;
    const began = performance.now();
    await hash({ memoryKiB, iterations, parallelism });
    return { memoryKiB, passMs: (performance.now() - began) / iterations };
  };
  return {
    floor: KDF_FLOOR,
    async firstCosts() {
      // The first run of all pays for loading the library.
      await timed(KDF_LEAST.memoryKiB);
      const measurements: KdfMeasurement[] = [];
      for (const memoryKiB of memoryToTry(totalmem())) {
        const measured = await timed(memoryKiB);
        measurements.push(measured);
        // Twice the memory takes twice as long: what follows would not fit either.
        if (measured.passMs * KDF_FLOOR.iterations * 2 > ABOUT_A_SECOND_MS) break;
      }
      return costsFor(measurements, KDF_FLOOR);
    },
  };
}

import { z } from 'zod';
import { bands } from '#shared/contract/screenings.ts';
import type { Bands } from '#shared/screening/bands.ts';
import type { Score } from '#shared/screening/score.ts';

const score = z.object({
  total: z.number().nullable(),
  factors: z.record(z.string(), z.number()),
  validity: z.number().nullable(),
  positives: z.number().nullable(),
  keyItems: z.array(z.number()).nullable(),
  isChecked: z.boolean(),
});

/** The bands of a batch; null where it has no scale. */
export function keptBands({ bands: kept }: { bands: string }): Bands | null {
  return kept === '' ? null : bands.parse(JSON.parse(kept));
}

/** What was scored; null for a result that was written down by itself. */
export function keptScore({ score: kept }: { score: string }): Score | null {
  return kept === '' ? null : score.parse(JSON.parse(kept));
}

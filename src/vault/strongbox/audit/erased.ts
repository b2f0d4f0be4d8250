import { z } from 'zod';

/** What stands in a line whose student's file was destroyed. */
export const DESTROYED_SUBJECT = '（档案已销毁）';

const erasedDetail = z.strictObject({ destructionId: z.uuid() });
const destroyedDetail = z.object({ destructionId: z.uuid(), erasedLines: z.string() });

/** The detail of an erased line: which destruction took what it said. */
export function writeErased(destructionId: string): string {
  return JSON.stringify({ destructionId });
}

/** The destruction that erased a line; null for a line that still says what it said. */
export function erasedBy({ subject, detail }: { subject: string; detail: string }): string | null {
  if (subject !== DESTROYED_SUBJECT) return null;
  return erasedDetail.safeParse(parsed(detail)).data?.destructionId ?? null;
}

/** What the line of a destruction says of the lines that it erased: their numbers, as `3-7,9`. */
export function writeRanges(sequences: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const sequence of sequences) {
    const last = ranges.at(-1);
    if (last && last[1] === sequence - 1) last[1] = sequence;
    else ranges.push([sequence, sequence]);
  }
  return ranges.map(([from, until]) => (from === until ? `${from}` : `${from}-${until}`)).join(',');
}

/** The lines that a destruction's own line answers for; null for a line of another shape. */
export function answersFor(
  detail: string,
): { destructionId: string; holds(sequence: number): boolean } | null {
  const said = destroyedDetail.safeParse(parsed(detail));
  if (!said.success) return null;
  const ranges = said.data.erasedLines
    .split(',')
    .filter(Boolean)
    .map((range) => range.split('-').map(Number));
  return {
    destructionId: said.data.destructionId,
    holds: (sequence) => ranges.some(([from = 0, until = from]) => sequence >= from && sequence <= until),
  };
}

function parsed(detail: string): unknown {
  try {
    return JSON.parse(detail);
  } catch {
    return null;
  }
}

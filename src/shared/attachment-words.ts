import { EVIDENCE, type Evidence, ORIGINALS, type Original } from './terms.ts';

interface Described {
  evidence: Evidence | null;
  original: Original | null;
  source: string;
}

/** What is known of an attachment beside its name and day, in one line; empty where nothing is. */
export function describedInWords({ evidence, original, source }: Described): string {
  return [evidence && EVIDENCE[evidence], original && ORIGINALS[original], source && `来源：${source}`]
    .filter(Boolean)
    .join('，');
}

import { z } from 'zod';
import { AUDIENCES, type AudienceOf, PAPERS, type PaperKind } from '../papers.ts';
import { codesOf } from '../terms.ts';
import { exportPassword } from './exports.ts';
import { nothing, saved } from './fields.ts';
import { inRoom } from './request.ts';

/** More pages than this are several papers. */
export const MOST_PAGES = 5_000;
export const MOST_COPIES = 99;

/** A finished paper that lies ready in the vault's memory, to be looked at, printed or saved. */
export const laidPaper = z.object({
  /** Good until it is put away, another one is laid, or the room is locked. */
  token: z.uuid(),
  // The codes of an object are its keys, which Object.keys only calls strings.
  kind: z.enum(Object.keys(PAPERS) as [PaperKind, ...PaperKind[]]),
  title: z.string(),
  audience: z.enum(codesOf(AUDIENCES)),
  /** How many pages each of its documents has, in their order. */
  documents: z.array(z.int().positive()),
  bytes: z.int(),
});
export type LaidPaper = z.infer<typeof laidPaper>;

/** What a request that lays a paper may say beside what it is about: for whom it is, among those whom the kind is for. */
export function paperFor<Kind extends PaperKind>(kind: Kind) {
  // Which audiences stand under which kind, the table says; the index alone only knows them all.
  const audiences = PAPERS[kind].audiences as unknown as [AudienceOf<Kind>, ...AudienceOf<Kind>[]];
  return { audience: z.enum(audiences).optional() };
}

/** One side of the paper or both; the edge that the sheet is turned over is the long or the short one. */
export const SIDES = {
  simplex: '单面',
  longEdge: '双面，沿长边翻',
  shortEdge: '双面，沿短边翻',
} as const satisfies Readonly<Record<string, string>>;
export type Sides = keyof typeof SIDES;

/** Stands for whichever printer the system takes where none is named. */
export const SYSTEM_PRINTER = '';

/** How a paper is put on paper, as it is kept for the next one of its kind. */
export const printSettings = z.strictObject({
  /** As the system calls it. */
  printer: z.string().max(500),
  copies: z.int('请填写份数').min(1, '至少 1 份').max(MOST_COPIES, `一次最多 ${MOST_COPIES} 份`),
  sides: z.enum(codesOf(SIDES)),
  blackAndWhite: z.boolean(),
});
export type PrintSettings = z.infer<typeof printSettings>;

const { shape: bySettings } = printSettings;
const token = z.uuid();

export const paperRequests = {
  /** The printers of this PC. */
  'papers.printers': inRoom(nothing, z.array(z.object({ name: z.string(), label: z.string() }))),
  'papers.save': inRoom(z.strictObject({ token, password: exportPassword.optional() }), saved),
  /**
   * Prints a paper that lies ready. `pages`: which, counted over all documents from 1; null for all. It is answered
   * when the last of it is with the system's printing, or after it was stopped.
   */
  'papers.print': inRoom(
    z.strictObject({
      token,
      ...bySettings,
      pages: z.array(z.int().positive()).min(1).max(MOST_PAGES).nullable(),
    }),
    z.object({ printed: z.int(), of: z.int() }),
  ),
  /** How many pages of those that are wanted are with the system's printing; null while nothing prints. */
  'papers.progress': inRoom(
    z.strictObject({ token }),
    z.object({ printed: z.int(), of: z.int() }).nullable(),
  ),
  /** Stops behind the pages that are on their way. */
  'papers.stop': inRoom(z.strictObject({ token }), z.object({})),
  /** The paper is looked at no longer. */
  'papers.putAway': inRoom(z.strictObject({ token }), z.object({})),
};

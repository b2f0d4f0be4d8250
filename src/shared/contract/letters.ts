import { z } from 'zod';
import { fieldOf, LETTER_FIELDS, type LetterField } from '../letter-words.ts';
import { codesOf, DELIVERY_WAYS, RECEIPT_OUTCOMES } from '../terms.ts';
import { exportPassword } from './exports.ts';
import {
  date,
  guardianId,
  instant,
  letterId,
  line,
  nothing,
  optionalLine,
  optionalPhone,
  optionalProse,
  prose,
  saved,
  studentId,
} from './fields.ts';
import { MOST_ROWS } from './lists.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { discoveryRoute } from './students.ts';

/** Who signs under the text of a letter (papers.md). */
export const SIGNINGS = {
  none: '不用签字（只有学校落款）',
  guardian: '监护人',
  guardianAndSchool: '监护人和学校',
  guardianSchoolAndWitness: '监护人、学校和见证人',
} as const;
export const signing = z.enum(codesOf(SIGNINGS));

/** The words of a kind of letter: what each letter of it begins with (forms.md, papers.md). */
export const letterTemplate = z.strictObject({
  /** What the kind is called: 告知书. */
  name: line(12),
  /** What stands before the year in its numbers; no two kinds have the same. */
  prefix: line(6).refine((value) => /^\p{L}+$/u.test(value), '字头只写文字，例如 心告'),
  /** The heading on paper. */
  title: line(30),
  /** It begins with 尊敬的家长. */
  salutation: z.boolean(),
  /** Each line a paragraph, with placeholders in 【】 and headings in # (letter-words.ts). */
  body: prose(8000),
  signing,
  /** What the guardian confirms on the tear-off receipt; empty where the kind has none. */
  receipt: optionalProse(1000),
});
export type LetterTemplate = z.infer<typeof letterTemplate>;

/** A kind by its code (one that the app brings along), or by its id (one of the school's own). */
export const letterKindCode = z.string().min(1).max(40);

export const letterKind = letterTemplate.extend({
  kind: letterKindCode,
  /** The school made it; it can be put aside. */
  isOwn: z.boolean(),
  /** How often its words were changed. */
  version: z.int(),
});
export type LetterKind = z.infer<typeof letterKind>;

/** A field in its own bounds; what a letter does not ask for is left out. */
const VALUES = {
  line: (most: number) => optionalLine(most),
  prose: (most: number) => optionalProse(most),
  institutions: (most: number) => optionalProse(most),
  date: () => z.union([z.literal(''), date]),
  time: () => z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, '请填写时间，例如 14:30'),
  route: () => z.union([z.literal(''), discoveryRoute]),
};
export const letterValues = z.strictObject(
  // One entry for each field of the list, as it is run through.
  Object.fromEntries(
    codesOf(LETTER_FIELDS).map((code) => {
      const { as, most } = fieldOf(code);
      return [code, VALUES[as](most).optional()];
    }),
  ) as unknown as Record<LetterField, z.ZodOptional<z.ZodType<string>>>,
);

/** A letter of several that are issued at once: whom it is about, whom it speaks to, and what is its own. */
export const letterOf = z.strictObject({
  studentId,
  /** Whom it speaks to: one of the guardians on record, or null for the first contact. */
  guardianId: guardianId.nullable(),
  values: letterValues,
});
export type LetterOf = z.infer<typeof letterOf>;

/** What all letters of one issue have in common. */
const common = {
  kind: letterKindCode,
  issuedOn: date,
  /** The words for this time; null for those of the kind. */
  body: prose(8000).nullable(),
};

/** What a letter still lacks, and where it is filled in. */
export const letterGap = z.object({
  /** The placeholder, as it is written: 班主任. */
  word: z.string(),
  /** The field of the form, or where the file keeps it. */
  filledIn: z.string(),
  field: z.string().nullable(),
});
export type LetterGap = z.infer<typeof letterGap>;

export const deliveryWay = z.enum(codesOf(DELIVERY_WAYS));
export const receiptOutcome = z.enum(codesOf(RECEIPT_OUTCOMES));

const delivery = z.object({
  deliveredOn: date,
  way: deliveryWay,
  by: z.string(),
  note: z.string(),
  /** It was given out once more. */
  isAgain: z.boolean(),
});
const receipt = z.object({
  receivedOn: date,
  outcome: receiptOutcome,
  signedBy: z.string(),
  phone: z.string(),
  opinion: z.string(),
  witnesses: z.string(),
});

export const letterLine = z.object({
  id: letterId,
  kind: letterKindCode,
  /** What its kind is called today; of a kind that was put aside, what it was called. */
  kindName: z.string(),
  /** 心告〔2026〕3号 */
  number: z.string(),
  studentId,
  studentName: z.string(),
  className: z.string(),
  guardianName: z.string(),
  issuedOn: date,
  recordedAt: instant,
  /** A receipt is waited for. */
  asksReceipt: z.boolean(),
  voided: z.object({ voidedOn: date, reason: z.string() }).nullable(),
  /** Each time that it was given out, the first first. */
  deliveries: z.array(delivery),
  /** What came of it, as it stands now. */
  receipt: receipt.nullable(),
});
export type LetterLine = z.infer<typeof letterLine>;

/** What the file offers for a letter, to be taken over or written anew: never sent by itself. */
export const letterOffer = z.object({
  studentId,
  name: z.string(),
  className: z.string(),
  studentNumber: z.string(),
  guardians: z.array(z.object({ id: guardianId, name: z.string(), relation: z.string(), phone: z.string() })),
  /** From the file: the route, what was observed, the registered diagnosis. */
  fromFile: letterValues,
  /** What the student's last letter of the kind said, and its number; null without one. */
  last: z.object({ number: z.string(), issuedOn: date, values: letterValues }).nullable(),
});
export type LetterOffer = z.infer<typeof letterOffer>;

/** At most so many letters are issued, printed or saved at once. */
export const MOST_LETTERS = 200;
const letterIds = z.array(letterId).min(1).max(MOST_LETTERS);

/** What is seen of the register, in its order, and how names stand there. */
const seenOfRegister = { letterIds: z.array(letterId).min(1).max(MOST_ROWS), namesMasked: z.boolean() };

export const letterRequests = {
  /** The kinds with their words, as they are today: the app's in their order, then the school's own. */
  'letters.kinds': inRoom(nothing, z.array(letterKind)),
  /** A new version of a kind's words; a null kind is a new one of the school's own. */
  'letters.writeKind': inRoom(
    z.strictObject({ kind: letterKindCode.nullable(), template: letterTemplate }),
    z.object({ kind: letterKindCode }),
  ),
  /**
   * The words of a .docx that is asked for; null where none was chosen. `title` is empty where no line stands as one;
   * `leftOut` names what the document holds beside its words. Nothing is written.
   */
  'letters.openWords': inRoom(
    nothing,
    z
      .object({ fileName: z.string(), title: z.string(), body: z.string(), leftOut: z.array(z.string()) })
      .nullable(),
  ),
  /** The school's own kind is offered no more; its letters stay. */
  'letters.putKindAside': inRoom(z.strictObject({ kind: letterKindCode }), z.object({})),
  /** Every version of a kind's words, the newest first. */
  'letters.kindVersions': inRoom(
    z.strictObject({ kind: letterKindCode }),
    z.array(
      z.object({
        version: z.int(),
        recordedAt: instant.nullable(),
        recordedBy: z.string(),
        template: letterTemplate,
      }),
    ),
  ),
  'letters.list': inRoom(nothing, z.array(letterLine)),
  /** 登记簿 as it is seen: a workbook. */
  'letters.saveRegister': inRoom(
    z.strictObject({ ...seenOfRegister, password: exportPassword.optional() }),
    saved,
  ),
  /** The same as a table on paper. */
  'letters.layRegister': inRoom(
    z.strictObject({ ...seenOfRegister, ...paperFor('letter.register') }),
    laidPaper,
  ),
  /** What the files of some students offer for letters of a kind on a day. */
  'letters.offers': inRoom(
    z.strictObject({
      kind: letterKindCode,
      issuedOn: date,
      studentIds: z.array(studentId).min(1).max(MOST_LETTERS),
    }),
    z.array(letterOffer),
  ),
  /**
   * How a letter would look, and what each one lacks; takes no number. `html` is the body of the paper page with what
   * brings it to one page, of the letter at `shown`.
   */
  'letters.preview': inRoom(
    z.strictObject({
      ...common,
      letters: z.array(letterOf).min(1).max(MOST_LETTERS),
      shown: z.int().min(0),
    }),
    z.object({
      html: z.string(),
      tighter: z.array(z.string()),
      overPages: z.string(),
      /** For each letter, in their order. */
      gaps: z.array(z.array(letterGap)),
    }),
  ),
  /** Words of a kind as a letter would show them, for whoever writes them: with what is known of nobody. */
  'letters.previewKind': inRoom(
    z.strictObject({ template: letterTemplate }),
    z.object({ html: z.string(), tighter: z.array(z.string()), overPages: z.string() }),
  ),
  /** Gives each letter its number and keeps its exact bytes: all of them, or none. */
  'letters.issue': inRoom(
    z.strictObject({ ...common, letters: z.array(letterOf).min(1).max(MOST_LETTERS) }),
    z.object({ letters: z.array(z.object({ letterId, number: z.string() })) }),
  ),
  /** How far the issue that runs has come; null while none does. */
  'letters.issuing': inRoom(nothing, z.object({ done: z.int(), of: z.int() }).nullable()),
  /** The issue that runs stops; no letter of it is issued. */
  'letters.stopIssuing': inRoom(nothing, z.object({})),
  /** What an issued letter was made of, to be written once more. */
  'letters.read': inRoom(
    z.strictObject({ letterId }),
    z.object({
      kind: letterKindCode,
      studentId,
      guardianName: z.string(),
      body: z.string(),
      values: letterValues,
      html: z.string(),
      tighter: z.array(z.string()),
      overPages: z.string(),
    }),
  ),
  /** Issued letters as they were issued: one as its own bytes, several as one PDF. */
  'letters.layPaper': inRoom(z.strictObject({ letterIds, ...paperFor('letter') }), laidPaper),
  /** The same as Word documents: one, or several in one document or in a ZIP of one each, in the order of their numbers. */
  'letters.saveWord': inRoom(
    z.strictObject({ letterIds, as: z.enum(['one', 'each']), password: exportPassword.optional() }),
    saved,
  ),
  /** A voided number stays in the register and is never given again. */
  'letters.void': inRoom(z.strictObject({ letterId, reason: prose(500) }), z.object({})),
  /** 已送达: how letters came to the guardians, several at once; `isAgain` for one that was given out once more. */
  'letters.recordDelivery': inRoom(
    z.strictObject({
      letterIds,
      deliveredOn: date,
      way: deliveryWay,
      by: line(30),
      note: optionalProse(500),
      isAgain: z.boolean(),
    }),
    z.object({}),
  ),
  /** 已签收, 拒签 or 未回; what was recorded before is corrected by it, and stays in the log. */
  'letters.recordReceipt': inRoom(
    z
      .strictObject({
        letterId,
        receivedOn: date,
        outcome: receiptOutcome,
        signedBy: optionalLine(60),
        phone: optionalPhone,
        opinion: optionalProse(2000),
        witnesses: optionalLine(100),
      })
      .refine(({ outcome, opinion }) => outcome === 'signed' || opinion !== '', {
        path: ['opinion'],
        message: '请写明经过：说了什么，做了什么',
      })
      .refine(({ outcome, witnesses }) => outcome !== 'refused' || witnesses !== '', {
        path: ['witnesses'],
        message: '拒签时请写明在场的见证人',
      }),
    z.object({}),
  ),
};

import fc from 'fast-check';
import { z } from 'zod';

const FIT_DATES = ['2026-08-28', '2026-08-20', '2026-03-01', '2025-09-01'];
/** Days that hardly anything can have been on. */
const ODD_DATES = ['2026-08-29', '1900-01-01', '2199-12-31'];
const dates = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...FIT_DATES) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_DATES) },
);
/** Texts that fields take. */
const FIT_TEXTS = ['1', '14:30', '20260101', '七年级(1)班', '138 0013 8000', '陈晓', '因'];
/** Texts that mean something to a database, a page, a workbook, a file system, or an eye. */
const ODD_TEXTS = [
  '',
  ' ',
  '=HYPERLINK("http://x")',
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE students; --",
  '%_\\',
  '\u0000',
  '\u202egpj.exe',
  '\ud800',
  '../../vault.json',
  '𠮷'.repeat(20),
  '长'.repeat(25_000),
];

const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...FIT_TEXTS) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const number = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 50, 2026) },
  { weight: 1, arbitrary: fc.integer({ min: -2, max: 100 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(Number.MAX_SAFE_INTEGER, 0.5, Number.NaN, Number.POSITIVE_INFINITY),
  },
);

/** The ids in the vault that a field of this name could mean, such as `studentId`. */
export type IdsFor = (field: string) => readonly string[];

/**
 * Inputs of a request's shape, so that they come past the wrapper and reach the rules: ids that exist and ids that
 * do not, days before and after today, texts fit and odd.
 */
function shaped(schema: unknown, idsFor: IdsFor, field = ''): fc.Arbitrary<unknown> {
  const inner = (part: unknown) => shaped(part, idsFor, field);
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape).map(
      ([key, part]) => [key, shaped(part, idsFor, key)] as const,
    );
    return fc.record(Object.fromEntries(parts));
  }
  if (schema instanceof z.ZodArray) return fc.array(inner(schema.element), { maxLength: 2 });
  if (schema instanceof z.ZodNullable) return fc.oneof(fc.constant(null), inner(schema.unwrap()));
  if (schema instanceof z.ZodOptional) return fc.oneof(fc.constant(undefined), inner(schema.unwrap()));
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(inner));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodPipe) return inner(schema.in);
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.string(), inner(schema.valueType), { maxKeys: 3 });
  if (schema instanceof z.ZodUUID) {
    const known = fc.constantFrom(...idsFor(field));
    return fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: fc.uuid() });
  }
  if (schema instanceof z.ZodString) return text;
  if (schema instanceof z.ZodNumber) return number;
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  // The contract knows two of these: dates, and pieces of a file.
  if (schema instanceof z.ZodCustom) return fc.oneof(dates, fc.uint8Array());
  return fc.anything();
}

/** What a page gone wrong could send: mostly of the right shape, sometimes with one part exchanged, or anything. */
export function inputsFor(schema: z.ZodType, idsFor: IdsFor): fc.Arbitrary<unknown> {
  const right = shaped(schema, idsFor);
  const oneWrong = fc.tuple(right, fc.nat(20), fc.anything()).map(([input, at, part]) => {
    if (typeof input !== 'object' || input === null) return part;
    const keys = Object.keys(input);
    return { ...input, [keys[at % Math.max(1, keys.length)] ?? 'more']: part };
  });
  return fc.oneof(
    { weight: 7, arbitrary: right },
    { weight: 2, arbitrary: oneWrong },
    { weight: 1, arbitrary: fc.anything() },
  );
}

import { z } from 'zod';
import { date, optionalLine, optionalProse } from './fields.ts';

/** A step of a record beside what it is, as it stands in the vault; which fields it holds, its `AsksFor` says. */
export const stepTold = {
  occurredOn: date,
  /** A person by name as written. */
  who: z.string(),
  witnesses: z.string(),
  institution: z.string(),
  /** The day that the step sets: of an appointment, of the new expiry. */
  nextOn: date.nullable(),
  text: z.string(),
};

/** And as it is handed in. */
export const stepWritten = {
  occurredOn: date,
  who: optionalLine(60),
  witnesses: optionalLine(100),
  institution: optionalLine(100),
  nextOn: date.nullable(),
  text: optionalProse(5000),
};

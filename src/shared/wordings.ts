import type { z } from 'zod';
import { PHRASES, phrases } from './phrases.ts';
import { SESSION_TEMPLATES, type SessionTemplate, sessionTemplates } from './session-templates.ts';
import { WARNING_WORDS, warningWords } from './warning-words.ts';

/** What a room settles of how it writes and of what it looks for; the app brings its own to begin with. */
export interface Wordings {
  'session-templates': readonly SessionTemplate[];
  phrases: readonly string[];
  'warning-words': readonly string[];
}
export type WordingName = keyof Wordings;

type Wording<Value> = {
  /** What a kept one must fit. */
  schema: z.ZodType<Value>;
  ofTheApp: Value;
};

/** Kept as preferences under these names; unlike how a screen looks, each change of them is on record. */
export const WORDINGS: { readonly [Name in WordingName]: Wording<Wordings[Name]> } = {
  'session-templates': { schema: sessionTemplates, ofTheApp: SESSION_TEMPLATES },
  phrases: { schema: phrases, ofTheApp: PHRASES },
  'warning-words': { schema: warningWords, ofTheApp: WARNING_WORDS },
};

export const isWordingName = (name: string): name is WordingName => Object.hasOwn(WORDINGS, name);

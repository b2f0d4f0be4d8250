import { z } from 'zod';
import { usePreference } from '#renderer/preference.tsx';
import { WARNING_WORDS } from '#shared/warning-words.ts';

/** So many, and so long. */
export const warningWords = z.array(z.string().trim().min(1).max(20)).max(200);

/** The words that this room looks for; those of the app as long as nobody has changed them. */
export const useWarningWords = () =>
  usePreference<readonly string[]>('warning-words', WARNING_WORDS, warningWords);

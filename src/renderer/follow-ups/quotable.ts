import type { StudentFile } from '#shared/contract/students.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, CONCERNS } from '#shared/terms.ts';

type Known = Pick<StudentFile, 'level' | 'concerns' | 'diagnoses' | 'chronicle'>;

/** What the head of a follow-up table can quote (forms.md 附件1), each a sentence as it goes into the field. */
export interface Quotable {
  /** For 心理异常情况: why the student is at the level and of the kind, and what a hospital said. */
  condition: string[];
  /** For 干预处置情况: what was done, the newest first. */
  intervention: string[];
}

/** So many of the newest letters, visits and talks are offered: what is older stands in the file. */
const OFFERED = 8;

/** As the chronology calls what did not take place, or holds no longer. */
const NOT_DONE = /^计划|（已作废）$/;

/** What is known about a student already, to be quoted instead of typed again. */
export function quotable({ level, concerns, diagnoses, chronicle }: Known): Quotable {
  return {
    condition: [
      ...(level ? [`${writtenDate(level.fromOn)}列为${ALERT_LEVELS[level.level]}：${level.reason}`] : []),
      ...concerns
        .filter(({ endedOn }) => endedOn === null)
        .map(({ concern, reason }) => `${CONCERNS[concern]}：${reason}`),
      ...diagnoses.map(
        ({ diagnosedOn, hospital, diagnosis, providedBy }) =>
          `${writtenDate(diagnosedOn)}${hospital}诊断：${diagnosis}（${providedBy}提供）`,
      ),
    ].map(asSentence),
    intervention: chronicle
      .filter(({ kind }) => kind === 'letter' || kind === 'homeVisit' || kind === 'contact')
      .filter(({ title }) => !NOT_DONE.test(title))
      .toSorted((one, other) => other.occurredOn.localeCompare(one.occurredOn))
      .slice(0, OFFERED)
      .map(({ occurredOn, title, text }) => `${writtenDate(occurredOn)}${title}${text && `：${text}`}`)
      .map(asSentence),
  };
}

/** A text with a sentence after it, on a line of its own. */
export function withQuoted(text: string, quoted: string): string {
  return text.trim() === '' ? quoted : `${text.trimEnd()}\n${quoted}`;
}

function asSentence(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ').trim();
  return /[。！？…]$/.test(line) ? line : `${line}。`;
}

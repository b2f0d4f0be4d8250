import type { LetterTemplate } from '#shared/contract/letters.ts';
import type { LetterField, LetterValues } from '#shared/letter-words.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import {
  codesOf,
  DISCOVERY_ROUTES,
  type DiscoveryRoute,
  type Gender,
  type ObservedAspect,
} from '#shared/terms.ts';
import { LETTER_KINDS, noticeBody } from './letter-kinds.ts';
import type { LetterFit } from './letter-measures.ts';
import type { LetterNumber } from './letter-number.ts';

/** What a letter says, all of it as it was on the day of issue (design.md, rules of the data, 4). */
export interface LetterFacts {
  number: LetterNumber;
  schoolName: string;
  issuedOn: LocalDate;
  student: {
    name: string;
    gender: Gender;
    className: string;
    studentNumber: string;
    /** What the number is called. */
    numberWord: string;
    homeroomTeacher: string;
  };
  /** Whom the letter speaks to; empty where nobody is known. */
  guardianName: string;
  /** Whom the guardian calls at the school. `phone` as digits or as written. */
  contact: { name: string; phone: string };
  /** The words of its kind, with their placeholders. */
  words: Omit<LetterTemplate, 'name' | 'prefix'>;
  /** What was filled in: text, dates `YYYY-MM-DD`, times `HH:mm`, the code of a route. */
  values: LetterValues;
  /** How it came to its pages when it was issued; one of an earlier app, and one that is not issued, does not say. */
  fit?: LetterFit;
}

/** What the app of issues before 2027 kept of a letter: always 附件2. */
interface EarlierFacts {
  number: LetterNumber;
  schoolName: string;
  issuedOn: LocalDate;
  student: {
    name: string;
    gender: Gender;
    className: string;
    studentNumber?: string;
    numberWord?: string;
  };
  guardianName?: string;
  /** The word of a route, or empty. */
  discoveryRoute: string;
  observations: Readonly<Record<ObservedAspect, string>>;
  medicalDiagnosis?: string;
  contact: { name: string; phone: string };
  wording: { requests: { attention: string; contact: string; medical: string } };
}

/** The facts of an issued letter as they lie in the vault, by whichever version of the app. */
export function letterFactsFrom(json: string): LetterFacts {
  // Written by the app when the letter was issued, and frozen by a trigger since.
  const kept = JSON.parse(json) as LetterFacts | EarlierFacts;
  return 'words' in kept ? kept : fromEarlier(kept);
}

function fromEarlier(kept: EarlierFacts): LetterFacts {
  const { attention, contact, medical } = kept.wording.requests;
  const { name: _name, prefix: _prefix, ...words } = LETTER_KINDS.notice;
  const route =
    codesOf(DISCOVERY_ROUTES).find((code) => DISCOVERY_ROUTES[code] === kept.discoveryRoute) ??
    ('other' satisfies DiscoveryRoute);
  const values: Partial<Record<LetterField, string>> = {
    route,
    ...kept.observations,
    diagnosis: kept.medicalDiagnosis ?? '',
  };
  return {
    number: kept.number,
    schoolName: kept.schoolName,
    issuedOn: kept.issuedOn,
    student: { studentNumber: '', numberWord: '学号', homeroomTeacher: '', ...kept.student },
    guardianName: kept.guardianName ?? '',
    contact: kept.contact,
    words: {
      ...words,
      body: noticeBody({ careForChild: attention, keepInTouch: contact, seeDoctor: medical }),
    },
    values,
  };
}

import type { LocalDate } from './school-calendar.ts';

/** A student's post for the room (policy J3): committee of a class or a dormitory, or what the school has besides. */
export type HelperPost = 'class' | 'dormitory' | 'other';
export const HELPER_POSTS = {
  class: '班级心理委员',
  dormitory: '寝室心理委员',
  other: '其他',
} as const satisfies Readonly<Record<HelperPost, string>>;

interface InTime {
  fromOn: LocalDate;
  /** The first day on which it no longer holds; null where it goes to the end of its school year. */
  endedOn: LocalDate | null;
}

/** A post holds on a day: from its first day on, until it was ended, and never longer than its school year. */
export const holdsOn = (
  { fromOn, endedOn }: InTime,
  { until }: { until: LocalDate },
  day: LocalDate,
): boolean => fromOn <= day && day <= until && (endedOn === null || day < endedOn);

/** Nobody ended it before its school year did: it may be carried on. */
export const lastsToTheEnd = ({ endedOn }: InTime, { until }: { until: LocalDate }): boolean =>
  endedOn === null || endedOn > until;

/** 班级心理委员, or as the school calls it. */
export const postWord = ({ post, title }: { post: HelperPost; title: string }): string =>
  post === 'other' ? title : HELPER_POSTS[post];

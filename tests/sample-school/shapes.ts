import type { SampleCaseWork } from './sample-facts.ts';

/**
 * The case work in two parts: the files and records that show each shape of a record for the first time, and all
 * others. What a person writes by hand in the one, she would write in the same way in the other. Letters and
 * activities are all of the first: each gets a number of its own, or has another kind.
 */
export function byShape(work: SampleCaseWork): Record<'firsts' | 'others', SampleCaseWork> {
  const numbers = [
    ...new Set([work.levels, work.concerns, work.cares].flat().map(({ studentNumber }) => studentNumber)),
  ];
  const firstFiles = firstOfShapes(numbers, (number) => {
    const own = <Fact extends { studentNumber: string }>(facts: readonly Fact[]) =>
      facts.filter(({ studentNumber }) => studentNumber === number);
    return [
      ...own(work.levels).map(({ level, endedOn }) => `${level}, ${endedOn !== null}`),
      ...own(work.concerns).map(({ concern, endedOn }) => `${concern}, ${endedOn !== null}`),
      ...own(work.cares).map(({ care, endedOn }) => `${care}, ${endedOn !== null}`),
      // Each has another tracker and other words for the paper.
      ...own(work.trackingSheets).map(({ studentNumber }) => `tracked, ${studentNumber}`),
    ];
  });
  const inFile = ({ studentNumber }: { studentNumber: string }) => firstFiles.has(studentNumber);
  const firstFollowUps = firstOfShapes(work.followUps, ({ channel }) => [channel]);
  const firstSessions = firstOfShapes(work.sessions, ({ kind, signed }) => [`${kind}, ${signed}`]);
  const firstVisits = firstOfShapes(work.homeVisits, ({ plannedOn, occurredOn, staff }) => [
    `${plannedOn !== null}, ${occurredOn !== null}`,
    `${staff.length} of the staff`,
  ]);
  const part = (isFirst: boolean): SampleCaseWork => ({
    ...work,
    levels: work.levels.filter((each) => inFile(each) === isFirst),
    concerns: work.concerns.filter((each) => inFile(each) === isFirst),
    cares: work.cares.filter((each) => inFile(each) === isFirst),
    trackingSheets: work.trackingSheets.filter((each) => inFile(each) === isFirst),
    followUps: work.followUps.filter((each) => firstFollowUps.has(each) === isFirst),
    sessions: work.sessions.filter((each) => firstSessions.has(each) === isFirst),
    homeVisits: work.homeVisits.filter((each) => firstVisits.has(each) === isFirst),
    letters: isFirst ? work.letters : [],
    activities: isFirst ? work.activities : [],
  });
  return { firsts: part(true), others: part(false) };
}

/** Those that have a shape which none before them had. */
function firstOfShapes<Item>(items: readonly Item[], shapesOf: (item: Item) => string[]): Set<Item> {
  const seen = new Set<string>();
  return new Set(
    items.filter((item) => {
      const fresh = shapesOf(item).filter((shape) => !seen.has(shape));
      for (const shape of fresh) seen.add(shape);
      return fresh.length > 0;
    }),
  );
}

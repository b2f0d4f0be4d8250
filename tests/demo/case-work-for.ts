import type { SampleCaseWork } from '#tests/sample-school/sample-school.ts';

/**
 * The sample's case work, retold of other students: the first student that it speaks of becomes the first of
 * `numbers`, and so on. What speaks of more students than there are is left out.
 */
export function caseWorkFor(work: SampleCaseWork, numbers: readonly string[]): SampleCaseWork {
  const spokenOf = [
    ...new Set(
      [
        // Those with a letter first, so that the smallest class has every paper.
        ...work.letters,
        ...work.levels,
        ...work.concerns,
        ...work.cares,
        ...work.trackingSheets,
        ...work.followUps,
        ...work.homeVisits,
      ]
        .map(({ studentNumber }) => studentNumber)
        .concat(work.sessions.flatMap(({ studentNumbers }) => studentNumbers)),
    ),
  ];
  const becomes = new Map(
    spokenOf.flatMap((number, index) => {
      const other = numbers[index];
      return other === undefined ? [] : [[number, other] as const];
    }),
  );
  const retold = <Fact extends { studentNumber: string }>(facts: readonly Fact[]): Fact[] =>
    facts.flatMap((fact) => {
      const studentNumber = becomes.get(fact.studentNumber);
      return studentNumber === undefined ? [] : [{ ...fact, studentNumber }];
    });
  return {
    ...work,
    levels: retold(work.levels),
    concerns: retold(work.concerns),
    cares: retold(work.cares),
    trackingSheets: retold(work.trackingSheets),
    followUps: retold(work.followUps),
    letters: retold(work.letters),
    homeVisits: retold(work.homeVisits),
    sessions: work.sessions.flatMap((session) => {
      const studentNumbers = session.studentNumbers.flatMap((number) => becomes.get(number) ?? []);
      return studentNumbers.length === session.studentNumbers.length ? [{ ...session, studentNumbers }] : [];
    }),
  };
}

import { compareClassNames } from '#shared/class-names.ts';
import type { SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { RollingClass, RollOverPlan, RollOverPreview } from '#shared/contract/roll-over.ts';
import type { RollOverFate } from '#shared/terms.ts';

/** What becomes of a class or of a student; the class is empty where nobody goes into one. */
export interface Decision<Fate extends RollOverFate = RollOverFate> {
  fate: Fate;
  toClass: string;
}

/** What a whole class can do: staying down is decided student by student. */
export type ClassFate = Exclude<RollOverFate, 'repeats'>;

/** What the person has decided otherwise than it was guessed. */
export interface Decisions {
  classes: Readonly<Record<SchoolClassId, Decision<ClassFate>>>;
  students: Readonly<Record<StudentId, Decision>>;
  /** By the name of the new class. */
  teachers: Readonly<Record<string, string>>;
}

export const AS_GUESSED: Decisions = { classes: {}, students: {}, teachers: {} };

/** One way to write a class, so that full-width brackets make no second one. */
const inOneForm = (name: string) => name.normalize('NFKC').replace(/\s/g, '');

const goesIntoClass = (fate: RollOverFate) => fate === 'moves' || fate === 'repeats';

export function decisionOnClass({ classes }: Decisions, rolling: RollingClass): Decision<ClassFate> {
  return classes[rolling.classId] ?? { fate: rolling.fate, toClass: rolling.toClass };
}

export function decisionOnStudent(
  decisions: Decisions,
  rolling: RollingClass,
  studentId: StudentId,
): Decision {
  return decisions.students[studentId] ?? decisionOnClass(decisions, rolling);
}

/** How many students of a class do not go the way of the class. */
export function ownWays({ students }: Decisions, rolling: RollingClass): number {
  return rolling.students.filter(({ studentId }) => students[studentId] !== undefined).length;
}

/** What it comes to, student by student. */
export interface Outlook {
  /** The classes of the new year, with those who come into them and who will be their teacher. */
  classes: {
    name: string;
    fromClasses: string[];
    students: number;
    homeroomTeacher: string;
    /** The class has this teacher already: by a roster, or appointed by hand. */
    teacherIsSet: boolean;
  }[];
  /** How many there are of each fate. */
  count: Readonly<Record<RollOverFate, number>>;
  onLeave: number;
  /** Classes and students for whom no class of the new year is given. */
  lacking: string[];
}

/** What the decisions come to. */
export function outlookOf(preview: RollOverPreview, decisions: Decisions): Outlook {
  const count = { moves: 0, repeats: 0, graduates: 0, stays: 0 };
  const lacking = new Set<string>();
  const coming = new Map<string, { from: RollingClass; count: number }[]>();
  let onLeave = 0;
  for (const rolling of preview.classes) {
    for (const student of rolling.students) {
      const { fate, toClass } = decisionOnStudent(decisions, rolling, student.studentId);
      count[fate] += 1;
      if (student.onLeave) onLeave += 1;
      if (!goesIntoClass(fate)) continue;
      const name = inOneForm(toClass);
      if (name === '') {
        lacking.add(decisions.students[student.studentId] ? student.name : rolling.name);
        continue;
      }
      const sources = coming.get(name) ?? [];
      const source = sources.find(({ from }) => from === rolling);
      if (source) source.count += 1;
      else sources.push({ from: rolling, count: 1 });
      coming.set(name, sources);
    }
  }
  const classes = [...coming]
    .map(([name, sources]) => {
      const known = preview.known.find((each) => each.name === name)?.homeroomTeacher ?? '';
      return {
        name,
        fromClasses: sources.map(({ from }) => from.name),
        students: sources.reduce((sum, source) => sum + source.count, 0),
        homeroomTeacher: known || (decisions.teachers[name] ?? usualTeacher(name, sources, decisions)),
        teacherIsSet: known !== '',
      };
    })
    .sort((one, other) => compareClassNames(one.name, other.name));
  return { classes, count, onLeave, lacking: [...lacking] };
}

/** The teacher goes along with the class as a whole; of several that become one, with the largest. */
function usualTeacher(
  name: string,
  sources: readonly { from: RollingClass; count: number }[],
  decisions: Decisions,
): string {
  const whole = sources
    .filter(({ from }) => {
      const { fate, toClass } = decisionOnClass(decisions, from);
      return fate === 'moves' && inOneForm(toClass) === name;
    })
    .sort((one, other) => other.count - one.count);
  return whole[0]?.from.homeroomTeacher ?? '';
}

/** What the vault is asked to do. */
export function planFrom(preview: RollOverPreview, decisions: Decisions): RollOverPlan {
  return {
    intoSchoolYear: preview.intoSchoolYear,
    classes: preview.classes.map((rolling) => ({
      classId: rolling.classId,
      ...decisionOnClass(decisions, rolling),
    })),
    students: preview.classes.flatMap(({ students }) =>
      students.flatMap(({ studentId }) => {
        const own = decisions.students[studentId];
        return own ? [{ studentId, ...own }] : [];
      }),
    ),
    teachers: outlookOf(preview, decisions)
      .classes.filter(({ teacherIsSet }) => !teacherIsSet)
      .map(({ name, homeroomTeacher }) => ({ className: name, teacherName: homeroomTeacher })),
  };
}

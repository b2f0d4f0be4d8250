import type { StudentId } from '#shared/contract/fields.ts';
import type { FoundStudent } from '#shared/contract/search.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { byLikelihood, fitFor, type Ranked } from '#shared/student-search.ts';
import {
  byClassThenName,
  everyStudent,
  type StudentOn,
  studentsById,
} from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** More changed students than this are read together with all others. */
const FEW = 200;

/** A student who fits a query; see `fitFor`. */
export interface Fitting extends Ranked {
  student: FoundStudent;
}

/**
 * Every student of the vault, held in memory while the room is open: so a few letters find one among thousands
 * within a frame. It goes with the process at locking.
 */
export class StudentDirectory {
  #known = new Map<string, FoundStudent>();
  #asOf: LocalDate | null = null;

  /**
   * Takes in what has changed since the last time; the first time, everyone.
   *
   * @param changed ids of students whom the index has met.
   */
  bringUpToDate(reader: Reader, changed: readonly string[]): void {
    const asOf = this.#asOf;
    // Should reading fail, everyone is read the next time.
    this.#asOf = null;
    // Classes, levels and departures begin on a day.
    if (asOf !== reader.today || changed.length > FEW) {
      this.#known = new Map(
        everyStudent(reader, reader.today).map((student) => [student.id, found(student)]),
      );
    } else if (changed.length > 0) {
      for (const id of changed) this.#known.delete(id);
      // The ids were read from the students' own table.
      for (const student of studentsById(reader, changed as StudentId[], reader.today)) {
        this.#known.set(student.id, found(student));
      }
    }
    this.#asOf = reader.today;
  }

  /**
   * The students whom a query names: the best fit first; of those that it fits alike, whoever is at the school, then
   * those on the watchlist and `opened` lately, then by class.
   */
  fitting(query: string, opened: readonly StudentId[] = []): Fitting[] {
    const fitting: Fitting[] = [];
    const recent = new Set(opened);
    const fitOf = fitFor(query);
    for (const student of this.#known.values()) {
      const fit = fitOf(student);
      if (fit === null) continue;
      const isLikely = student.level !== null || recent.has(student.id);
      fitting.push({ student, fit, hasLeft: student.leftOn !== null, isLikely });
    }
    return fitting.sort(
      (one, other) => byLikelihood(one, other) || byClassThenName(one.student, other.student),
    );
  }

  /** One student; undefined for whoever is not on the list. */
  student(id: string): FoundStudent | undefined {
    return this.#known.get(id);
  }
}

function found(student: StudentOn): FoundStudent {
  const { id, name, studentNumber, otherNumber, className, level, leftOn } = student;
  return { id, name, studentNumber, otherNumber, className, level, leftOn };
}

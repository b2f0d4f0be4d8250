import { knownBirth, writtenBirth } from '#shared/birth-date.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { BOARDINGS, GENDERS, NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import { type GuardianChange, guardianChanges, writtenGuardian } from './compare-guardians.ts';
import type { KnownParticulars, KnownStudent } from './known-school.ts';
import type { RosterRow } from './reading/roster-reading.ts';
import { numbersOf } from './who-is-it.ts';

/** What would become of a student who is known already; a part that stays as it is, is absent. */
export interface StudentChange {
  student: KnownStudent;
  particulars: Partial<Omit<KnownParticulars, 'studentNumber'>>;
  /** Another remark than the latest that is kept. */
  remark?: string;
  /** Another class, or the class of another school year. */
  className?: string;
  guardians: GuardianChange[];
}

/** What a row says of a known student that the vault does not know; what is left out of it for a reason goes into `notices`. */
export function changeOf(
  row: RosterRow,
  student: KnownStudent,
  kind: NumberKind,
  schoolYear: number,
  notices: string[],
): StudentChange {
  const { name, gender, bornOn, className } = row;
  const particulars: StudentChange['particulars'] = {};
  if (name !== student.name) particulars.name = name;
  // 未填 and an empty cell say nothing: they take nothing away.
  if (gender !== 'unknown' && gender !== student.gender) particulars.gender = gender;
  // Nor does a month take away the day that is known of it.
  if (bornOn !== undefined && knownBirth(student.bornOn, bornOn) !== student.bornOn)
    particulars.bornOn = bornOn;
  // One that differs from the known is told, and not taken (who-is-it.ts).
  const { other } = numbersOf(row, kind);
  if (other !== '' && student.otherNumber === '' && other !== student.studentNumber)
    particulars.otherNumber = other;
  const address = addressIn(row, student.address);
  if (address !== '' && address !== student.address) particulars.address = address;
  if (row.ethnicity && row.ethnicity !== student.ethnicity) particulars.ethnicity = row.ethnicity;
  if (row.boarding && row.boarding !== student.boarding) particulars.boarding = row.boarding;
  const change: StudentChange = {
    student,
    particulars,
    ...(row.remark && row.remark !== student.remark ? { remark: row.remark } : {}),
    guardians: guardianChanges(student.guardians, row.guardians),
  };
  const { membership } = student;
  if (membership && membership.schoolYear > schoolYear) {
    if (className !== membership.className) {
      notices.push(`名册是${schoolYear}学年的，该生已在${membership.schoolYear}学年的班级，班级未改`);
    }
  } else if (className !== membership?.className || schoolYear !== membership.schoolYear) {
    change.className = className;
  }
  return change;
}

/** A change as a person reads it: each part with what was and what would be. */
export function writtenChanges(
  change: StudentChange,
  schoolYear: number,
  kind: NumberKind,
): RosterLine['changes'] {
  const { student, particulars, className, guardians } = change;
  const written: RosterLine['changes'] = [];
  if (particulars.name !== undefined)
    written.push({ field: '姓名', old: student.name, new: particulars.name });
  if (particulars.otherNumber !== undefined)
    written.push({ field: NUMBER_KINDS[otherKind(kind)], old: '', new: particulars.otherNumber });
  if (particulars.gender !== undefined)
    written.push({ field: '性别', old: GENDERS[student.gender], new: GENDERS[particulars.gender] });
  if (particulars.bornOn)
    written.push({
      field: '出生日期',
      old: student.bornOn ? writtenBirth(student.bornOn) : '',
      new: writtenBirth(particulars.bornOn),
    });
  if (className !== undefined) {
    const { membership } = student;
    const isOtherYear = membership !== null && membership.schoolYear !== schoolYear;
    written.push({
      field: '班级',
      old: membership ? membership.className + (isOtherYear ? `（${membership.schoolYear}学年）` : '') : '',
      new: className + (isOtherYear ? `（${schoolYear}学年）` : ''),
    });
  }
  if (particulars.address !== undefined)
    written.push({ field: '家庭住址', old: student.address, new: particulars.address });
  if (particulars.ethnicity !== undefined)
    written.push({ field: '民族', old: student.ethnicity, new: particulars.ethnicity });
  if (particulars.boarding !== undefined) {
    const old = student.boarding === 'unknown' ? '' : BOARDINGS[student.boarding];
    written.push({ field: '住校', old, new: BOARDINGS[particulars.boarding] });
  }
  for (const { before, after } of guardians) {
    written.push({
      field: '监护人',
      old: before ? writtenGuardian(before) : '',
      new: writtenGuardian(after),
    });
  }
  if (change.remark !== undefined) written.push({ field: '备注', old: student.remark, new: change.remark });
  return written;
}

/** The home address; where there is none and none is known, the 户籍地址, called so. Empty where the row says none. */
export function addressIn(row: RosterRow, known: string): string {
  if (row.address) return row.address;
  return row.registeredAddress && known === '' ? `${row.registeredAddress}（户籍地址）` : '';
}

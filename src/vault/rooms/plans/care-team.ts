import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { TeamMember } from '#shared/contract/plans.ts';
import { Refusal } from '#shared/outcome.ts';
import { ONE_OF_A_ROLE, TEAM_ROLES } from '#shared/plan-terms.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { recordsInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import {
  overlap,
  refuseImpossibleSpan,
  refuseNoDayAtAll,
  withoutEnd,
} from '#vault/roll/students/put-right.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { careTeamMembers } from './tables.ts';

const ROLES = codesOf(TEAM_ROLES);

/** 专班: all who cared or care for a student together, in the order of their roles. */
export function careTeamOf(reader: Reader, studentId: StudentId): (TeamMember & { recordedAt: number })[] {
  return recordsInFile(reader, careTeamMembers, studentId)
    .map(({ recordedBy, removedAt, removedBy, removalReason, ...member }) => member)
    .sort(
      (one, other) =>
        ROLES.indexOf(one.role) - ROLES.indexOf(other.role) || one.fromOn.localeCompare(other.fromOn),
    );
}

/** Those who are in the care team on a day. */
export function careTeamOn(reader: Reader, studentId: StudentId, on: LocalDate): TeamMember[] {
  return careTeamOf(reader, studentId).filter(
    ({ fromOn, endedOn }) => fromOn <= on && (endedOn === null || on < endedOn),
  );
}

/**
 * Somebody of a care team, from when until when; or what is put right about it. A team has one leader and one mentor at
 * a time (policy B1, B10).
 *
 * @throws Refusal `noStudent`, `archived`, `noRecord`, `neverWasSo`; those of `refuseImpossibleSpan`, `overlaps` among
 *   them for a second leader or mentor.
 */
export function writeTeamMember(
  writer: Writer,
  { memberId, ...written }: InputOf<'plans.writeMember'>,
): void {
  const member = withoutEnd(written);
  refuseNoDayAtAll(member);
  const beside = ONE_OF_A_ROLE.includes(member.role)
    ? careTeamOf(writer, member.studentId).filter(({ id, role }) => id !== memberId && role === member.role)
    : [];
  refuseSecondAtOnce(member, beside);
  refuseImpossibleSpan(writer, member.studentId, member);
  writeInFile(writer, { table: careTeamMembers, action: 'careTeam.written' }, memberId, member);
}

/** Takes back what never was so. @throws Refusal `noRecord`, `archived`. */
export function removeTeamMember(writer: Writer, { periodId, reason }: InputOf<'plans.removeMember'>): void {
  removeFromFile(writer, { table: careTeamMembers, action: 'careTeam.removed' }, periodId, reason);
}

/** @throws Refusal `overlaps`. */
function refuseSecondAtOnce(
  { role, ...span }: Pick<TeamMember, 'role' | 'fromOn' | 'endedOn'>,
  beside: readonly TeamMember[],
): void {
  const other = beside.find((each) => overlap(span, each));
  if (other)
    throw Refusal.at(
      'role',
      'overlaps',
      `${TEAM_ROLES[role]}同时只能有一位，现在是${other.name}。请先写上${other.name}的结束日期`,
    );
}

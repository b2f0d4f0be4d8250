import { writtenPhone } from '#shared/school-calendar.ts';
import type { KnownGuardian } from './known-school.ts';
import type { RosterGuardian } from './reading/roster-reading.ts';

/** A guardian as the file says, where that is another than the vault's. `before` is null for one more. */
export interface GuardianChange {
  before: KnownGuardian | null;
  after: { name: string; relation: string; phone: string };
}

/**
 * What the file says of a student's guardians that the vault does not. The same person is who has the same name,
 * else the same number, else stands alone in the same relation (父亲, 母亲). A part that the file leaves empty
 * stays as it is known, and whom the file does not name stays too: a roster has room for one or two, the vault
 * may know the grandmother as well.
 */
export function guardianChanges(
  known: readonly KnownGuardian[],
  told: readonly RosterGuardian[],
): GuardianChange[] {
  const free = new Set(known);
  const alike: ((one: KnownGuardian, other: RosterGuardian) => boolean)[] = [
    (one, other) => one.name !== '' && one.name === other.name,
    (one, other) =>
      one.phone !== '' && digits(one.phone) === other.phone && (one.name === '' || other.name === undefined),
    (one, other) =>
      one.relation !== '' && one.relation === other.relation && isOnly(one.relation, known, told),
  ];
  const pairs = new Map<RosterGuardian, KnownGuardian>();
  for (const isAlike of alike) {
    for (const guardian of told) {
      if (pairs.has(guardian)) continue;
      const same = [...free].find((each) => isAlike(each, guardian));
      if (!same) continue;
      pairs.set(guardian, same);
      free.delete(same);
    }
  }
  return told.flatMap((guardian): GuardianChange[] => {
    const before = pairs.get(guardian) ?? null;
    const { name = '', relation = '', phone = '' } = guardian;
    if (!before) return name || phone ? [{ before, after: { name, relation, phone } }] : [];
    const after = {
      name: name || before.name,
      relation: relation || before.relation,
      // A number that was typed with dashes is the same number.
      phone: phone && phone !== digits(before.phone) ? phone : before.phone,
    };
    const isSame =
      after.name === before.name && after.relation === before.relation && after.phone === before.phone;
    return isSame ? [] : [{ before, after }];
  });
}

const ONE_OF_A_KIND = new Set(['父亲', '母亲']);

function isOnly(
  relation: string,
  known: readonly { relation: string }[],
  told: readonly RosterGuardian[],
): boolean {
  const once = (list: readonly { relation?: string }[]) =>
    list.filter((each) => each.relation === relation).length === 1;
  return ONE_OF_A_KIND.has(relation) && once(known) && once(told);
}

const digits = (phone: string) => phone.replace(/\D/g, '');

/** As a person reads it: 张伟（父亲）138 0013 8000. */
export function writtenGuardian({ name = '', relation = '', phone = '' }: RosterGuardian): string {
  return [name + (relation ? `（${relation}）` : ''), phone && writtenPhone(phone)].filter(Boolean).join(' ');
}

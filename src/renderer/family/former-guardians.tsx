import { Stack } from '@mantine/core';
import { Facts } from '#renderer/parts/facts.tsx';
import { writtenSpan } from '#renderer/parts/period-words.ts';
import type { FormerGuardian } from '#shared/contract/family.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { guardianWord } from './guardian-words.ts';

/** Guardians as they were known earlier: an old letter may have gone to an old number. */
export function FormerGuardians({ guardians }: { guardians: readonly FormerGuardian[] }) {
  return (
    <Stack gap={16}>
      {guardians.map((guardian) => (
        <Facts
          key={guardian.id}
          rows={[
            ['监护人', guardianWord(guardian) || '未填'],
            ['电话', writtenPhone(guardian.phone) || '未填'],
            ['起止', writtenSpan(guardian)],
            ['备注', guardian.note],
          ]}
        />
      ))}
    </Stack>
  );
}

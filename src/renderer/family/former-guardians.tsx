import { Clamped } from '#renderer/parts/clamped.tsx';
import { List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import type { FormerGuardian } from '#shared/contract/family.ts';
import { writtenDate, writtenPhone } from '#shared/school-calendar.ts';

/** Guardians as they were known earlier: an old letter may have gone to an old number. */
export function FormerGuardians({ guardians }: { guardians: readonly FormerGuardian[] }) {
  return (
    <Section title="以前的联系方式" note="只供查看；旧的告知书按当时的信息印出">
      <List
        label="以前的联系方式"
        rows={guardians}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            heading: '姓名',
            width: 200,
            cell: ({ name }) => <Clamped>{name || '未填'}</Clamped>,
          },
          { key: 'relation', heading: '关系', width: 104, cell: ({ relation }) => relation || '未填' },
          { key: 'phone', heading: '电话', width: 160, cell: ({ phone }) => writtenPhone(phone) || '未填' },
          {
            key: 'span',
            heading: '起止',
            width: 264,
            cell: ({ fromOn, endedOn }) => `${writtenDate(fromOn)} 起，${writtenDate(endedOn)} 止`,
          },
          { key: 'note', heading: '备注', cell: ({ note }) => <Clamped>{note}</Clamped> },
        ]}
        empty={null}
      />
    </Section>
  );
}

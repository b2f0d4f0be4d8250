import { List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { useRequest } from '#renderer/request.ts';
import { writtenDate } from '#shared/school-calendar.ts';

/** What was destroyed before: how many and who signed, never who they were. */
export function EarlierDestructions() {
  const { data: destructions = [] } = useRequest('archive.destructions', {});
  if (destructions.length === 0) return null;
  return (
    <Section title="销毁记录" note="只留份数和监销人，不留学生姓名。">
      <List
        label="销毁记录"
        rows={destructions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'on',
            heading: '销毁日期',
            width: 160,
            cell: ({ destroyedOn }) => writtenDate(destroyedOn),
          },
          { key: 'files', heading: '份数', width: 96, cell: ({ files }) => `${files} 份` },
          {
            key: 'witnesses',
            heading: '监销人',
            cell: ({ firstWitness, secondWitness }) => `${firstWitness}、${secondWitness}`,
          },
          { key: 'by', heading: '经办人', width: 160, cell: ({ recordedBy }) => recordedBy },
        ]}
        empty={null}
      />
    </Section>
  );
}

import { IconNote } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { writtenDate } from '#shared/school-calendar.ts';
import { RemarkOffers } from './remark-now.tsx';

/** 名册备注: written by an import alone, and only read here. */
export const rosterRemarkKind: KindOnScreen<'rosterRemark'> = {
  icon: IconNote,
  opens: { in: 'file', closesItself: true, Body: RemarkOpened },
  writes: null,
};

function RemarkOpened({ id, ...inFile }: RecordProps<'rosterRemark'>) {
  const { remarks } = inFile.file;
  const remark = remarks.find((each) => each.id === id);
  if (!remark) return <Gone />;
  return (
    <>
      <Facts
        rows={[
          ['导入日期', writtenDate(remark.notedOn)],
          ['备注', remark.text],
        ]}
      />
      {remark.id === remarks[0]?.id && <RemarkOffers {...inFile} remark={remark} />}
    </>
  );
}

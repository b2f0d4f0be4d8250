import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { FilledInImport } from '#renderer/roster/filled-in-import.tsx';
import type { TrackingPeriodId } from '#shared/contract/fields.ts';

export const IMPORT_WORKBOOKS = '导入班主任填表';

/** 导入班主任填表, into a tracking period. */
export function WorkbooksImport({ periodId }: { periodId: TrackingPeriodId }) {
  const { replace } = usePlace();
  const periods = useRequest('followUps.periods', {});
  const open = useCommand('followUps.openWorkbooks');
  const take = useCommand('followUps.takeWorkbooks');
  return (
    <FilledInImport
      list="followUps"
      title={IMPORT_WORKBOOKS}
      subtitle={periods.data?.find(({ id }) => id === periodId)?.name}
      keptAs={`followUps/workbooks/${periodId}`}
      open={{ ...open, run: () => open.run({ periodId }) }}
      take={take}
      said={(rows) => `已写入 ${rows} 条跟踪记录`}
      onLeave={() => replace({ at: 'followUps' })}
    />
  );
}

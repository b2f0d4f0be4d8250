import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { Wizard } from '#renderer/parts/wizard.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { CheckStep } from '#renderer/roster/check-step.tsx';
import { NOTHING_CHOSEN, offered } from '#renderer/roster/chosen-rows.ts';
import { EarlierReport } from '#renderer/roster/earlier-report.tsx';
import { FileStep } from '#renderer/roster/file-step.tsx';
import { useOnThisPage } from '#renderer/roster/on-this-page.ts';
import { ReportStep } from '#renderer/roster/report-step.tsx';
import type { RosterImportId, TrackingPeriodId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';

export const IMPORT_WORKBOOKS = '导入班主任填表';

/** Workbooks that were chosen, with what each row of them means and the rows that a person wants. */
interface OnTheWay {
  periodId: TrackingPeriodId;
  token: string;
  report: RosterReport;
  rows: ReadonlySet<string>;
}

/** 导入班主任填表: which files, what each row means, and then all of it in one step. */
export function WorkbooksImport({ periodId }: { periodId: TrackingPeriodId }) {
  const { replace } = usePlace();
  const periods = useRequest('followUps.periods', {});
  const [at, setAt] = useState('file');
  const [kept, setWay] = useOnThisPage<OnTheWay | null>('followUps/workbooks', null);
  const way = kept?.periodId === periodId ? kept : null;
  const [laidDown, keepName] = useKept<string | null>('file', null);
  const [done, setDone] = useState<OutputOf<'followUps.takeWorkbooks'> | null>(null);
  const [earlier, setEarlier] = useState<RosterImportId | null>(null);
  const open = useCommand('followUps.openWorkbooks');
  const take = useCommand('followUps.takeWorkbooks');
  const leave = () => {
    setWay(null);
    keepName(null);
    replace({ at: 'followUps' });
  };
  const chooseFiles = async () => {
    setEarlier(null);
    take.clear();
    const outcome = await open.run({ periodId });
    if (!outcome.ok) setWay(null);
    if (!outcome.ok) keepName(null);
    if (!outcome.ok || !outcome.value) return;
    const { token, report } = outcome.value;
    keepName(report.fileName);
    setWay({ periodId, token, report, rows: offered(report).rows });
    setAt('check');
  };
  const takeIt = async () => {
    if (!way) return false;
    const outcome = await take.run({ token: way.token, rows: [...way.rows] });
    if (!outcome.ok) return false;
    setDone(outcome.value);
    setWay(null);
    keepName(null);
    announce(`已写入 ${way.rows.size} 条跟踪记录`);
    return true;
  };

  if (earlier) {
    return (
      <EarlierReport importId={earlier} onBack={() => setEarlier(null)} onAgain={() => void chooseFiles()} />
    );
  }
  const period = periods.data?.find(({ id }) => id === periodId);
  return (
    <Wizard
      title={IMPORT_WORKBOOKS}
      subtitle={[period?.name, (way ?? done)?.report.fileName].filter(Boolean).join('　')}
      steps={[
        {
          key: 'file',
          word: '选择文件',
          canGoOn: way !== null,
          hint: way?.report.fileName,
          content: (
            <FileStep
              list="followUps"
              isOpening={open.isRunning}
              chosenBefore={way !== null}
              laidDown={laidDown}
              onChoose={() => void chooseFiles()}
              onOpenReport={setEarlier}
            />
          ),
        },
        {
          key: 'check',
          word: '核对',
          canGoOn: way !== null && way.rows.size > 0,
          hint: way?.rows.size === 0 ? '没有可以写入的行，或一行也没有勾选' : '确认之前什么都不会写入',
          goOnWord: '写入',
          goOn: takeIt,
          content: way && (
            <CheckStep
              report={way.report}
              chosen={{ ...NOTHING_CHOSEN, rows: way.rows }}
              onChoose={({ rows }) => setWay({ ...way, rows })}
            />
          ),
        },
        {
          key: 'done',
          word: '完成',
          isDone: true,
          content: done && (
            <ReportStep importId={done.importId} report={done.report} undone={false} onUndone={leave} />
          ),
        },
      ]}
      at={at}
      onStep={(key) => {
        take.clear();
        setAt(key);
      }}
      onLeave={leave}
      failure={at === 'file' ? open.failure : take.failure}
      work={take.isRunning ? { word: '正在写入', share: null } : null}
    />
  );
}

import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { Wizard } from '#renderer/parts/wizard.tsx';
import { useKept } from '#renderer/place.tsx';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { Failure, Outcome } from '#shared/outcome.ts';
import type { ListKind } from '#shared/roster-terms.ts';
import { CheckStep } from './check-step.tsx';
import { NOTHING_CHOSEN, offered } from './chosen-rows.ts';
import { EarlierReport } from './earlier-report.tsx';
import { FileStep } from './file-step.tsx';
import { useOnThisPage } from './on-this-page.ts';
import { ReportStep } from './report-step.tsx';

/** Workbooks that were chosen, with what each row of them means and the rows that a person wants. */
interface OnTheWay {
  token: string;
  report: RosterReport;
  rows: ReadonlySet<string>;
}

interface Taken {
  importId: RosterImportId;
  report: RosterReport;
}

interface Asking<Input, Answer> {
  run(input: Input): Promise<Outcome<Answer>>;
  isRunning: boolean;
  failure: Failure | undefined;
  clear(): void;
}

interface FilledInImportProps {
  list: ListKind;
  title: string;
  subtitle?: string | undefined;
  /** Where what lies on the desk is kept while one is elsewhere. */
  keptAs: string;
  open: Asking<void, { token: string; report: RosterReport } | null>;
  take: Asking<{ token: string; rows: string[] }, Taken>;
  /** What is said when so many rows were written. */
  said(rows: number): string;
  onLeave(): void;
}

/** Fill-in workbooks that came back: which files, what each row means, and then all of it in one step. */
export function FilledInImport(props: FilledInImportProps) {
  const { list, title, subtitle, keptAs, open, take, said, onLeave } = props;
  const [at, setAt] = useState('file');
  const [way, setWay] = useOnThisPage<OnTheWay | null>(keptAs, null);
  const [laidDown, keepName] = useKept<string | null>(`${keptAs}/file`, null);
  const [done, setDone] = useState<Taken | null>(null);
  const [earlier, setEarlier] = useState<RosterImportId | null>(null);
  const leave = () => {
    setWay(null);
    keepName(null);
    onLeave();
  };
  const chooseFiles = async () => {
    setEarlier(null);
    take.clear();
    const outcome = await open.run();
    if (!outcome.ok) setWay(null);
    if (!outcome.ok) keepName(null);
    if (!outcome.ok || !outcome.value) return;
    const { token, report } = outcome.value;
    keepName(report.fileName);
    setWay({ token, report, rows: offered(report).rows });
    setAt('check');
  };
  const takeIt = async () => {
    if (!way) return false;
    const outcome = await take.run({ token: way.token, rows: [...way.rows] });
    if (!outcome.ok) return false;
    setDone(outcome.value);
    setWay(null);
    keepName(null);
    announce(said(way.rows.size));
    return true;
  };

  if (earlier) {
    return (
      <EarlierReport importId={earlier} onBack={() => setEarlier(null)} onAgain={() => void chooseFiles()} />
    );
  }
  return (
    <Wizard
      title={title}
      subtitle={[subtitle, (way ?? done)?.report.fileName].filter(Boolean).join('　')}
      steps={[
        {
          key: 'file',
          word: '选择文件',
          canGoOn: way !== null,
          hint: way?.report.fileName,
          content: (
            <FileStep
              list={list}
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

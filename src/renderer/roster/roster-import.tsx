import { announce } from '#renderer/parts/announce.ts';
import { Wizard } from '#renderer/parts/wizard.tsx';
import { useCommand } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import { CheckStep } from './check-step.tsx';
import { type ChosenRows, isNothing, offered, unmeantClass } from './chosen-rows.ts';
import { EarlierReport } from './earlier-report.tsx';
import { useListReading } from './list-reading.tsx';
import { useOnThisPage } from './on-this-page.ts';
import { useReadingProgress } from './reading-progress.ts';
import { ReportStep } from './report-step.tsx';

type Imported = OutputOf<'roster.take'>;

/** What each row means, with what a person wants of it. */
interface Preview {
  report: RosterReport;
  /** How the file was read for it; empty where it must be compared anew. */
  of: string;
  chosen: ChosenRows;
}

interface RosterImportProps {
  /** Whoever came for nothing else is asked for the file without pressing once more. */
  choosesAtOnce: boolean;
  onLeave(): void;
}

/** 导入名册: a file, its sheets, its columns, what each row means, and then all of it in one step. */
export function RosterImport({ choosesAtOnce, onLeave }: RosterImportProps) {
  const [preview, setPreview] = useOnThisPage<Preview | null>('roster/preview', null);
  const [done, setDone] = useOnThisPage<Imported | null>('roster/done', null);
  const compare = useCommand('roster.compare');
  const take = useCommand('roster.take');
  const cancel = useCommand('roster.cancel');
  const progress = useReadingProgress(compare.isRunning);
  const reading = useListReading({
    list: 'roster',
    choosesAtOnce,
    onForget: () => {
      setPreview(null);
      setDone(null);
    },
  });
  const { way, at } = reading;
  const choose = (chosen: ChosenRows) => setPreview((before) => before && { ...before, chosen });
  const goTo = (key: string) => {
    compare.clear();
    take.clear();
    reading.goTo(key);
  };
  const leave = () => {
    reading.forget();
    onLeave();
  };

  const toCheck = async () => {
    if (!way) return false;
    const { schoolYear, identifiedBy } = way;
    const wanted = {
      token: way.opened.token,
      schoolYear,
      ...(identifiedBy === null ? {} : { identifiedBy }),
      sheets: reading.laid,
    };
    const of = JSON.stringify(wanted);
    if (of === preview?.of) return true;
    const outcome = await compare.run(wanted);
    if (outcome.ok) setPreview({ report: outcome.value, of, chosen: offered(outcome.value) });
    else if (outcome.failure.code === 'cancelled') compare.clear();
    return outcome.ok;
  };
  const takeIt = async () => {
    if (!way || !preview) return false;
    const { rows, offers, newClasses, classNames, departures } = preview.chosen;
    // What a remark means goes with its row alone.
    const meant = preview.report.offers.filter(({ key, row }) => offers.has(key) && rows.has(row));
    const outcome = await take.run({
      token: way.opened.token,
      rows: [...rows],
      offers: meant.map(({ key }) => key),
      newClasses: [...newClasses],
      classNames: [...classNames],
      departures: [...departures.values()],
    });
    // Whatever stood in the way: the file is compared anew before the next try.
    if (!outcome.ok) setPreview({ ...preview, of: '' });
    if (!outcome.ok) return false;
    setDone(outcome.value);
    announce(`已写入 ${rows.size} 名学生`);
    return true;
  };

  if (reading.earlier) {
    return (
      <EarlierReport
        importId={reading.earlier}
        onBack={() => reading.setEarlier(null)}
        onAgain={() => void reading.chooseFile()}
      />
    );
  }

  const chosen = preview?.chosen;
  const unmeant = preview ? unmeantClass(preview.report, preview.chosen) : undefined;
  return (
    <Wizard
      title="导入名册"
      subtitle={way?.opened.fileName}
      steps={[
        ...reading.firstSteps(toCheck),
        {
          key: 'check',
          word: '核对',
          canGoOn: chosen ? !isNothing(chosen) && unmeant === undefined : false,
          hint: unmeant
            ? `请先说明${unmeant}是不是新的班级`
            : chosen && isNothing(chosen)
              ? '没有勾选任何内容'
              : '确认之前什么都不会写入',
          goOnWord: '写入',
          goOn: takeIt,
          content: preview && <CheckStep report={preview.report} chosen={preview.chosen} onChoose={choose} />,
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
      onStep={goTo}
      onLeave={leave}
      failure={reading.failure ?? (at === 'check' ? take : at === 'columns' ? compare : undefined)?.failure}
      work={
        compare.isRunning
          ? { ...progress, onCancel: () => void cancel.run({}) }
          : take.isRunning
            ? { word: '正在写入', share: null }
            : null
      }
    />
  );
}

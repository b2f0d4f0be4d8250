import { useEffect, useRef, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { Wizard, type WizardStep } from '#renderer/parts/wizard.tsx';
import { useCommand } from '#renderer/request.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { ColumnGroup, OpenedRoster, RosterReport } from '#shared/contract/roster.ts';
import type { NumberKind } from '#shared/terms.ts';
import { CheckStep } from './check-step.tsx';
import { type ChosenRows, isNothing, offered } from './chosen-rows.ts';
import { ColumnsStep } from './columns-step.tsx';
import { EarlierReport } from './earlier-report.tsx';
import { FileStep } from './file-step.tsx';
import { useReadingProgress } from './reading-progress.ts';
import { ReportStep } from './report-step.tsx';
import {
  chosenSheets,
  guessedLayout,
  lacking,
  readingOf,
  relaidLayout,
  type SheetLayout,
} from './sheet-layout.ts';
import { SheetsStep } from './sheets-step.tsx';

type Imported = OutputOf<'roster.take'>;
type StepKey = 'file' | 'sheets' | 'columns' | 'check' | 'done';

/** The opened file with all that was chosen about it: another file begins anew, going back keeps everything. */
interface OnTheWay {
  opened: OpenedRoster;
  layout: SheetLayout[];
  schoolYear: number;
  /** As a person chose between two numbers; null where nobody did. */
  identifiedBy: NumberKind | null;
  groups: ColumnGroup[];
  /** Of which sheets `groups` are. */
  groupsOf: string;
  preview: RosterReport | null;
  /** How the file was read for `preview`. */
  previewOf: string;
  chosen: ChosenRows | null;
}

const NOTHING_READ = { groups: [], groupsOf: '', preview: null, previewOf: '', chosen: null };

interface RosterImportProps {
  /** Whoever came for nothing else is asked for the file without pressing once more. */
  choosesAtOnce: boolean;
  onLeave(): void;
}

/** 导入名册: a file, its sheets, its columns, what each row means, and then all of it in one step. */
export function RosterImport({ choosesAtOnce, onLeave }: RosterImportProps) {
  const [at, setAt] = useState<StepKey>('file');
  const [way, setWay] = useState<OnTheWay | null>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const [earlier, setEarlier] = useState<Imported['importId'] | null>(null);
  const open = useCommand('roster.open');
  const reopen = useCommand('roster.reopen');
  const match = useCommand('roster.columns');
  const compare = useCommand('roster.compare');
  const take = useCommand('roster.take');
  const cancel = useCommand('roster.cancel');
  const reading = useReadingProgress(compare.isRunning);

  const change = (changed: Partial<OnTheWay>) => setWay((before) => before && { ...before, ...changed });
  const forget = () => {
    for (const command of [open, reopen, match, compare, take]) command.clear();
  };
  const goTo = (key: string) => {
    forget();
    // The steps below have these keys and no others.
    setAt(key as StepKey);
  };

  const chooseFile = async () => {
    const outcome = await open.run({});
    // Under the alert of a file that was refused, nothing goes on with the one before it.
    if (!outcome.ok) setWay(null);
    if (!outcome.ok || !outcome.value) return;
    const opened = outcome.value;
    setWay({
      opened,
      layout: guessedLayout(opened),
      schoolYear: opened.schoolYear,
      identifiedBy: null,
      ...NOTHING_READ,
    });
    goTo('sheets');
  };
  const asksAtOnce = useRef(choosesAtOnce);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen comes
  useEffect(() => {
    if (asksAtOnce.current) void chooseFile();
    asksAtOnce.current = false;
  }, []);
  const openAnew = async (wanted: Omit<InputOf<'roster.reopen'>, 'token'>) => {
    if (!way) return;
    forget();
    const outcome = await reopen.run({ token: way.opened.token, ...wanted });
    if (!outcome.ok) return;
    const opened = outcome.value;
    setWay(
      (before) =>
        before && {
          ...before,
          opened,
          layout: relaidLayout(before.opened, before.layout, opened),
          ...NOTHING_READ,
        },
    );
  };
  const toColumns = async () => {
    if (!way) return false;
    const sheets = chosenSheets(way.layout);
    const groupsOf = JSON.stringify(sheets);
    if (groupsOf === way.groupsOf) return true;
    const outcome = await match.run({ token: way.opened.token, sheets });
    if (outcome.ok) change({ groups: outcome.value, groupsOf });
    return outcome.ok;
  };
  const toCheck = async () => {
    if (!way) return false;
    const wanted = readingOf(
      way.opened.token,
      way.schoolYear,
      chosenSheets(way.layout),
      way.groups,
      way.identifiedBy,
    );
    const previewOf = JSON.stringify(wanted);
    if (previewOf === way.previewOf) return true;
    const outcome = await compare.run(wanted);
    if (outcome.ok) change({ preview: outcome.value, previewOf, chosen: offered(outcome.value) });
    else if (outcome.failure.code === 'cancelled') compare.clear();
    return outcome.ok;
  };
  const takeIt = async () => {
    if (!way?.chosen) return false;
    const { rows, offers, classNames, departures } = way.chosen;
    // What a remark means goes with its row alone.
    const meant = way.preview?.offers.filter(({ key, row }) => offers.has(key) && rows.has(row)) ?? [];
    const outcome = await take.run({
      token: way.opened.token,
      rows: [...rows],
      offers: meant.map(({ key }) => key),
      classNames: [...classNames],
      departures: [...departures.values()],
    });
    // Whatever stood in the way: the file is compared anew before the next try.
    if (!outcome.ok) change({ previewOf: '' });
    if (!outcome.ok) return false;
    setDone(outcome.value);
    announce(`已写入 ${rows.size} 名学生`);
    return true;
  };

  if (earlier) {
    return (
      <EarlierReport
        importId={earlier}
        onBack={() => setEarlier(null)}
        onAgain={() => {
          setEarlier(null);
          void chooseFile();
        }}
      />
    );
  }

  const lacks = way ? lacking(way.groups) : undefined;
  const steps: (WizardStep & { key: StepKey })[] = [
    {
      key: 'file',
      word: '选择文件',
      canGoOn: way !== null,
      hint: way ? way.opened.fileName : undefined,
      content: (
        <FileStep
          isOpening={open.isRunning}
          chosenBefore={way !== null}
          onChoose={() => void chooseFile()}
          onOpenReport={setEarlier}
        />
      ),
    },
    {
      key: 'sheets',
      word: '工作表',
      canGoOn: !reopen.isRunning && (way?.layout.some(({ isTaken }) => isTaken) ?? false),
      hint: way?.layout.some(({ isTaken }) => isTaken) ? undefined : '请至少勾选一张工作表',
      goOn: toColumns,
      content: way && (
        <SheetsStep
          opened={way.opened}
          layout={way.layout}
          schoolYear={way.schoolYear}
          isOpening={reopen.isRunning}
          onReopen={(wanted) => void openAnew(wanted)}
          onLayout={(layout) => change({ layout })}
          onSchoolYear={(schoolYear) => change({ schoolYear })}
        />
      ),
    },
    {
      key: 'columns',
      word: '对应列',
      canGoOn: lacks === undefined,
      hint: lacks,
      goOn: toCheck,
      content: way && (
        <ColumnsStep
          groups={way.groups}
          identifiedBy={
            way.opened.identifiedBy.isSettled ? null : (way.identifiedBy ?? way.opened.identifiedBy.kind)
          }
          onIdentifiedBy={(identifiedBy) => change({ identifiedBy })}
          onChange={(groups) => change({ groups })}
        />
      ),
    },
    {
      key: 'check',
      word: '核对',
      canGoOn: way?.chosen ? !isNothing(way.chosen) : false,
      hint: way?.chosen && isNothing(way.chosen) ? '没有勾选任何内容' : '确认之前什么都不会写入',
      goOnWord: '写入',
      goOn: takeIt,
      content: way?.preview && way.chosen && (
        <CheckStep report={way.preview} chosen={way.chosen} onChoose={(chosen) => change({ chosen })} />
      ),
    },
    {
      key: 'done',
      word: '完成',
      isDone: true,
      content: done && (
        <ReportStep importId={done.importId} report={done.report} undone={false} onUndone={onLeave} />
      ),
    },
  ];

  return (
    <Wizard
      title="导入名册"
      subtitle={way?.opened.fileName}
      steps={steps}
      at={at}
      onStep={goTo}
      onLeave={onLeave}
      failure={
        at === 'sheets'
          ? (reopen.failure ?? match.failure)
          : (at === 'check' ? take : at === 'columns' ? compare : open).failure
      }
      work={
        compare.isRunning
          ? { ...reading, onCancel: () => void cancel.run({}) }
          : take.isRunning
            ? { word: '正在写入', share: null }
            : null
      }
    />
  );
}

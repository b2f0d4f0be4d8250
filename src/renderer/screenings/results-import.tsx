import { Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Facts } from '#renderer/parts/facts.tsx';
import { Wizard } from '#renderer/parts/wizard.tsx';
import { useCommand } from '#renderer/request.ts';
import { CheckStep } from '#renderer/roster/check-step.tsx';
import { NOTHING_CHOSEN, offered } from '#renderer/roster/chosen-rows.ts';
import { EarlierReport } from '#renderer/roster/earlier-report.tsx';
import { useListReading } from '#renderer/roster/list-reading.tsx';
import { useOnThisPage } from '#renderer/roster/on-this-page.ts';
import { useReadingProgress } from '#renderer/roster/reading-progress.ts';
import { ReportStep } from '#renderer/roster/report-step.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { Batch } from '#shared/contract/screenings.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { answersOf, SCALE_KEYS, writtenScale } from '#shared/screening/scales.ts';
import classes from './screenings.module.css';

/** What the button that begins it says. */
export const IMPORT_RESULTS = '导入结果';

/** What each row means, with the rows that a person wants. */
interface Preview {
  report: RosterReport;
  /** How the workbook was read for it; empty where it must be compared anew. */
  of: string;
  rows: ReadonlySet<string>;
}

interface ResultsImportProps {
  batch: Batch;
  /** Whoever came for nothing else is asked for the file without pressing once more. */
  choosesAtOnce: boolean;
  onLeave(): void;
}

/** 导入结果: a test platform's workbook, by the steps of a roster; what its scores mean the batch says. */
export function ResultsImport({ batch, choosesAtOnce, onLeave }: ResultsImportProps) {
  const { id: batchId, scale, name } = batch;
  const kept = (what: string) => `screenings/${batchId}/${what}`;
  const lastDay = batch.untilOn < todayOnThisPc() ? batch.untilOn : todayOnThisPc();
  const [testedOn, setTestedOn] = useOnThisPage<LocalDate | null>(kept('testedOn'), lastDay);
  const [preview, setPreview] = useOnThisPage<Preview | null>(kept('preview'), null);
  const [done, setDone] = useOnThisPage<OutputOf<'screenings.takeResults'> | null>(kept('done'), null);
  const compare = useCommand('screenings.compareResults');
  const take = useCommand('screenings.takeResults');
  const cancel = useCommand('roster.cancel');
  const progress = useReadingProgress(compare.isRunning);
  const reading = useListReading({
    list: 'screenings',
    keptAs: `screenings/${batchId}`,
    scale,
    choosesAtOnce,
    onForget: () => {
      setPreview(null);
      setDone(null);
    },
  });
  const { way, at, laid: sheets } = reading;
  const token = way?.opened.token;
  const goTo = (key: string) => {
    for (const command of [compare, take]) command.clear();
    reading.goTo(key);
  };
  const leave = () => {
    reading.forget();
    onLeave();
  };
  const toCheck = async () => {
    if (token === undefined || testedOn === null) return false;
    const wanted = { token, sheets, batchId, testedOn };
    const of = JSON.stringify(wanted);
    if (of === preview?.of) return true;
    const outcome = await compare.run(wanted);
    if (outcome.ok) setPreview({ report: outcome.value, of, rows: offered(outcome.value).rows });
    else if (outcome.failure.code === 'cancelled') compare.clear();
    return outcome.ok;
  };
  const takeIt = async () => {
    if (token === undefined || !preview) return false;
    const outcome = await take.run({ token, rows: [...preview.rows] });
    // Whatever stood in the way: the workbook is compared anew before the next try.
    if (!outcome.ok) setPreview({ ...preview, of: '' });
    if (!outcome.ok) return false;
    setDone(outcome.value);
    announce(`已写入 ${preview.rows.size} 份结果`);
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

  const running = { test: compare, check: take }[at];
  return (
    <Wizard
      title={IMPORT_RESULTS}
      subtitle={[name, way?.opened.fileName].filter(Boolean).join('　')}
      steps={[
        ...reading.firstSteps(async () => true),
        {
          key: 'test',
          word: '计分',
          canGoOn: testedOn !== null,
          hint: testedOn === null ? '请选测评日期' : undefined,
          goOn: toCheck,
          content: <TestStep batch={batch} testedOn={testedOn} onTestedOn={setTestedOn} />,
        },
        {
          key: 'check',
          word: '核对',
          canGoOn: preview !== null && preview.rows.size > 0,
          hint: preview?.rows.size === 0 ? '没有可以写入的行，或一行也没有勾选' : '确认之前什么都不会写入',
          goOnWord: '写入',
          goOn: takeIt,
          content: preview && (
            <CheckStep
              report={preview.report}
              chosen={{ ...NOTHING_CHOSEN, rows: preview.rows }}
              onChoose={({ rows }) => setPreview({ ...preview, rows })}
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
      onStep={goTo}
      onLeave={leave}
      failure={reading.failure ?? running?.failure}
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

interface TestStepProps {
  batch: Batch;
  testedOn: LocalDate | null;
  onTestedOn(day: LocalDate | null): void;
}

/** By which scale the rows are scored, and on which day those were tested that do not say it. */
function TestStep({ batch: { scale, version, bands }, testedOn, onTestedOn }: TestStepProps) {
  if (!scale || !bands) return null;
  const { items, validity } = SCALE_KEYS[scale];
  const [lowest, highest] = answersOf(scale, version);
  return (
    <div className={classes.grades}>
      <Text className={classes.said}>
        按这个批次的量表和划界记分。表里按另一种方式计分的，请先返回批次修改；写入之后不能再换。
      </Text>
      <Facts
        rows={[
          ['量表', writtenScale(scale, version)],
          ['题目和答案', `${items} 题，每题 ${lowest}–${highest} 分`],
          [
            '总分划界',
            bands.total
              .map(({ from, word, isFlagged }) => `${from} 起${word}${isFlagged ? '（需面谈）' : ''}`)
              .join('；'),
          ],
          [
            '因子',
            bands.factorFrom === null
              ? ''
              : `${bands.factorFrom} 分起偏高${bands.factorFlags ? '，需面谈' : ''}`,
          ],
          [
            '效度',
            validity.length === 0 || bands.retestFrom === null ? '' : `${bands.retestFrom} 分起需复测`,
          ],
        ]}
      />
      <div className={classes.said}>
        <DateField label="没有写测评日期的，算哪一天" required value={testedOn} onChange={onTestedOn} />
      </div>
    </div>
  );
}

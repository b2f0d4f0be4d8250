import { announce } from '#renderer/parts/announce.ts';
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
import { type LevelWords, LevelWordsStep, lackingWords, saidOf, type Unsaid } from './level-words-step.tsx';

/** What the button that begins it says. */
export const IMPORT_LIST = '导入名单';

interface Words {
  /** Of which sheets and columns they are. */
  of: string;
  words: LevelWords;
}

/** What each row means, with the rows that a person wants. */
interface Preview {
  report: RosterReport;
  /** How the list was read for it; empty where it must be compared anew. */
  of: string;
  rows: ReadonlySet<string>;
}

const NOTHING_SAID: Unsaid = { listedOn: null, decidedBy: '', discoveryRoute: 'other' };
const NO_WORDS: Words = { of: '', words: [] };

interface ListImportProps {
  /** Whoever came for nothing else is asked for the file without pressing once more. */
  choosesAtOnce: boolean;
  onLeave(): void;
}

/** 导入名单: an existing list of high-risk students, by the steps of a roster; what its words for levels mean is asked. */
export function ListImport({ choosesAtOnce, onLeave }: ListImportProps) {
  const [{ of: wordsOf, words }, setWords] = useOnThisPage('watchlist/words', NO_WORDS);
  const [unsaid, setUnsaid] = useOnThisPage('watchlist/unsaid', NOTHING_SAID);
  const [preview, setPreview] = useOnThisPage<Preview | null>('watchlist/preview', null);
  const [done, setDone] = useOnThisPage<OutputOf<'watchlist.takeList'> | null>('watchlist/done', null);
  const read = useCommand('watchlist.listWords');
  const compare = useCommand('watchlist.compareList');
  const take = useCommand('watchlist.takeList');
  const cancel = useCommand('roster.cancel');
  const progress = useReadingProgress(read.isRunning || compare.isRunning);
  const reading = useListReading({
    list: 'watchlist',
    choosesAtOnce,
    onForget: () => {
      setWords(NO_WORDS);
      setUnsaid(NOTHING_SAID);
      setPreview(null);
      setDone(null);
    },
  });
  const { way, at, laid: sheets } = reading;
  const token = way?.opened.token;
  const goTo = (key: string) => {
    for (const command of [read, compare, take]) command.clear();
    reading.goTo(key);
  };
  const leave = () => {
    reading.forget();
    onLeave();
  };

  const toWords = async () => {
    if (token === undefined) return false;
    const wanted = { token, sheets };
    const of = JSON.stringify(wanted);
    if (of === wordsOf) return true;
    const outcome = await read.run(wanted);
    if (outcome.ok) setWords({ of, words: outcome.value });
    else if (outcome.failure.code === 'cancelled') read.clear();
    return outcome.ok;
  };
  const toCheck = async () => {
    if (token === undefined) return false;
    const wanted = { token, sheets, words: saidOf(words), unsaid };
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
    // Whatever stood in the way: the list is compared anew before the next try.
    if (!outcome.ok) setPreview({ ...preview, of: '' });
    if (!outcome.ok) return false;
    setDone(outcome.value);
    announce(`已写入 ${preview.rows.size} 名学生的预警等级`);
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

  const lacks = lackingWords(words);
  const running = { columns: read, words: compare, check: take }[at];
  return (
    <Wizard
      title={IMPORT_LIST}
      subtitle={way?.opened.fileName}
      steps={[
        ...reading.firstSteps(toWords),
        {
          key: 'words',
          word: '等级',
          canGoOn: lacks === undefined,
          hint: lacks,
          goOn: toCheck,
          content: (
            <LevelWordsStep
              words={words}
              unsaid={unsaid}
              onWords={(chosen) => setWords({ of: wordsOf, words: chosen })}
              onUnsaid={setUnsaid}
            />
          ),
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
        read.isRunning || compare.isRunning
          ? { ...progress, onCancel: () => void cancel.run({}) }
          : take.isRunning
            ? { word: '正在写入', share: null }
            : null
      }
    />
  );
}

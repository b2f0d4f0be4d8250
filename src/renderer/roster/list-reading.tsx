import { useEffect, useRef } from 'react';
import type { WizardStep } from '#renderer/parts/wizard.tsx';
import { useKept } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { ColumnGroup, OpenedRoster } from '#shared/contract/roster.ts';
import type { LaidListKind } from '#shared/roster-terms.ts';
import type { Scale } from '#shared/screening/scales.ts';
import type { NumberKind } from '#shared/terms.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { useOnThisPage } from './on-this-page.ts';
import {
  chosenSheets,
  guessedLayout,
  lacking,
  laidSheetsOf,
  relaidLayout,
  type SheetLayout,
} from './sheet-layout.ts';
import { SheetsStep } from './sheets-step.tsx';

export type ImportId = OutputOf<'roster.take'>['importId'];

/** The opened file with all that was chosen about it: another file begins anew, going back keeps everything. */
export interface OnTheWay {
  opened: OpenedRoster;
  layout: SheetLayout[];
  schoolYear: number;
  /** As a person chose between two numbers; null where nobody did. */
  identifiedBy: NumberKind | null;
  groups: ColumnGroup[];
  /** Of which sheets `groups` are. */
  groupsOf: string;
}

const NOTHING_READ = { groups: [], groupsOf: '' };

interface ListReading {
  list: LaidListKind;
  /** Under which it stays while one is elsewhere, where a place has several on their way: one for each batch. */
  keptAs?: string;
  /** Of a test's results: its scale. */
  scale?: Scale | null;
  /** Whoever came for nothing else is asked for the file without pressing once more. */
  choosesAtOnce: boolean;
  /** Nothing is on the way any more, or another file begins: what was made of the one before it goes. */
  onForget(): void;
}

/**
 * The steps that every list has in common: which file, which sheets, which columns. Where one is and what was chosen
 * stay while one is elsewhere in the room.
 */
export function useListReading({ list, keptAs = list, scale, choosesAtOnce, onForget }: ListReading) {
  const [at, setAt] = useOnThisPage<string>(`${keptAs}/at`, 'file');
  const [way, setWay] = useOnThisPage<OnTheWay | null>(`${keptAs}/way`, null);
  const [earlier, setEarlier] = useOnThisPage<ImportId | null>(`${keptAs}/earlier`, null);
  const [laidDown, keepName] = useKept<string | null>(`${keptAs}/file`, null);
  const open = useCommand('roster.open');
  const reopen = useCommand('roster.reopen');
  const match = useCommand('roster.columns');

  const change = (changed: Partial<OnTheWay>) => setWay((before) => before && { ...before, ...changed });
  const goTo = (key: string) => {
    for (const command of [open, reopen, match]) command.clear();
    if (key === 'done') keepName(null);
    setAt(key);
  };
  const forget = () => {
    setWay(null);
    keepName(null);
    setEarlier(null);
    setAt('file');
    onForget();
  };

  const chooseFile = async () => {
    setEarlier(null);
    const outcome = await open.run({ list });
    // Under the alert of a file that was refused, nothing goes on with the one before it.
    if (!outcome.ok) forget();
    if (!outcome.ok || !outcome.value) return;
    const opened = outcome.value;
    onForget();
    keepName(opened.fileName);
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
    const isDone = at === 'done';
    if (isDone) forget();
    if (asksAtOnce.current && (way === null || isDone)) void chooseFile();
    asksAtOnce.current = false;
  }, []);
  const openAnew = async (wanted: Omit<InputOf<'roster.reopen'>, 'token'>) => {
    if (!way) return;
    for (const command of [reopen, match]) command.clear();
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

  const isAnyTaken = way?.layout.some(({ isTaken }) => isTaken) ?? false;
  const lacks = way ? lacking(way.groups, list) : undefined;
  /** @param toCheck what leads on from the columns. */
  const firstSteps = (toCheck: () => Promise<boolean>): WizardStep[] => [
    {
      key: 'file',
      word: '选择文件',
      canGoOn: way !== null,
      hint: way ? way.opened.fileName : undefined,
      content: (
        <FileStep
          list={list}
          isOpening={open.isRunning}
          chosenBefore={way !== null}
          laidDown={laidDown}
          onChoose={() => void chooseFile()}
          onOpenReport={setEarlier}
        />
      ),
    },
    {
      key: 'sheets',
      word: '工作表',
      canGoOn: !reopen.isRunning && isAnyTaken,
      hint: isAnyTaken ? undefined : '请至少勾选一张工作表',
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
          list={list}
          scale={scale}
          groups={way.groups}
          identifiedBy={
            list !== 'roster' || way.opened.identifiedBy.isSettled
              ? null
              : (way.identifiedBy ?? way.opened.identifiedBy.kind)
          }
          onIdentifiedBy={(identifiedBy) => change({ identifiedBy })}
          onChange={(groups) => change({ groups })}
        />
      ),
    },
  ];
  return {
    at,
    goTo,
    way,
    change,
    chooseFile,
    forget,
    earlier,
    setEarlier,
    firstSteps,
    /** The sheets with their columns, as every comparison is asked. */
    laid: way ? laidSheetsOf(chosenSheets(way.layout), way.groups) : [],
    /** Of the steps that are here. */
    failure: at === 'sheets' ? (reopen.failure ?? match.failure) : at === 'file' ? open.failure : undefined,
  };
}

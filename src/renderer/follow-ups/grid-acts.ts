import { useRef } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { ask, useAskedAnew, useCommand } from '#renderer/request.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { draftKeyOfWeek } from './follow-up-draft.ts';
import type { TypedCell } from './typed-cells.ts';

type Written = InputOf<'followUps.write'>;
type Act = InputOf<'followUps.enter'>;

/** What a cell held, and what it shall hold. */
export interface CellChange {
  cell: TypedCell;
  wanted: Omit<Written, 'followUpId'>;
}

/** Writes cells, each act whole, and takes the last ones back for as long as one stays. */
export function useGridActs() {
  const enter = useCommand('followUps.enter');
  const askBegunAnew = useAskedAnew('drafts.begun');
  const undoing = useRef<Act[]>([]);

  /** @returns whether it was taken; what was refused is said, and stays as it was typed. */
  const write = async (changes: readonly CellChange[]): Promise<boolean> => {
    const outcome = await enter.run({
      written: changes.map(({ cell, wanted }) => ({ ...wanted, followUpId: cell.start.followUpId })),
      takesBack: [],
    });
    if (!outcome.ok) {
      const [first] = changes;
      const of = changes.length === 1 && first ? `${first.cell.student.name}的跟踪记录没有写入。` : '';
      announce(`${of}${outcome.failure.message}`, 'trouble');
      return false;
    }
    const { followUpIds } = outcome.value;
    undoing.current.push({
      written: changes.filter(({ cell }) => cell.start.followUpId !== null).map(({ cell }) => cell.start),
      takesBack: followUpIds.filter((_, index) => changes[index]?.cell.start.followUpId === null),
    });
    // Asked for after the page has kept what was typed there: the vault answers in turn.
    await Promise.all(changes.map(({ cell }) => ask('drafts.discard', { key: draftKeyOfWeek(cell.start) })));
    askBegunAnew();
    return true;
  };

  const undo = async () => {
    const last = undoing.current.pop();
    if (!last) {
      announce('没有可以撤销的内容', 'note');
      return;
    }
    const outcome = await enter.run(last);
    if (outcome.ok) announce(`已撤销 ${last.written.length + last.takesBack.length} 条`);
    else announce(outcome.failure.message, 'trouble');
  };

  return { write, undo };
}

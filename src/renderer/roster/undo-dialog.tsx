import { Alert, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { Failure } from '#shared/outcome.ts';
import type { ListKind } from '#shared/roster-terms.ts';
import { undoingInWords, undoneInWords } from './undone-in-words.ts';

interface UndoDialogProps {
  list: ListKind;
  /** Null while nothing is asked. */
  asked: Asked | null;
  onClose(): void;
  onUndone?: (() => void) | undefined;
}

interface Asked {
  importId: RosterImportId;
  fileName: string;
}

/** Asks before an import is taken back, and says how much goes with it, or what to do where it cannot be. */
export function UndoDialog({ list, asked, onClose, onUndone }: UndoDialogProps) {
  const Undo = UNDOING[list];
  return (
    <Dialog title="撤销这次导入？" opened={asked !== null} onClose={onClose}>
      {asked && (
        <Undo
          {...asked}
          onClose={onClose}
          onDone={(words) => {
            announce(words);
            onClose();
            onUndone?.();
          }}
        />
      )}
    </Dialog>
  );
}

interface UndoProps extends Asked {
  onClose(): void;
  /** With what was taken back, in words. */
  onDone(words: string): void;
}

function UndoRoster({ importId, fileName, onClose, onDone }: UndoProps) {
  const { data: weight, failure } = useRequest('roster.weighUndo', { importId });
  const undo = useCommand('roster.undo', { onDone: (undone) => onDone(undoneInWords(undone)) });
  return (
    <Question
      says={weight && `撤销“${fileName}”：${undoingInWords(weight)}。其他学生和记录不动。`}
      inTheWay={undo.failure ?? failure}
      isRunning={undo.isRunning}
      onUndo={() => void undo.run({ importId })}
      onClose={onClose}
    />
  );
}

function UndoWatchlist({ importId, fileName, onClose, onDone }: UndoProps) {
  const { data: weight, failure } = useRequest('watchlist.weighListUndo', { importId });
  const undo = useCommand('watchlist.undoList', {
    onDone: ({ levels }) => onDone(`已撤销导入：${levels} 名学生的预警等级`),
  });
  return (
    <Question
      says={
        weight &&
        `撤销“${fileName}”：这次导入写入的 ${weight.levels} 名学生的预警等级删除，原来有等级的恢复原来的。其他学生和记录不动。`
      }
      inTheWay={undo.failure ?? failure}
      isRunning={undo.isRunning}
      onUndo={() => void undo.run({ importId })}
      onClose={onClose}
    />
  );
}

function UndoFollowUps({ importId, fileName, onClose, onDone }: UndoProps) {
  const { data: weight, failure } = useRequest('followUps.weighWorkbooksUndo', { importId });
  const inWords = ({ removed, putBack }: NonNullable<typeof weight>) =>
    [removed > 0 ? `删除 ${removed} 条跟踪记录` : '', putBack > 0 ? `改回 ${putBack} 条` : '']
      .filter(Boolean)
      .join('，') || '没有要改回的跟踪记录';
  const undo = useCommand('followUps.undoWorkbooks', {
    onDone: (undone) => onDone(`已撤销导入：${inWords(undone)}`),
  });
  return (
    <Question
      says={weight && `撤销“${fileName}”：${inWords(weight)}。其他记录不动。`}
      inTheWay={undo.failure ?? failure}
      isRunning={undo.isRunning}
      onUndo={() => void undo.run({ importId })}
      onClose={onClose}
    />
  );
}

function UndoResults({ importId, fileName, onClose, onDone }: UndoProps) {
  const { data: weight, failure } = useRequest('screenings.weighResultsUndo', { importId });
  const undo = useCommand('screenings.undoResults', {
    onDone: ({ results }) => onDone(`已撤销导入：删除 ${results} 份普查结果`),
  });
  return (
    <Question
      says={
        weight &&
        `撤销“${fileName}”：这次导入写入的 ${weight.results} 份结果删除，这些学生回到未测。面谈等其他记录不动。`
      }
      inTheWay={undo.failure ?? failure}
      isRunning={undo.isRunning}
      onUndo={() => void undo.run({ importId })}
      onClose={onClose}
    />
  );
}

function UndoWeeks({ importId, fileName, onClose, onDone }: UndoProps) {
  const { data: weight, failure } = useRequest('weeklyReports.weighWorkbooksUndo', { importId });
  const inWords = ({ removed, putBack }: NonNullable<typeof weight>) =>
    [removed > 0 ? `删除 ${removed} 份班级周报` : '', putBack > 0 ? `改回 ${putBack} 份` : '']
      .filter(Boolean)
      .join('，') || '没有要改回的班级周报';
  const undo = useCommand('weeklyReports.undoWorkbooks', {
    onDone: (undone) => onDone(`已撤销导入：${inWords(undone)}`),
  });
  return (
    <Question
      says={weight && `撤销“${fileName}”：${inWords(weight)}。其他记录不动。`}
      inTheWay={undo.failure ?? failure}
      isRunning={undo.isRunning}
      onUndo={() => void undo.run({ importId })}
      onClose={onClose}
    />
  );
}

function UndoReplies({ importId, fileName, onClose, onDone }: UndoProps) {
  const { data: weight, failure } = useRequest('screenings.weighWorkbooksUndo', { importId });
  const inWords = ({ removed, putBack }: NonNullable<typeof weight>) =>
    [removed > 0 ? `删除 ${removed} 个班的回复` : '', putBack > 0 ? `${putBack} 个班改回原来的回复` : '']
      .filter(Boolean)
      .join('，') || '没有要改回的班级回复';
  const undo = useCommand('screenings.undoWorkbooks', {
    onDone: (undone) => onDone(`已撤销导入：${inWords(undone)}`),
  });
  return (
    <Question
      says={
        weight && `撤销“${fileName}”：${inWords(weight)}。只因这次导入列入名单的学生移出名单，其他记录不动。`
      }
      inTheWay={undo.failure ?? failure}
      isRunning={undo.isRunning}
      onUndo={() => void undo.run({ importId })}
      onClose={onClose}
    />
  );
}

const UNDOING: Readonly<Record<ListKind, (props: UndoProps) => ReactNode>> = {
  roster: UndoRoster,
  watchlist: UndoWatchlist,
  screenings: UndoResults,
  followUps: UndoFollowUps,
  weeklyReports: UndoWeeks,
  focusReplies: UndoReplies,
};

interface QuestionProps {
  /** Absent while nobody knows yet. */
  says: string | undefined;
  inTheWay: Failure | undefined;
  isRunning: boolean;
  onUndo(): void;
  onClose(): void;
}

function Question({ says, inTheWay, isRunning, onUndo, onClose }: QuestionProps) {
  return (
    <>
      {inTheWay ? (
        <Alert color="red" role="alert">
          {inTheWay.message}
        </Alert>
      ) : (
        <Text size="sm">
          {says ? `${says}心港不保存文件的内容，要再导入时请重新选择这个文件。` : '正在核对…'}
        </Text>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {inTheWay ? '关闭' : '不撤销'}
        </Button>
        {!inTheWay && (
          <TakeAwayButton variant="filled" disabled={!says} loading={isRunning} onClick={onUndo}>
            撤销
          </TakeAwayButton>
        )}
      </Group>
    </>
  );
}

import { Alert, Button, Group, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { RosterImportId } from '#shared/contract/fields.ts';
import { undoingInWords, undoneInWords } from './undone-in-words.ts';

interface UndoDialogProps {
  /** Null while nothing is asked. */
  asked: { importId: RosterImportId; fileName: string } | null;
  onClose(): void;
  onUndone?: (() => void) | undefined;
}

/** Asks before an import is taken back, and says how much of the list goes with it. */
export function UndoDialog({ asked, onClose, onUndone }: UndoDialogProps) {
  return (
    <Dialog title="撤销这次导入？" opened={asked !== null} onClose={onClose}>
      {asked && <UndoQuestion {...asked} onClose={onClose} onUndone={onUndone} />}
    </Dialog>
  );
}

function UndoQuestion({
  importId,
  fileName,
  onClose,
  onUndone,
}: { importId: RosterImportId; fileName: string } & Omit<UndoDialogProps, 'asked'>) {
  const { data: weight, failure } = useRequest('roster.weighUndo', { importId });
  const undo = useCommand('roster.undo', {
    onDone: (undone) => {
      announce(undoneInWords(undone));
      onClose();
      onUndone?.();
    },
  });
  const inTheWay = undo.failure ?? failure;
  return (
    <>
      {inTheWay ? (
        <Alert color="red" role="alert">
          {inTheWay.message}
        </Alert>
      ) : (
        <Text size="sm">
          {weight
            ? `撤销“${fileName}”：${undoingInWords(weight)}。其他学生和记录不动。心港不保存名册文件的内容，要再导入时请重新选择这个文件。`
            : '正在核对…'}
        </Text>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {inTheWay ? '关闭' : '不撤销'}
        </Button>
        {!inTheWay && (
          <Button
            color="red"
            disabled={!weight}
            loading={undo.isRunning}
            onClick={() => void undo.run({ importId })}
          >
            撤销
          </Button>
        )}
      </Group>
    </>
  );
}

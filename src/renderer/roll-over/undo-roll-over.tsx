import { Alert, Button, Group, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand } from '#renderer/request.ts';
import type { RollOverId } from '#shared/contract/fields.ts';

export interface UndoneRollOver {
  id: RollOverId;
  intoSchoolYear: number;
}

interface UndoRollOverProps {
  /** Null while nothing is asked. */
  asked: UndoneRollOver | null;
  onClose(): void;
}

/** Asks before a roll-over is taken back: a whole school goes with it. */
export function UndoRollOver({ asked, onClose }: UndoRollOverProps) {
  return (
    <Dialog
      title={`撤销升入${asked?.intoSchoolYear ?? ''}学年的升级？`}
      opened={asked !== null}
      onClose={onClose}
    >
      {asked && <Question id={asked.id} onClose={onClose} />}
    </Dialog>
  );
}

function Question({ id, onClose }: { id: RollOverId; onClose(): void }) {
  const undo = useCommand('rollOver.undo', {
    onDone: ({ students }) => {
      announce(`已撤销升级，${students} 名学生回到原来的班级`);
      onClose();
    },
  });
  return (
    <>
      {undo.failure ? (
        <Alert color="red" role="alert">
          {undo.failure.message}
        </Alert>
      ) : (
        <Text size="sm">全部学生回到升级以前的班级。要再升级时，从头安排去向。</Text>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {undo.failure ? '关闭' : '不撤销'}
        </Button>
        {!undo.failure && (
          <TakeAwayButton
            variant="filled"
            loading={undo.isRunning}
            onClick={() => void undo.run({ rollOverId: id })}
          >
            撤销
          </TakeAwayButton>
        )}
      </Group>
    </>
  );
}

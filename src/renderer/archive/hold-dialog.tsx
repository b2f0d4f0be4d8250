import { announce } from '#renderer/parts/announce.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { ArchivedFile } from '#shared/contract/archive.ts';

/** 暂缓销毁, or its end; null while closed. */
export function HoldDialog({ file, onClose }: { file: ArchivedFile | null; onClose(): void }) {
  const hold = useCommand('archive.hold', { onDone: () => announce('已暂缓销毁') });
  const end = useCommand('archive.endHold', { onDone: () => announce('已结束暂缓销毁') });
  const isHeld = file !== null && file.held !== null;
  const word = isHeld ? '结束暂缓销毁' : '暂缓销毁';
  return (
    <ReasonDialog
      act={word}
      to={`${file?.name ?? ''}的档案`}
      keeps
      text={
        isHeld
          ? `暂缓的原因是：${file.held?.reason ?? ''}。结束后，到期的档案可以销毁。`
          : '暂缓期间，这份档案到期也不会销毁。'
      }
      opened={file !== null}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (!file) return { ok: true, value: null };
        const input = { studentId: file.studentId, reason };
        return isHeld ? end.run(input) : hold.run(input);
      }}
    />
  );
}

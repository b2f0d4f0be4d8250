import { Button } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useState } from 'react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import { writtenDate } from '#shared/school-calendar.ts';

/** 推迟与免办: written from a list of what is owed, and read here. */
export const putOffKind: KindOnScreen<'putOff'> = {
  icon: IconClockPause,
  opens: { in: 'file', closesItself: true, Body: PutOffOpened },
  writes: null,
};

function PutOffOpened({ file, id, isArchived, onClose }: RecordProps<'putOff'>) {
  const takeUp = useCommand('obligations.takeUp');
  const [asking, setAsking] = useState(false);
  const putOff = file.putOffs.find((each) => each.id === id);
  if (!putOff) return <Gone />;
  return (
    <>
      <Facts
        rows={[
          ['事项', putOff.what],
          ['登记日期', writtenDate(putOff.occurredOn)],
          ['推迟到', putOff.until ? writtenDate(putOff.until) : '不再办理'],
          ['原因', putOff.reason],
        ]}
      />
      {!isArchived && (
        <div>
          <Button variant="default" onClick={() => setAsking(true)}>
            恢复办理
          </Button>
        </div>
      )}
      <ReasonDialog
        act="恢复办理"
        to={`${file.name} ${putOff.what}`}
        text="恢复后，这一项重新列入应办事项。"
        keeps
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          const outcome = await takeUp.run({ putOffId: putOff.id, reason });
          if (outcome.ok) {
            announce('已恢复办理');
            onClose();
          }
          return outcome;
        }}
      />
    </>
  );
}

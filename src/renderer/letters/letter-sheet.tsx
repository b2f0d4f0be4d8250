import { Anchor, Button, Group, Stack } from '@mantine/core';
import { IconBan, IconFileDownload, IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { LetterStateMark } from './letter-state.tsx';
import classes from './letters.module.css';
import { LettersExport } from './letters-export.tsx';
import { ReceiptForm } from './receipt-form.tsx';

interface LetterSheetProps {
  /** Undefined while the sheet is closed. */
  letter: LetterLine | undefined;
  /** Its receipt is being written down. */
  takesReceipt: boolean;
  onClose(): void;
}

/** One letter of the register: what became of it, its receipt, its PDF. */
export function LetterSheet({ letter, takesReceipt, onClose }: LetterSheetProps) {
  return (
    <SideSheet title={letter?.number ?? '告知书'} opened={letter !== undefined} onClose={onClose}>
      {letter && <IssuedLetterDetails key={letter.id} letter={letter} takesReceipt={takesReceipt} />}
    </SideSheet>
  );
}

function IssuedLetterDetails({ letter, takesReceipt }: { letter: LetterLine; takesReceipt: boolean }) {
  const { replace } = usePlace();
  const [asking, setAsking] = useState<'void' | 'export' | null>(null);
  const takesNone = letter.voided !== null || letter.receipt !== null;
  const take = (takes?: 'receipt') =>
    replace({ at: 'letters', letterId: letter.id, ...(takes && { takes }) });
  const voiding = useCommand('letters.void', { onDone: () => announce(`${letter.number} 已作废，编号保留`) });
  const close = () => setAsking(null);

  return (
    <Stack gap={24}>
      <LetterFacts letter={letter} />
      <Group gap={8}>
        <Button
          variant="default"
          leftSection={<IconFileDownload size={16} aria-hidden />}
          onClick={() => setAsking('export')}
        >
          保存为PDF
        </Button>
        {!takesNone && !takesReceipt && (
          <Button leftSection={<IconMailCheck size={16} aria-hidden />} onClick={() => take('receipt')}>
            登记回执
          </Button>
        )}
        {!letter.voided && (
          <TakeAwayButton
            // Apart, also when the button before it goes: a second click must not come to lie on it.
            ml="auto"
            leftSection={<IconBan size={16} aria-hidden />}
            onClick={() => setAsking('void')}
          >
            作废
          </TakeAwayButton>
        )}
      </Group>
      {takesReceipt && !takesNone && (
        <ReceiptForm letterId={letter.id} studentId={letter.studentId} onDone={() => take()} />
      )}
      <RecordAttachments on={{ record: 'letter', id: letter.id }} day={letter.issuedOn} />
      <LettersExport letterIds={[letter.id]} opened={asking === 'export'} onClose={close} />
      <ReasonDialog
        act="作废"
        to={namedRecord({ what: `告知书 ${letter.number}`, of: letter.studentName, on: letter.issuedOn })}
        text="这份告知书会标为已作废。它的编号和内容都保留在登记册里，编号不再使用。"
        opened={asking === 'void'}
        onClose={close}
        onConfirm={(reason) => voiding.run({ letterId: letter.id, reason })}
      />
    </Stack>
  );
}

function LetterFacts({ letter }: { letter: LetterLine }) {
  const { go } = usePlace();
  const { receipt, voided } = letter;
  return (
    <dl className={classes.facts}>
      <dt>学生</dt>
      <dd>
        <Anchor
          component="button"
          type="button"
          onClick={() => go({ at: 'student', studentId: letter.studentId })}
        >
          {letter.studentName}
        </Anchor>
        {`　${letter.className}`}
      </dd>
      <dt>日期</dt>
      <dd>{writtenDay(letter.issuedOn)}</dd>
      <dt>状态</dt>
      <dd>
        <LetterStateMark letter={letter} />
      </dd>
      {voided && (
        <>
          <dt>作废</dt>
          <dd>{`${writtenDay(voided.voidedOn)}\n${voided.reason}`}</dd>
        </>
      )}
      {receipt && (
        <>
          <dt>回执日期</dt>
          <dd>{writtenDay(receipt.receivedOn)}</dd>
          <dt>监护人签名</dt>
          <dd>{receipt.signedBy || '未填'}</dd>
          <dt>监护人意见</dt>
          <dd>{receipt.opinion || '未填'}</dd>
        </>
      )}
    </dl>
  );
}

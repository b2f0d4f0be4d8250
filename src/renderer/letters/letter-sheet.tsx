import { Anchor, Button, Group, Stack } from '@mantine/core';
import { IconBan, IconCopyPlus, IconMailCheck, IconMailOpened, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { Paper } from '#renderer/papers/paper.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { DocumentPreview } from '#renderer/parts/document-preview.tsx';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { writtenDay, writtenPhone } from '#shared/school-calendar.ts';
import { DELIVERY_WAYS, RECEIPT_OUTCOMES } from '#shared/terms.ts';
import { DeliveryForm } from './delivery-form.tsx';
import { LetterStateMark } from './letter-state.tsx';
import classes from './letters.module.css';
import { ReceiptForm } from './receipt-form.tsx';
import { WordExport } from './word-export.tsx';

interface LetterSheetProps {
  /** Undefined while the sheet is closed. */
  letter: LetterLine | undefined;
  /** Its receipt is being written down. */
  takesReceipt: boolean;
  onClose(): void;
}

/** One letter of the register: what it says, how it was given out, what came of it. */
export function LetterSheet({ letter, takesReceipt, onClose }: LetterSheetProps) {
  return (
    <SideSheet title={letter?.number ?? '告知书'} opened={letter !== undefined} onClose={onClose}>
      {letter && <IssuedLetterDetails key={letter.id} letter={letter} takesReceipt={takesReceipt} />}
    </SideSheet>
  );
}

type Asking = 'void' | 'delivery' | 'again' | null;

function IssuedLetterDetails({ letter, takesReceipt }: { letter: LetterLine; takesReceipt: boolean }) {
  const { go, replace } = usePlace();
  const { data: school } = useRequest('school.particulars', {});
  const [asking, setAsking] = useState<Asking>(null);
  const stands = letter.voided === null;
  const take = (takes?: 'receipt') =>
    replace({ at: 'letters', letterId: letter.id, ...(takes && { takes }) });
  const voiding = useCommand('letters.void', { onDone: () => announce(`${letter.number} 已作废，编号保留`) });
  const close = () => setAsking(null);
  const isWriting = takesReceipt || asking === 'delivery' || asking === 'again';
  const acts = useActsAfter(isWriting);

  return (
    <Stack gap={24}>
      <LetterFacts letter={letter} />
      {!isWriting && (
        <Group gap={8} ref={acts}>
          {stands && letter.deliveries.length === 0 && letter.receipt === null && (
            <Button
              leftSection={<IconMailOpened size={16} aria-hidden />}
              onClick={() => setAsking('delivery')}
            >
              登记送达
            </Button>
          )}
          {stands && letter.asksReceipt && (
            <Button
              variant={letter.receipt ? 'default' : 'filled'}
              leftSection={<IconMailCheck size={16} aria-hidden />}
              onClick={() => take('receipt')}
            >
              {letter.receipt ? '更正回执' : '登记回执'}
            </Button>
          )}
          <Paper
            title={`${letter.kindName} ${letter.number}`}
            wanted={{ request: 'letters.layPaper', input: { letterIds: [letter.id] } }}
          />
          <WordExport letterIds={[letter.id]} />
          {stands && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              onClick={() => setAsking('again')}
            >
              登记补发
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconCopyPlus size={16} aria-hidden />}
            onClick={() => go({ at: 'letter', studentIds: [letter.studentId], again: letter.id })}
          >
            照这份再写
          </Button>
          {stands && (
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
      )}
      {takesReceipt && stands && <ReceiptForm letter={letter} onDone={() => take()} />}
      {!takesReceipt && stands && school && (asking === 'delivery' || asking === 'again') && (
        <DeliveryForm
          letterIds={[letter.id]}
          by={school.person}
          isAgain={asking === 'again'}
          onDone={close}
        />
      )}
      <RecordAttachments on={{ record: 'letter', id: letter.id }} day={letter.issuedOn} />
      <LetterText letter={letter} />
      <ReasonDialog
        act="作废"
        to={namedRecord({ what: `告知书 ${letter.number}`, of: letter.studentName, on: letter.issuedOn })}
        text="这份告知书会标为已作废。它的编号和内容都保留在登记簿里，编号不再使用。"
        opened={asking === 'void'}
        onClose={close}
        onConfirm={(reason) => voiding.run({ letterId: letter.id, reason })}
      />
    </Stack>
  );
}

/** When what was written is done with, the keyboard goes on at what can be done next. */
function useActsAfter(isWriting: boolean) {
  const acts = useRef<HTMLDivElement>(null);
  const wasWriting = useRef(isWriting);
  useEffect(() => {
    if (wasWriting.current && !isWriting) acts.current?.querySelector('button')?.focus();
    wasWriting.current = isWriting;
  }, [isWriting]);
  return acts;
}

/** What the letter says, read where it is registered. */
function LetterText({ letter }: { letter: LetterLine }) {
  const { data } = useRequest('letters.read', { letterId: letter.id });
  if (!data) return null;
  return (
    <DocumentPreview
      html={data.html}
      tighter={data.tighter}
      overPages={data.overPages}
      title={`${letter.number} 的内容`}
    />
  );
}

function LetterFacts({ letter }: { letter: LetterLine }) {
  const { go } = usePlace();
  const { receipt, voided } = letter;
  return (
    <dl className={classes.facts}>
      <dt>种类</dt>
      <dd>{letter.kindName}</dd>
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
      {letter.guardianName !== '' && (
        <>
          <dt>给</dt>
          <dd>{letter.guardianName}</dd>
        </>
      )}
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
      {letter.deliveries.map(({ deliveredOn, way, by, note, isAgain }, index) => [
        // biome-ignore lint/suspicious/noArrayIndexKey: they are only ever added to
        <dt key={`${index}/what`}>{isAgain ? '补发' : '送达'}</dt>,
        // biome-ignore lint/suspicious/noArrayIndexKey: they are only ever added to
        <dd key={`${index}/how`}>
          {[`${writtenDay(deliveredOn)}　${DELIVERY_WAYS[way]}　${by}`, note].filter(Boolean).join('\n')}
        </dd>,
      ])}
      {receipt && (
        <>
          <dt>回执</dt>
          <dd>{`${RECEIPT_OUTCOMES[receipt.outcome]}　${writtenDay(receipt.receivedOn)}`}</dd>
          <dt>监护人</dt>
          <dd>{[receipt.signedBy || '未填', writtenPhone(receipt.phone)].filter(Boolean).join('　')}</dd>
          <dt>{receipt.outcome === 'signed' ? '监护人意见' : '经过'}</dt>
          <dd>{receipt.opinion || '未填'}</dd>
          {receipt.witnesses !== '' && (
            <>
              <dt>见证人</dt>
              <dd>{receipt.witnesses}</dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}

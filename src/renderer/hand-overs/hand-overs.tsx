import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { GivenHandOver, ReceivedHandOver } from '#shared/contract/hand-overs.ts';
import { contract } from '#shared/contract/index.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import classes from './hand-overs.module.css';
import { PackContent } from './pack-content.tsx';

interface HandOversProps {
  studentId: StudentId;
  isArchived: boolean;
  onMake(): void;
}

/** 移交: what came from other schools, and what was handed over to them. */
export function HandOvers({ studentId, isArchived, onMake }: HandOversProps) {
  const { data, failure, refetch } = useRequest('handOvers.list', { studentId });
  const remove = useCommand('handOvers.remove', { onDone: () => announce('已删除收到的移交材料') });
  const [removing, setRemoving] = useState<ReceivedHandOver | null>(null);
  const [receipt, setReceipt] = useState<GivenHandOver | null>(null);
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!data) return null;
  if (data.given.length + data.received.length === 0) {
    return (
      <EmptyState
        title="没有移交材料"
        text="学生转学或升学时，做一份移交材料给新学校。收到别校的材料，在“学生”的“已离校”里接收。"
        action={
          <Button variant="default" onClick={onMake}>
            制作移交材料
          </Button>
        }
      />
    );
  }
  return (
    <>
      {data.received.length > 0 && (
        <Section title="收到的移交材料">
          {data.received.map((each) => (
            <div key={each.id} className={classes.pack}>
              <Group justify="space-between">
                <Text>
                  {writtenDate(each.receivedOn)}收到，{each.fromSchool}
                </Text>
                {!isArchived && (
                  <TakeAwayButton
                    size="compact-sm"
                    aria-label={`删除 ${spoken(each)}`}
                    onClick={() => setRemoving(each)}
                  >
                    删除
                  </TakeAwayButton>
                )}
              </Group>
              <PackContent pack={each.content} />
            </div>
          ))}
        </Section>
      )}
      {data.given.length > 0 && (
        <Section title="制作的移交材料">
          {data.given.map((each) => (
            <div key={each.id} className={classes.pack}>
              <Group justify="space-between">
                <Text>
                  {writtenDate(each.preparedOn)}，移交给{each.toSchool}。
                  {each.receivedOn
                    ? `${writtenDate(each.receivedOn)}由${each.receivedBy}签收。`
                    : '回执还没有收到。'}
                </Text>
                <Button variant="default" size="compact-sm" onClick={() => setReceipt(each)}>
                  登记回执
                </Button>
              </Group>
              <PackContent pack={each.content} />
            </div>
          ))}
        </Section>
      )}
      <ReasonDialog
        act="删除"
        to={removing ? spoken(removing) : ''}
        text="材料从档案里移开，原因留在保险库里。删除后同一份材料可以重新接收。"
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={async (reason) =>
          removing ? remove.run({ handOverId: removing.id, reason }) : { ok: true, value: null }
        }
      />
      <Dialog title="登记移交回执" opened={receipt !== null} onClose={() => setReceipt(null)}>
        {receipt && <ReceiptForm given={receipt} onClose={() => setReceipt(null)} />}
      </Dialog>
    </>
  );
}

function spoken({ fromSchool, receivedOn }: ReceivedHandOver): string {
  return namedRecord({ what: '移交材料', of: fromSchool, on: receivedOn });
}

function ReceiptForm({ given, onClose }: { given: GivenHandOver; onClose(): void }) {
  const record = useCommand('handOvers.recordReceipt');
  const form = useRecordForm({
    schema: contract['handOvers.recordReceipt'].input,
    initial: {
      handOverId: given.id,
      receivedOn: given.receivedOn ?? todayOnThisPc(),
      receivedBy: given.receivedBy,
    },
    submit: record.run,
    onDone: () => {
      announce('已登记移交回执');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="回执" onCancel={onClose}>
      <DateField label="签收日期" required {...form.getInputProps('receivedOn')} />
      <TextInput label="签收人" required autoComplete="off" {...form.getInputProps('receivedBy')} />
    </RecordForm>
  );
}

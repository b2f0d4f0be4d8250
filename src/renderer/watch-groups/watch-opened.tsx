import { Alert, Autocomplete, Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import pair from '#renderer/parts/pair.module.css';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { writtenShortInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import type { WatchGroup, WatchShift } from '#shared/contract/watch-groups.ts';
import {
  dayAndTimeOf,
  type LocalDate,
  todayOnThisPc,
  writtenDate,
  writtenPhone,
  writtenShortDate,
} from '#shared/school-calendar.ts';
import { WatchGroupForm } from './watch-group-form.tsx';
import classes from './watch-groups.module.css';

/** A watch over a student: who is on duty, when nobody was, and how it ends. */
export function WatchOpened({ file, id, isArchived, onShow }: RecordProps<'watchGroup'>) {
  const { go } = usePlace();
  const [asks, setAsks] = useState<'change' | 'end' | 'goOn' | null>(null);
  const [shift, setShift] = useState<WatchShift | 'new' | null>(null);
  const goOn = useCommand('watchGroups.goOn', { onDone: () => announce('监护已恢复') });
  const group = file.watchGroups.find((each) => each.id === id);
  if (!group) return <Gone />;
  const { incidentId, fromOn, fromAt, place, task, members, shifts, ended, uncovered } = group;
  const close = () => setAsks(null);
  if (asks === 'change') {
    return <WatchGroupForm incidentId={incidentId} studentId={file.id} group={group} onClose={close} />;
  }
  return (
    <Stack gap={16}>
      {uncovered.length > 0 && (
        <Alert icon={<IconAlertTriangle aria-hidden />} title="这些时间没有登记值守" color="red">
          {uncovered.map(({ from, until }) => (
            <div key={from}>
              {writtenShortInstant(from)} 至{' '}
              {ended === null && until === uncovered.at(-1)?.until ? '现在' : writtenShortInstant(until)}
            </div>
          ))}
        </Alert>
      )}
      <Facts
        rows={[
          ['开始', `${writtenDate(fromOn)} ${fromAt}`],
          [
            '结束',
            ended ? `${writtenDate(ended.on)} ${ended.at}${ended.reason && `，${ended.reason}`}` : '监护中',
          ],
          ['地点', place],
          [
            '成员',
            members.map(({ name, role, phone }) => (
              <div key={name}>
                {[role ? `${name}（${role}）` : name, writtenPhone(phone)].filter(Boolean).join('　')}
              </div>
            )),
          ],
          ['注意什么', task && <span className={classes.prose}>{task}</span>],
        ]}
      />
      <Section
        title="值守"
        action={
          <Button variant="subtle" size="compact-sm" onClick={() => setShift('new')}>
            登记一班
          </Button>
        }
      >
        {shifts.map((each) => (
          <OpenRow
            key={each.id}
            title={`${inWords(each)}　${each.who}`}
            note={[each.state, each.handedTo && `交给 ${each.handedTo}`].filter(Boolean).join('　')}
            onOpen={() => setShift(each)}
          />
        ))}
      </Section>
      <Group gap={8}>
        {ended === null && <Button onClick={() => setAsks('end')}>结束监护</Button>}
        {ended === null && (
          <Button variant="default" onClick={() => setAsks('change')}>
            修改小组
          </Button>
        )}
        {ended?.custodyHandOverId && (
          <Button
            variant="subtle"
            onClick={() =>
              onShow({
                shows: 'record',
                opens: { record: 'custodyHandOver', id: ended.custodyHandOverId ?? ('' as never) },
              })
            }
          >
            查看安全责任移交
          </Button>
        )}
        {ended && <TakeAwayButton onClick={() => setAsks('goOn')}>恢复监护</TakeAwayButton>}
        <Button variant="default" onClick={() => go({ at: 'incident', incidentId })}>
          打开事件
        </Button>
      </Group>
      <Dialog title="登记值守" opened={shift !== null} onClose={() => setShift(null)}>
        {shift !== null && (
          <ShiftForm group={group} shift={shift === 'new' ? null : shift} onClose={() => setShift(null)} />
        )}
      </Dialog>
      <Dialog title="结束监护" opened={asks === 'end'} onClose={close}>
        {asks === 'end' && (
          <EndForm
            group={group}
            file={file}
            isArchived={isArchived}
            onWrite={() => onShow({ shows: 'writing', kind: 'custodyHandOver' })}
            onClose={close}
          />
        )}
      </Dialog>
      <ReasonDialog
        act="恢复"
        to={`${file.name}的监护`}
        text="登记错了结束时用：监护继续，值守照常登记。"
        keeps
        opened={asks === 'goOn'}
        onClose={close}
        onConfirm={(reason) => goOn.run({ watchGroupId: id, reason })}
      />
    </Stack>
  );
}

function inWords({ fromOn, fromAt, untilOn, untilAt }: WatchShift): string {
  const short = (on: LocalDate) => writtenShortDate(on, todayOnThisPc());
  return `${short(fromOn)} ${fromAt}–${untilOn === fromOn ? '' : `${short(untilOn)} `}${untilAt}`;
}

interface ShiftFormProps {
  group: WatchGroup;
  /** Null for another one. */
  shift: WatchShift | null;
  onClose(): void;
}

/** One shift; another one begins where the last ended. */
function ShiftForm({ group, shift, onClose }: ShiftFormProps) {
  const write = useCommand('watchGroups.writeShift');
  const remove = useCommand('watchGroups.removeShift');
  const last = group.shifts.at(-1);
  const begins = last ? { on: last.untilOn, at: last.untilAt } : { on: group.fromOn, at: group.fromAt };
  const fromOn: LocalDate | null = shift?.fromOn ?? begins.on;
  const untilOn: LocalDate | null = shift?.untilOn ?? dayAndTimeOf(Date.now()).on;
  const names = group.members.map(({ name }) => name);
  const form = useRecordForm({
    schema: contract['watchGroups.writeShift'].input,
    initial: {
      watchGroupId: group.id,
      shiftId: shift?.id ?? null,
      fromOn,
      fromAt: shift?.fromAt ?? begins.at,
      untilOn,
      untilAt: shift?.untilAt ?? '',
      who: shift?.who ?? (last?.handedTo || ''),
      state: shift?.state ?? '',
      handedTo: shift?.handedTo ?? '',
    },
    submit: write.run,
    onDone: () => {
      announce('已登记值守');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      name="登记值守"
      onCancel={onClose}
      extraActions={
        shift && (
          <RemoveButton
            what="值守"
            on={shift.fromOn}
            consequence="这一班将不再显示和打印"
            remove={(reason) => remove.run({ shiftId: shift.id, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <div className={pair.pair}>
        <DateField label="从哪一天" required ahead {...form.getInputProps('fromOn')} />
        <TimeField label="从几点" required {...form.getInputProps('fromAt')} />
        <DateField label="到哪一天" required ahead {...form.getInputProps('untilOn')} />
        <TimeField label="到几点" required {...form.getInputProps('untilAt')} />
      </div>
      <Autocomplete label="值守人" required data={names} {...form.getInputProps('who')} />
      <Textarea label="孩子的情况" minRows={3} {...form.getInputProps('state')} />
      <Autocomplete label="交给谁" data={names} {...form.getInputProps('handedTo')} />
    </RecordForm>
  );
}

interface EndFormProps {
  group: WatchGroup;
  file: StudentFile;
  isArchived: boolean;
  onWrite(): void;
  onClose(): void;
}

/** It ends with the record of the hand-over, which is chosen here, or written first. */
function EndForm({ group, file, isArchived, onWrite, onClose }: EndFormProps) {
  const end = useCommand('watchGroups.end');
  const handOvers = file.custodyHandOvers.filter(({ occurredOn }) => occurredOn >= group.fromOn);
  const form = useRecordForm({
    schema: contract['watchGroups.end'].input,
    initial: { watchGroupId: group.id, custodyHandOverId: handOvers[0]?.id ?? null, reason: '' },
    submit: end.run,
    onDone: () => {
      announce('监护已结束');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      name="结束监护"
      submitLabel="结束监护"
      onCancel={onClose}
      extraActions={
        !isArchived && (
          <Button variant="default" onClick={onWrite}>
            记安全责任移交
          </Button>
        )
      }
    >
      <Select
        label="随哪次安全责任移交结束"
        description={isArchived ? '已离校、没有移交的，不选，写明怎样结束' : '还没有记的，先记安全责任移交'}
        placeholder="没有"
        clearable
        data={handOvers.map(({ id, occurredOn, startsAt, goesTo }) => ({
          value: id,
          label: `${writtenDate(occurredOn)} ${startsAt}，${goesTo}`,
        }))}
        {...form.getInputProps('custodyHandOverId')}
      />
      <Textarea label="说明" minRows={2} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}

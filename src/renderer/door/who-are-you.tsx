import { Button, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { z } from 'zod';
import { again, NewPassword, typedTwice } from '#renderer/parts/new-password.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { STRICT_POLICY } from '#shared/contract/safety.ts';
import { vaultRequests } from '#shared/contract/vault.ts';
import classes from './door.module.css';
import { useLeftAlone } from './left-alone.ts';
import { useSecondsLeft } from './seconds-left.ts';

/** A right key of which nobody knows whose it is. Nothing is open yet. */
export interface OpenedByNobody {
  /** What was typed, so that it need not be typed again. */
  given: InputOf<'vault.unlock'>;
  known: NonNullable<OutputOf<'vault.unlock'>['whoAreYou']>;
}

/** Somebody who holds no password yet. */
const ANOTHER = 'another';

const { personName, password } = vaultRequests['vault.unlockAs'].input.shape;
const whoIs = z
  .object({ who: z.string().min(1, '请选择您是谁'), personName, password, again })
  .refine(...typedTwice)
  .refine(({ who, personName }) => who !== ANOTHER || personName !== '', {
    path: ['personName'],
    message: '请填写姓名',
  });

interface WhoAreYouProps extends OpenedByNobody {
  /** As of `Unlock`. */
  waitUntil: number;
  onRefused(): void;
  onOpened(): void;
  onBack(): void;
}

/**
 * The step behind the recovery code: who one is, and a new password. Only then the room opens, as that person. The code
 * lies in this page meanwhile, so that a page left alone goes back to the door.
 */
export function WhoAreYou({ given, known, waitUntil, onRefused, onOpened, onBack }: WhoAreYouProps) {
  const unlock = useCommand('vault.unlockAs', { onDone: onOpened });
  const seconds = useSecondsLeft(waitUntil);
  useLeftAlone(STRICT_POLICY.idleMinutes, onBack);
  const form = useRecordForm({
    schema: whoIs,
    initial: { who: '', personName: '', password: '', again: '' },
    submit: async ({ who, personName, password }) => {
      const isAnother = who === ANOTHER;
      const outcome = await unlock.run({
        ...given,
        slotId: isAnother ? null : who,
        personName: isAnother ? personName : '',
        password,
      });
      if (!outcome.ok) onRefused();
      return outcome;
    },
  });
  const { who, personName } = form.getValues();
  const waiting = seconds > 0;
  return (
    <div className={classes.card}>
      <Title order={2} className={classes.heading}>
        您是谁？
      </Title>
      <Text className={classes.lead}>
        {given.kind === 'recoveryCode' ? '恢复码正确。' : '密码正确，但这份记录里没有它的主人。'}
        今后写下的都记在您的名下，请另设自己的密码。
      </Text>
      <RecordForm
        form={form}
        submitLabel={waiting ? `请等待 ${seconds} 秒` : '设好密码，打开'}
        submitDisabled={waiting}
        extraActions={
          <Button variant="default" onClick={onBack}>
            返回
          </Button>
        }
      >
        <Radio.Group label="您是谁" required {...form.getInputProps('who')}>
          <Stack gap={4}>
            {known.people.map(({ slotId, name }) => (
              <Radio key={slotId} value={slotId} label={name} className={classes.person} />
            ))}
            <Radio value={ANOTHER} label="另一位教师，还没有密码" className={classes.person} />
          </Stack>
        </Radio.Group>
        {who === ANOTHER && (
          <TextInput label="您的姓名" required autoComplete="off" {...form.getInputProps('personName')} />
        )}
        <NewPassword form={form} label="新密码" names={[...known.names, personName]} />
        <Text className={classes.soft}>
          {who === '' || who === ANOTHER ? '恢复码继续有效。' : '原来的密码不再有效，恢复码继续有效。'}
          用完请重新密封。
        </Text>
      </RecordForm>
    </div>
  );
}

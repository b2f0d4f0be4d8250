import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { Flag } from '#renderer/parts/flag.tsx';
import { movedBy } from '#renderer/parts/moved-by.ts';
import { useCommand } from '#renderer/request.ts';
import type { Guardian } from '#shared/contract/family.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import classes from './family.module.css';
import { guardianWord } from './guardian-words.ts';

/** 监护人, in the order in which they are called; the first is the first contact. */
export function Guardians({ file, isArchived, onShow }: InFile) {
  const order = useCommand('family.orderGuardians');
  const { guardians } = file;
  const move = async (guardian: Guardian, by: -1 | 1) => {
    const guardianIds = movedBy(
      guardians.map(({ id }) => id),
      guardian.id,
      by,
    );
    const outcome = await order.run({ studentId: file.id, guardianIds });
    if (outcome.ok) announce('已调整联系顺序');
    else announce(outcome.failure.message, 'trouble');
  };
  return (
    <ul className={classes.guardians} aria-label="监护人">
      {guardians.map((guardian) => (
        <li key={guardian.id} className={classes.guardian}>
          <UnstyledButton
            className={classes.who}
            onClick={() => onShow({ shows: 'record', opens: { record: 'guardian', id: guardian.id } })}
          >
            <Clamped lines={2}>{guardianWord(guardian) || '未填'}</Clamped>
            {guardian.firstContact && guardians.length > 1 && <Flag>首选</Flag>}
          </UnstyledButton>
          <span className={classes.phone}>{writtenPhone(guardian.phone) || '电话未填'}</span>
          {!isArchived && guardians.length > 1 && (
            <span className={classes.order}>
              {!guardian.firstContact && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`上移：${guardian.name}`}
                  title="上移；第一位是首选联系人"
                  disabled={order.isRunning}
                  onClick={() => void move(guardian, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
              )}
              {guardian.id !== guardians.at(-1)?.id && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`下移：${guardian.name}`}
                  title="下移"
                  disabled={order.isRunning}
                  onClick={() => void move(guardian, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              )}
            </span>
          )}
          {guardian.note && (
            <div className={classes.note}>
              <Clamped lines={2}>{guardian.note}</Clamped>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

import { Button, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import classes from './door.module.css';
import { RecoverySheet } from './recovery-sheet.tsx';

interface RecoveryCodeProps {
  schoolName: string;
  recoveryCode: string;
  /** Which step of how many, where it is one of several. */
  step?: string;
  onNext(): void;
}

/** The groups in which a person copies a code without losing the place. */
function groupsOf(code: string): string[] {
  const groups = code.split(/[\s-]+/).filter(Boolean);
  return groups.length > 1 ? groups : (code.match(/.{1,4}/g) ?? []);
}

/** The second key goes on paper: step 2 of making a vault, and whenever the code is renewed. */
export function RecoveryCode({ schoolName, recoveryCode, step, onNext }: RecoveryCodeProps) {
  const groups = groupsOf(recoveryCode);
  const heading = useRef<HTMLHeadingElement>(null);
  // On no button: an Enter too many from the step before must not pass by the code.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes.card}>
      {step && <Text className={classes.step}>{step}</Text>}
      <Title ref={heading} order={2} tabIndex={-1} className={classes.heading}>
        恢复码
      </Title>
      <Text className={classes.lead}>忘记密码时，只有它能打开保险库。它只在这里显示这一次。</Text>
      <output className={classes.code} aria-label="恢复码">
        {groups.map((group, index) => (
          // A code never changes while it is shown, and its groups may repeat.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={index}>
            {group}
            {index < groups.length - 1 && <VisuallyHidden component="span">-</VisuallyHidden>}
          </span>
        ))}
      </output>
      <RecoverySheet schoolName={schoolName} recoveryCode={recoveryCode} groups={groups} />
      <ul className={classes.advice}>
        <li>抄写或打印后放入校长保险柜。</li>
        <li>不要拍照，不要存进电脑、手机或微信。</li>
      </ul>
      <Group justify="flex-end" gap={8}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => void document.fonts.ready.then(() => window.print())}
        >
          打印恢复码
        </Button>
        <Button onClick={onNext}>已抄好，下一步</Button>
      </Group>
    </div>
  );
}

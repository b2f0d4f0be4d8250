import { Button, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { APP_NAME } from '#shared/terms.ts';
import classes from './door.module.css';

interface RecoveryCodeProps {
  schoolName: string;
  recoveryCode: string;
  onNext(): void;
}

/** The groups in which a person copies a code without losing the place. */
function groupsOf(code: string): string[] {
  const groups = code.split(/[\s-]+/).filter(Boolean);
  return groups.length > 1 ? groups : (code.match(/.{1,4}/g) ?? []);
}

/** Step 2 of making a vault: the second key goes on paper. */
export function RecoveryCode({ schoolName, recoveryCode, onNext }: RecoveryCodeProps) {
  const groups = groupsOf(recoveryCode);
  return (
    <div className={classes.card}>
      <Text className={classes.step}>第 2 步，共 3 步</Text>
      <Title order={2} className={classes.heading}>
        恢复码
      </Title>
      <Text className={classes.lead}>忘记密码时，只有它能打开保险库。它只在这里显示这一次。</Text>
      <div className={`on-paper ${classes.printed ?? ''}`}>
        <p className={classes.paperOnly}>
          {APP_NAME} · {schoolName}
          <br />
          保险库恢复码（{writtenDate(todayOnThisPc())}）。请密封后交校长保险柜保存。
        </p>
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
      </div>
      <ul className={classes.advice}>
        <li>抄写或打印后放入校长保险柜。</li>
        <li>不要拍照，不要存进电脑、手机或微信。</li>
      </ul>
      <Group justify="flex-end" gap={8}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          打印恢复码
        </Button>
        <Button onClick={onNext}>已抄好，下一步</Button>
      </Group>
    </div>
  );
}

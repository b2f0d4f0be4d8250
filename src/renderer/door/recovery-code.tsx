import { Button, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { APP_NAME } from '#shared/terms.ts';
import classes from './door.module.css';

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
      <div className={`on-paper ${classes.printed ?? ''}`}>
        <div className={classes.paperOnly}>
          <p className={classes.paperTitle}>{APP_NAME}保险库恢复码</p>
          <p className={classes.paperSchool}>
            {schoolName}　{writtenDate(todayOnThisPc())}
          </p>
        </div>
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
        <div className={classes.paperOnly}>
          <ul className={classes.paperAdvice}>
            <li>忘记密码时，打开心港，选择“用恢复码打开”，照着输入；大小写和短横都不要紧。</li>
            <li>拿到这张纸的人，能打开这台电脑上的全部心理档案。</li>
            <li>请当面装入信封，封口签名，写上日期，放进校长保险柜，只留一份。</li>
            <li>不要拍照、扫描、复印，不要发到微信或邮箱。</li>
            <li>拆封使用后，请记下日期和原因，重新密封。</li>
          </ul>
          <p className={classes.paperSigns}>
            <span>交付人（心理教师）：</span>
            <span>保管人：</span>
            <span>日期：</span>
          </p>
        </div>
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

import { ActionIcon, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { guardianWord } from '#renderer/family/guardian-words.ts';
import { Flag } from '#renderer/parts/flag.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { NextStepMark } from '#renderer/watchlist/next-step-mark.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { todayOnThisPc, writtenPhone } from '#shared/school-calendar.ts';
import { firstContact } from './first-contact.ts';
import classes from './student-file.module.css';

interface FileLineProps {
  file: StudentFile;
  onBack(): void;
  /** ＋记一笔 and 档案管理. */
  actions: ReactNode;
}

/** The one line that stays: who it is, how it stands, what is due, whom to call. */
export function FileLine({ file, onBack, actions }: FileLineProps) {
  return (
    <header className={classes.fileLine}>
      <Tooltip label="返回（Alt+←）">
        <ActionIcon variant="subtle" size={36} flex="none" aria-label="返回" onClick={onBack}>
          <IconArrowLeft size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <section className={classes.who} aria-label="学生概况">
        <Title order={1} className={classes.name} title={file.name}>
          {file.name}
        </Title>
        <span className={classes.level}>
          {file.level ? (
            <LevelMark level={file.level.level} />
          ) : (
            <span className={classes.soft}>未列入预警库</span>
          )}
          {file.onLeave && <Flag>休学中</Flag>}
        </span>
        <span className={classes.class} title={`${useNumberWords().own} ${file.studentNumber}`}>
          {file.className}
          <span className={classes.number}>{file.studentNumber}</span>
        </span>
        {file.nextStep && (
          <span className={classes.next}>
            <NextStepMark step={file.nextStep} today={todayOnThisPc()} dated />
          </span>
        )}
        <FirstContact file={file} />
      </section>
      {actions}
    </header>
  );
}

function FirstContact({ file }: { file: StudentFile }) {
  const contact = firstContact(file);
  if (!contact) return <span className={classes.contact}>没有监护人</span>;
  return (
    <span className={classes.contact} title={contact.note || undefined}>
      <IconPhone size={16} stroke={1.6} role="img" aria-label="首选联系人" />
      <span className={classes.guardian}>{guardianWord(contact)}</span>
      <span className={classes.phone}>{writtenPhone(contact.phone) || '电话未填'}</span>
    </span>
  );
}

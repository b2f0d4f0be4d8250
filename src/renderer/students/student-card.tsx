import { Button, Group } from '@mantine/core';
import { guardianWord } from '#renderer/family/guardian-words.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { Flag } from '#renderer/parts/flag.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { NextStepMark } from '#renderer/watchlist/next-step-mark.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { ageOn, todayOnThisPc, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { ALERT_LEVEL_MEANINGS, GENDERS } from '#shared/terms.ts';
import { firstContact } from './first-contact.ts';
import classes from './students.module.css';

interface StudentCardProps {
  file: StudentFile;
  isArchived: boolean;
  onSetLevel(): void;
  onLift(): void;
}

/** The summary card at the head of a file: how it stands, whom to call, who the child is. */
export function StudentCard(props: StudentCardProps) {
  const { file } = props;
  return (
    <section className={classes.card} aria-label="学生概况">
      <Standing {...props} />
      <FirstContact {...props} />
      <dl className={classes.facts}>
        <dt>班主任</dt>
        <dd>{file.homeroomTeacher || '未填'}</dd>
        <dt>班级</dt>
        <dd>{file.className}</dd>
        <dt>性别</dt>
        <dd>
          {GENDERS[file.gender]}
          {file.bornOn !== null && `，${ageOn(file.bornOn, todayOnThisPc())} 岁`}
        </dd>
        <dt>学号</dt>
        <dd>{file.studentNumber}</dd>
      </dl>
    </section>
  );
}

function Standing({ file, isArchived, onSetLevel, onLift }: StudentCardProps) {
  const { level } = file;
  return (
    <div className={classes.level}>
      <Group gap={12}>
        <span className={classes.levelNow}>{level ? <LevelMark level={level.level} /> : '未列入预警库'}</span>
        {file.onLeave && <Flag>休学中</Flag>}
      </Group>
      {level && (
        <div>
          {ALERT_LEVEL_MEANINGS[level.level]}，自 {writtenDate(level.fromOn)}
        </div>
      )}
      {file.nextStep && (
        <Group gap={8} wrap="nowrap" align="baseline">
          <span className={classes.soft}>下一步</span>
          <NextStepMark step={file.nextStep} today={todayOnThisPc()} />
        </Group>
      )}
      {!isArchived && (
        <Group gap={8}>
          <Button variant="default" onClick={onSetLevel}>
            调整预警等级
          </Button>
          {level && (
            <Button variant="subtle" onClick={onLift}>
              解除预警
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

function FirstContact({ file, isArchived }: Pick<StudentCardProps, 'file' | 'isArchived'>) {
  const contact = firstContact(file);
  return (
    <dl className={classes.facts}>
      <dt>家长</dt>
      {contact ? (
        <dd>
          <Clamped lines={2}>{guardianWord(contact)}</Clamped>
        </dd>
      ) : (
        <dd>{isArchived ? '未填' : '未填，请在“家庭”里添加监护人'}</dd>
      )}
      {contact && (
        <>
          <dt>电话</dt>
          <dd className={contact.phone ? classes.phone : undefined}>
            {writtenPhone(contact.phone) || '未填'}
          </dd>
        </>
      )}
      {contact?.note && (
        <>
          <dt>备注</dt>
          <dd className={classes.factNote}>
            <Clamped lines={2}>{contact.note}</Clamped>
          </dd>
        </>
      )}
    </dl>
  );
}

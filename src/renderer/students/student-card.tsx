import { Button, Group } from '@mantine/core';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { ageOn, todayOnThisPc, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { ALERT_LEVEL_MEANINGS, GENDERS } from '#shared/terms.ts';
import { firstContact } from './first-contact.ts';
import classes from './students.module.css';

interface StudentCardProps {
  file: StudentFile;
  onSetLevel(): void;
  onLift(): void;
}

/** The summary card at the head of a file. */
export function StudentCard({ file, onSetLevel, onLift }: StudentCardProps) {
  const contact = firstContact(file);
  return (
    <section className={classes.card} aria-label="学生概况">
      <dl className={classes.facts}>
        <dt>性别</dt>
        <dd>{GENDERS[file.gender]}</dd>
        <dt>年龄</dt>
        <dd>{file.bornOn === null ? '未填' : `${ageOn(file.bornOn, todayOnThisPc())} 岁`}</dd>
        <dt>学号</dt>
        <dd>{file.studentNumber}</dd>
      </dl>
      <dl className={classes.facts}>
        <dt>班级</dt>
        <dd>{file.className}</dd>
        <dt>班主任</dt>
        <dd>{file.homeroomTeacher || '未填'}</dd>
        <dt>家长</dt>
        <dd>
          {contact
            ? [
                contact.name,
                contact.relation && `（${contact.relation}）`,
                ' ',
                writtenPhone(contact.phone),
              ].join('')
            : '未填'}
        </dd>
      </dl>
      <div className={classes.level}>
        {file.level ? (
          <>
            <div>
              <span className={classes.levelNow}>
                <LevelMark level={file.level.level} />
              </span>{' '}
              {ALERT_LEVEL_MEANINGS[file.level.level]}，自 {writtenDate(file.level.fromOn)}
            </div>
            <Group gap={8}>
              <Button variant="default" onClick={onSetLevel}>
                调整预警等级
              </Button>
              <Button variant="subtle" onClick={onLift}>
                解除预警
              </Button>
            </Group>
          </>
        ) : (
          <>
            <div className={classes.levelNow}>未列入预警库</div>
            <Group gap={8}>
              <Button variant="default" onClick={onSetLevel}>
                调整预警等级
              </Button>
            </Group>
          </>
        )}
      </div>
    </section>
  );
}

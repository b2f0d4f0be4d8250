import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Workbench } from '#shared/contract/workbench.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { Pile } from './pile.tsx';
import classes from './workbench.module.css';

interface PileProps {
  waiting: Workbench;
}

/** 本周待跟踪: a click begins the follow-up at once. */
export function DueFollowUps({ waiting, onWrite }: PileProps & { onWrite(studentId: StudentId): void }) {
  const { go } = usePlace();
  return (
    <Pile
      title="本周待跟踪"
      items={waiting.dueFollowUps}
      itemKey={({ studentId }) => studentId}
      what={({ name, className, level }) => (
        <>
          <LevelMark level={level} />
          <span>{name}</span>
          <span className={classes.soft}>{className}</span>
        </>
      )}
      aside={({ lastFollowUpOn }) =>
        lastFollowUpOn ? `上次 ${writtenDate(lastFollowUpOn)}` : '还没有跟踪记录'
      }
      onItem={({ studentId }) => onWrite(studentId)}
      nothing="本周的跟踪记录都写好了。"
      all={{ label: '打开跟踪', onOpen: () => go({ at: 'followUps' }) }}
    />
  );
}

/** 未签字的辅导记录: a click opens the record. */
export function UnsignedSessions({ waiting }: PileProps) {
  const { go } = usePlace();
  return (
    <Pile
      title="未签字的辅导记录"
      items={waiting.unsignedSessions}
      itemKey={({ sessionId }) => sessionId}
      what={({ students, topic }) => (
        <>
          <span>{students.join('、')}</span>
          <span className={classes.soft}>{topic}</span>
        </>
      )}
      aside={({ occurredOn }) => writtenDate(occurredOn)}
      onItem={({ sessionId }) => go({ at: 'session', sessionId })}
      nothing="没有等待签字的辅导记录。"
      all={{ label: '打开辅导记录', onOpen: () => go({ at: 'sessions' }) }}
    />
  );
}

/** 未收回执的告知书: a click opens the register. */
export function LettersWithoutReceipt({ waiting }: PileProps) {
  const { go } = usePlace();
  const open = () => go({ at: 'letters' });
  return (
    <Pile
      title="未收回执的告知书"
      items={waiting.lettersWithoutReceipt}
      itemKey={({ id }) => id}
      what={({ number, studentName, className }) => (
        <>
          <span>{studentName}</span>
          <span className={classes.soft}>{className}</span>
          <span className={classes.soft}>{number}</span>
        </>
      )}
      aside={({ issuedOn }) => `${writtenDate(issuedOn)} 发出`}
      onItem={open}
      nothing="没有等待回执的告知书。"
      all={{ label: '打开告知书', onOpen: open }}
    />
  );
}

/** 计划中的家访: a click opens the list of home visits. */
export function PlannedVisits({ waiting, today }: PileProps & { today: LocalDate }) {
  const { go } = usePlace();
  const open = () => go({ at: 'homeVisits' });
  const when = (plannedOn: LocalDate | null) => {
    if (plannedOn === null) return '';
    return plannedOn < today ? `原计划 ${writtenDate(plannedOn)}` : writtenDate(plannedOn);
  };
  return (
    <Pile
      title="计划中的家访"
      items={waiting.plannedVisits}
      itemKey={({ id }) => id}
      what={({ studentName, className, staff }) => (
        <>
          <span>{studentName}</span>
          <span className={classes.soft}>{className}</span>
          <span className={classes.soft}>{staff.map(({ name }) => name).join('、')}</span>
        </>
      )}
      aside={({ plannedOn }) => when(plannedOn)}
      onItem={open}
      nothing="没有计划中的家访。"
      all={{ label: '打开家访', onOpen: open }}
    />
  );
}

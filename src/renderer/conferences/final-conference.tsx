import { Alert, Button, Group } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { Addenda } from '#renderer/parts/addenda.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import type { Conference } from '#shared/contract/conferences.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { ConferenceMark, standingOf } from './conference-mark.tsx';
import { ConferencePaper } from './conference-paper.tsx';
import classes from './conferences.module.css';
import { DecidedLevel } from './decided-level.tsx';
import { SaidOfStudent } from './said-of-student.tsx';
import { ToDoList } from './to-do-list.tsx';

interface FinalConferenceProps {
  conference: Conference;
  finalisedAt: number;
}

/** A finalised conference: read only, with what follows from it beside each student. */
export function FinalConference({ conference, finalisedAt }: FinalConferenceProps) {
  const { back } = usePlace();
  const [voiding, setVoiding] = useState(false);
  const voidIt = useCommand('conferences.void', { onDone: () => announce('会商已作废，内容保留') });
  const addAddendum = useCommand('conferences.addAddendum');
  const tickRemedy = useCommand('conferences.tickRemedy');
  const { id: conferenceId, kind, extracts, remedies, voided } = conference;
  return (
    <PageFrame
      title={CONFERENCE_KINDS[kind]}
      subtitle={
        <>
          <ConferenceMark standing={standingOf(conference)} />　{conference.finalisedBy}{' '}
          {writtenInstant(finalisedAt)}
        </>
      }
      onBack={back}
      actions={
        <>
          {!voided && (
            <TakeAwayButton leftSection={<IconBan size={16} aria-hidden />} onClick={() => setVoiding(true)}>
              作废
            </TakeAwayButton>
          )}
          <ConferencePaper conferenceId={conferenceId} kind={kind} />
        </>
      }
    >
      {voided && (
        <Alert color="red" icon={<IconBan aria-hidden />} title="这次会商已作废" className={classes.sheet}>
          {voided.voidedBy} {writtenInstant(voided.voidedAt)}作废：{voided.reason}
        </Alert>
      )}
      <div className={classes.sheet}>
        <Facts
          rows={[
            ['时间', `${writtenDay(conference.occurredOn)} ${conference.startsAt}`.trim()],
            ['地点', conference.place],
            ['主持人', conference.chair],
            ['记录人', conference.recorder],
            [
              '到会人员',
              conference.attendees.map(({ name, role }) => (role ? `${name}（${role}）` : name)).join('、'),
            ],
            ['存在的问题', prose(conference.problems)],
            ['会议记录', prose(conference.minutes)],
          ]}
        />
        {extracts.length > 0 && (
          <Section title={`讨论的学生（${extracts.length}）`}>
            <div className={classes.students}>
              {extracts.map((extract) => (
                <Student key={extract.id} extract={extract} isVoided={voided !== null} />
              ))}
            </div>
          </Section>
        )}
        {remedies.length > 0 && (
          <Section title={kind === 'situation' ? '整改事项' : '学校改进事项'}>
            <ToDoList
              word="整改事项"
              of={remedies}
              tick={voided ? null : (remedyId, done) => tickRemedy.run({ remedyId, ...done })}
            />
          </Section>
        )}
      </div>
      <Addenda
        draftKey={`conferenceAddendum:${conferenceId}`}
        addenda={conference.addenda}
        closed={voided !== null}
        add={(text) => addAddendum.run({ conferenceId, text })}
      />
      <ReasonDialog
        act="作废"
        to={namedRecord({
          what: CONFERENCE_KINDS[kind],
          of: extracts.map(({ student }) => student.name).join('、'),
          on: conference.occurredOn,
        })}
        text="只用于不该定稿的会商，例如选错了学生。内容原样保留并标明已作废，措施不再提醒；已经登记的预警等级不变，需要时请在学生档案里更正。作废后不能恢复。"
        opened={voiding}
        onClose={() => setVoiding(false)}
        onConfirm={(reason) => voidIt.run({ conferenceId, reason })}
      />
    </PageFrame>
  );
}

const prose = (text: string) => text && <span className={classes.prose}>{text}</span>;

function Student({ extract, isVoided }: { extract: Conference['extracts'][number]; isVoided: boolean }) {
  const { go } = usePlace();
  const tick = useCommand('conferences.tickMeasure');
  const { id, studentId, student, measures, hasLeft } = extract;
  const canTick = !isVoided && !hasLeft;
  return (
    <section className={classes.spokenOf} aria-label={student.name}>
      <header>
        <h3>{student.name}</h3>
        <span>{student.className}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            go({
              at: 'student',
              studentId,
              shown: { shows: 'record', opens: { record: 'conferenceExtract', id } },
            })
          }
        >
          打开档案里的摘录
        </Button>
      </header>
      <SaidOfStudent extract={extract} />
      <ToDoList
        word="措施"
        of={measures}
        tick={canTick ? (measureId, done) => tick.run({ measureId, ...done }) : null}
      />
      <Group gap={8}>
        <DecidedLevel extract={extract} />
      </Group>
    </section>
  );
}

import { Alert, Text } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import addendaClasses from '#renderer/parts/addenda.module.css';
import { Addenda } from '#renderer/parts/addenda.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Session } from '#shared/contract/sessions.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { RISK_ANSWERS, SESSION_KINDS, SESSION_ROUTES } from '#shared/terms.ts';
import { LeftDraft } from './left-draft.tsx';
import classes from './session.module.css';
import { WHO_READS_NOTES } from './session-fields.tsx';
import { SessionPaper } from './session-paper.tsx';
import { SignedMark, standingOf } from './signed-mark.tsx';

/** A signed session: read only, like paper, with its addenda beneath. */
export function SignedSession({ session, signedAt }: { session: Session; signedAt: number }) {
  const { back } = usePlace();
  const [voiding, setVoiding] = useState(false);
  const voidSession = useCommand('sessions.void', { onDone: () => announce('已作废，编号和内容保留') });
  const addAddendum = useCommand('sessions.addAddendum');
  const { voided } = session;
  return (
    <PageFrame
      title="辅导记录"
      subtitle={
        <>
          编号 {session.number}　<SignedMark standing={standingOf(session)} />
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
          <SessionPaper sessionId={session.id} />
        </>
      }
    >
      {voided && (
        <Alert
          color="red"
          icon={<IconBan aria-hidden />}
          title="这份辅导记录已作废"
          className={classes.voided}
        >
          {voided.voidedBy} {writtenInstant(voided.voidedAt)}作废：{voided.reason}
        </Alert>
      )}
      <LeftDraft sessionId={session.id} became={`这份辅导记录已由${session.signedBy}签字锁定`} />
      <article className={classes.paper} data-voided={voided !== null} aria-label="已签字的辅导记录">
        <Particulars session={session} />
        <Passage heading="主题" text={session.topic} />
        <Passage heading="辅导内容" text={session.content} />
        <Passage heading="询问自杀风险" text={RISK_ANSWERS[session.risk]} />
        <Passage heading="评估" text={session.assessment} />
        <Passage heading="处置措施" text={session.measures} />
        <Passage heading="后续安排" text={session.nextSteps} />
        <Passage
          heading="下次预约"
          text={session.nextOn ? `${writtenDay(session.nextOn)} ${session.nextAt}`.trim() : ''}
        />
        <Passage heading="辅导效果" text={session.effect} />
        <p className={classes.signature}>
          {session.signedBy} 签字
          <br />
          {writtenInstant(signedAt)}
        </p>
      </article>
      <Addenda
        draftKey={`addendum:${session.id}`}
        addenda={session.addenda}
        closed={voided !== null}
        add={(text) => addAddendum.run({ sessionId: session.id, text })}
      />
      {session.processNotes && <ProcessNotes text={session.processNotes} />}
      <div className={addendaClasses.addenda}>
        <RecordAttachments on={{ record: 'session', id: session.id }} day={session.occurredOn} />
      </div>
      <ReasonDialog
        act="作废"
        to={namedRecord({
          what: '辅导记录',
          of: session.students.map(({ name }) => name).join('、'),
          on: session.occurredOn,
        })}
        text="只用于不该签字的记录，例如写错了学生。内容和编号原样保留并标明已作废，不再计入统计和待办；作废后不能恢复。"
        opened={voiding}
        onClose={() => setVoiding(false)}
        onConfirm={(reason) => voidSession.run({ sessionId: session.id, reason })}
      />
    </PageFrame>
  );
}

function Particulars({ session }: { session: Session }) {
  const absent = new Set(session.absentIds);
  const students = session.students
    .map(({ id, name, className }) => `${name}（${className}${absent.has(id) ? '，缺席' : ''}）`)
    .join('、');
  return (
    <dl className={classes.particulars}>
      <dt>学生</dt>
      <dd>{students}</dd>
      <dt>辅导形式</dt>
      <dd>{SESSION_KINDS[session.kind]}</dd>
      <dt>辅导日期</dt>
      <dd>
        {writtenDay(session.occurredOn)} {session.startsAt}
      </dd>
      <dt>时长</dt>
      <dd>{session.minutes === null ? '未填' : `${session.minutes} 分钟`}</dd>
      <dt>地点</dt>
      <dd>{session.place || '未填'}</dd>
      <dt>来访途径</dt>
      <dd>{session.route ? SESSION_ROUTES[session.route] : '未填'}</dd>
      <dt>来访问题</dt>
      <dd>{session.problems.join('、') || '未填'}</dd>
    </dl>
  );
}

function Passage({ heading, text }: { heading: string; text: string }) {
  if (!text) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <p>{text}</p>
    </section>
  );
}

function ProcessNotes({ text }: { text: string }) {
  return (
    <section className={addendaClasses.addenda} aria-label="心理教师手记">
      <div className={classes.notes}>
        <Text fw={600}>心理教师手记</Text>
        <p>{WHO_READS_NOTES}</p>
        <Text className={classes.passage}>{text}</Text>
      </div>
    </section>
  );
}

import { Text } from '@mantine/core';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import type { Session } from '#shared/contract/sessions.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { SESSION_KINDS } from '#shared/terms.ts';
import { Addenda } from './addenda.tsx';
import { LeftDraft } from './left-draft.tsx';
import classes from './session.module.css';
import { WHO_READS_NOTES } from './session-fields.tsx';
import { SignedMark } from './signed-mark.tsx';

/** A signed session: read only, like paper, with its addenda beneath. */
export function SignedSession({ session, signedAt }: { session: Session; signedAt: number }) {
  const { back } = usePlace();
  return (
    <PageFrame title="辅导记录" subtitle={<SignedMark signed />} onBack={back}>
      <LeftDraft sessionId={session.id} became={`这份辅导记录已由${session.signedBy}签字锁定`} />
      <article className={classes.paper} aria-label="已签字的辅导记录">
        <Particulars session={session} />
        <Passage heading="主题" text={session.topic} />
        <Passage heading="辅导内容" text={session.content} />
        <Passage heading="评估" text={session.assessment} />
        <Passage heading="后续安排" text={session.nextSteps} />
        <p className={classes.signature}>
          {session.signedBy} 签字
          <br />
          {writtenInstant(signedAt)}
        </p>
      </article>
      <Addenda sessionId={session.id} addenda={session.addenda} />
      {session.processNotes && <ProcessNotes text={session.processNotes} />}
      <div className={classes.addenda}>
        <RecordAttachments on={{ record: 'session', id: session.id }} day={session.occurredOn} />
      </div>
    </PageFrame>
  );
}

function Particulars({ session }: { session: Session }) {
  const students = session.students.map(({ name, className }) => `${name}（${className}）`).join('、');
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
    <section className={classes.addenda} aria-label="心理教师手记">
      <div className={classes.notes}>
        <Text fw={600}>心理教师手记</Text>
        <p>{WHO_READS_NOTES}</p>
        <Text className={classes.passage}>{text}</Text>
      </div>
    </section>
  );
}

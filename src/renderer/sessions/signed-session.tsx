import { Button, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import type { Session } from '#shared/contract/sessions.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { RISK_ANSWERS, SESSION_KINDS, SESSION_ROUTES } from '#shared/terms.ts';
import { Addenda } from './addenda.tsx';
import { LeftDraft } from './left-draft.tsx';
import classes from './session.module.css';
import { SessionExport } from './session-export.tsx';
import { WHO_READS_NOTES } from './session-fields.tsx';
import { SignedMark } from './signed-mark.tsx';

/** A signed session: read only, like paper, with its addenda beneath. */
export function SignedSession({ session, signedAt }: { session: Session; signedAt: number }) {
  const { back } = usePlace();
  const [saving, setSaving] = useState(false);
  return (
    <PageFrame
      title="辅导记录"
      subtitle={
        <>
          编号 {session.number}　<SignedMark signed />
        </>
      }
      onBack={back}
      actions={
        <Button
          variant="default"
          leftSection={<IconFileDownload size={16} aria-hidden />}
          onClick={() => setSaving(true)}
        >
          保存为PDF
        </Button>
      }
    >
      <LeftDraft sessionId={session.id} became={`这份辅导记录已由${session.signedBy}签字锁定`} />
      <article className={classes.paper} aria-label="已签字的辅导记录">
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
      <Addenda sessionId={session.id} addenda={session.addenda} />
      {session.processNotes && <ProcessNotes text={session.processNotes} />}
      <div className={classes.addenda}>
        <RecordAttachments on={{ record: 'session', id: session.id }} day={session.occurredOn} />
      </div>
      <SessionExport sessionId={session.id} opened={saving} onClose={() => setSaving(false)} />
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
    <section className={classes.addenda} aria-label="心理教师手记">
      <div className={classes.notes}>
        <Text fw={600}>心理教师手记</Text>
        <p>{WHO_READS_NOTES}</p>
        <Text className={classes.passage}>{text}</Text>
      </div>
    </section>
  );
}

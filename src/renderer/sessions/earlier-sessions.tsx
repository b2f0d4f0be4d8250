import { Button } from '@mantine/core';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { SessionId, StudentId } from '#shared/contract/fields.ts';
import type { EarlierSession } from '#shared/contract/sessions.ts';
import { writtenDate, writtenDay } from '#shared/school-calendar.ts';
import { RISK_ANSWERS } from '#shared/terms.ts';
import classes from './session.module.css';
import type { SessionDraft } from './session-text.ts';

interface EarlierSessionsProps {
  studentId: StudentId;
  but: SessionId | null;
  form: RecordFormState<SessionDraft>;
}

/** What was spoken of the last times, beside what one writes now. */
export function EarlierSessions({ studentId, but, form }: EarlierSessionsProps) {
  const { go } = usePlace();
  const { data: sessions = [] } = useRequest('sessions.earlier', { studentId, but });
  const [last] = sessions;
  if (!last) return null;
  return (
    <section className={classes.earlier} aria-label="上几次辅导">
      <header>
        <h2>上几次辅导</h2>
        <Button
          variant="subtle"
          size="compact-sm"
          title="地点、途径、问题和时长照上一次填"
          onClick={() => form.setValues(frameOf(last))}
        >
          照上次填
        </Button>
      </header>
      {sessions.map((session) => (
        <article key={session.id}>
          <Button
            variant="subtle"
            size="compact-sm"
            px={0}
            className={classes.day}
            onClick={() => go({ at: 'session', sessionId: session.id })}
          >
            {writtenDay(session.occurredOn)}　{session.topic}
          </Button>
          <Told session={session} />
        </article>
      ))}
    </section>
  );
}

/** What stays as it was from one session to the next. */
const frameOf = ({ place, route, problems, minutes }: EarlierSession) => ({
  place,
  route,
  problems,
  minutes,
});

function Told({ session }: { session: EarlierSession }) {
  const { content, risk, assessment, measures, nextSteps, nextOn } = session;
  const rows: [string, string][] = [
    ['内容', content],
    ['自杀风险', risk === 'notAsked' ? '' : RISK_ANSWERS[risk]],
    ['评估', assessment],
    ['措施', measures],
    ['后续', [nextSteps, nextOn && `预约 ${writtenDate(nextOn)}`].filter(Boolean).join('\n')],
  ];
  return (
    <dl>
      {rows
        .filter(([, text]) => text !== '')
        .map(([heading, text]) => (
          <div key={heading} style={{ display: 'contents' }}>
            <dt>{heading}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

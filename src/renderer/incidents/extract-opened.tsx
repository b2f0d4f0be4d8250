import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { usePlace } from '#renderer/place.tsx';
import { DISPOSALS, INCIDENT_ROLES, RESPONSE_LEVELS } from '#shared/incident-terms.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { AssessForm } from './assess-form.tsx';
import { kindWord, writtenMoment } from './incident-words.ts';
import classes from './incidents.module.css';
import { StateMark } from './state-mark.tsx';

/** What an event is about this student alone. */
export function IncidentExtractOpened({ file, id }: RecordProps<'incidentExtract'>) {
  const { go } = usePlace();
  const [assessing, setAssessing] = useState(false);
  const extract = file.incidentExtracts.find((each) => each.id === id);
  if (!extract) return <Gone />;
  const { incidentId, number, kind, level, state, role, facts, assessedOn, disposal } = extract;
  return (
    <Stack gap={16}>
      <Facts
        rows={[
          ['事件', `${number}　${kindWord(kind)}`],
          ['日期', writtenDate(extract.occurredOn)],
          ['预警级别', RESPONSE_LEVELS[level]],
          ['状态', <StateMark key="state" state={state} />],
          ['在事件中', INCIDENT_ROLES[role]],
          ['与本人有关的经过', facts && <span className={classes.prose}>{facts}</span>],
          ['评估', assessedOn && `${writtenMoment(assessedOn, extract.assessedAt)}，${extract.assessedBy}`],
          ['评估意见', extract.assessment && <span className={classes.prose}>{extract.assessment}</span>],
          ['去向意见', disposal && DISPOSALS[disposal]],
          ['建议', extract.advice && <span className={classes.prose}>{extract.advice}</span>],
        ]}
      />
      {assessing && <AssessForm extract={extract} onClose={() => setAssessing(false)} />}
      <Group gap={8}>
        {!assessing && state !== 'closed' && (
          <Button variant={assessedOn ? 'default' : 'filled'} onClick={() => setAssessing(true)}>
            {assessedOn ? '更正评估' : '登记评估'}
          </Button>
        )}
        <Button variant="default" onClick={() => go({ at: 'incident', incidentId })}>
          打开事件
        </Button>
      </Group>
    </Stack>
  );
}

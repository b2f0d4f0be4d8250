import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Incident } from '#shared/contract/incidents.ts';
import { CAUSE_OPEN, RESPONSE_LEVELS } from '#shared/incident-terms.ts';
import { AftercareSection } from './aftercare.tsx';
import { IncidentForm } from './incident-form.tsx';
import { textOf } from './incident-text.ts';
import { kindWord, writtenMoment } from './incident-words.ts';
import classes from './incidents.module.css';
import { Legs } from './legs.tsx';
import { Lessons } from './lessons.tsx';
import { Reports } from './reports.tsx';
import { StateMark } from './state-mark.tsx';
import { States } from './states.tsx';
import { Students } from './students.tsx';
import { Timeline } from './timeline.tsx';
import { useFormOfIncident } from './use-form-of-incident.ts';
import { Watches } from './watches.tsx';

/** One event that is on record. Closed, it is read only, until it is opened again. */
export function OpenedIncident({ incident }: { incident: Incident }) {
  const { back, go, replace } = usePlace();
  const remove = useCommand('incidents.remove', {
    onDone: () => announce('已删除危机事件，原因已记入操作日志'),
  });
  const [removing, setRemoving] = useState(false);
  const { id: incidentId, number, kind, level, state } = incident;
  const title = `${number}　${kindWord(kind)}`;
  const change = useFormOfIncident(incidentId, 'change');
  if (change.opened) {
    return (
      <PageFrame title={`修改 ${title}`} onBack={change.close}>
        <IncidentForm
          incidentId={incidentId}
          initial={textOf(incident)}
          draftKey={`incident:${incidentId}`}
          onDone={change.close}
          onCancel={change.close}
        />
      </PageFrame>
    );
  }
  const isOpen = state !== 'closed';
  return (
    <PageFrame
      title={title}
      subtitle={
        <>
          <StateMark state={state} />　{RESPONSE_LEVELS[level]}预警　学校得知：
          {writtenMoment(incident.learnedOn, incident.learnedAt)}
        </>
      }
      onBack={back}
      actions={
        isOpen && (
          <>
            {incident.reports.length === 0 && (
              <TakeAwayButton
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => setRemoving(true)}
              >
                删除
              </TakeAwayButton>
            )}
            <Button variant="default" onClick={() => go({ at: 'onTheSpot', incidentId })}>
              现场
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => change.open()}
            >
              修改
            </Button>
          </>
        )
      }
    >
      <div className={classes.sheet}>
        <div>
          <Students incident={incident} />
          <Section title="情况">
            <Facts
              rows={[
                ['发生', writtenMoment(incident.happenedOn, incident.happenedAt) || '待查'],
                ['发现', writtenMoment(incident.foundOn, incident.foundAt) || '待查'],
                ['地点', incident.place],
                ['其他相关人员', prose(incident.others)],
                ['性质初步判断', prose(incident.judgement)],
                ['原因', prose(incident.cause || CAUSE_OPEN)],
                ['已采取的措施', prose(incident.measures)],
                ['需要协助的事项', prose(incident.helpNeeded)],
              ]}
            />
          </Section>
          <Timeline incident={incident} isOpen={isOpen} />
          <AftercareSection incident={incident} isOpen={isOpen} />
          <Lessons incident={incident} isOpen={isOpen} />
        </div>
        <div>
          <Legs incident={incident} />
          <Reports incident={incident} isOpen={isOpen} />
          <Watches incident={incident} isOpen={isOpen} />
          <States incident={incident} />
        </div>
      </div>
      <ReasonDialog
        act="删除"
        to={title}
        text="只用于点错或演练。这起事件将不再显示，学生档案里的摘录也不再显示，但仍留在保险库里，连同您写的原因。"
        opened={removing}
        onClose={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const outcome = await remove.run({ incidentId, reason });
          if (outcome.ok) replace({ at: 'incidents' });
          return outcome;
        }}
      />
    </PageFrame>
  );
}

const prose = (text: string) => text && <span className={classes.prose}>{text}</span>;

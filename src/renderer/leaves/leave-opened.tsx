import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { PartTitle } from '#renderer/parts/part-title.tsx';
import { PeriodDetails } from '#renderer/parts/period-details.tsx';
import type { LeaveStepId, LeaveStepTold } from '#shared/contract/leaves.ts';
import { expiryOf } from '#shared/leave-steps.ts';
import { RETURN_STATES } from '#shared/return-decisions.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { LEAVE_CAUSES } from '#shared/terms.ts';
import { writtenLeaveStep } from '#shared/written-leave.ts';
import { lacksOf, returnsFrom } from './leave-lacks.ts';
import { LeaveStepForm } from './leave-step-form.tsx';

/** A leave: its days and its cause, what hangs on it, what it lacks, and the applications to come back. */
export function LeaveOpened(props: RecordProps<'leave'>) {
  const { file, id, isArchived, onShow } = props;
  const leave = file.leaves.find((each) => each.id === id);
  if (!leave) return <Gone />;
  const expiry = expiryOf(leave);
  const lacks = isArchived ? [] : lacksOf(file, leave);
  return (
    <Stack gap={20}>
      <PeriodDetails
        period={leave}
        rows={[
          ['休学原因', leave.cause ? LEAVE_CAUSES[leave.cause] : '未记'],
          ['到期日', expiry ? writtenDate(expiry) : ''],
          ['说明', leave.reason],
        ]}
        onCorrect={isArchived ? null : () => onShow({ shows: 'correcting', opens: { record: 'leave', id } })}
        acts={
          !isArchived && (
            <Group gap={8}>
              <Button
                variant="default"
                onClick={() => onShow({ shows: 'writing', kind: 'schoolReturn', given: id })}
              >
                记复学申请
              </Button>
              {leave.endedOn === null && (
                <Button
                  variant="default"
                  onClick={() => onShow({ shows: 'ending', opens: { record: 'leave', id } })}
                >
                  登记复学
                </Button>
              )}
            </Group>
          )
        }
      />
      {lacks.length > 0 && <Alert color="yellow">还没有：{lacks.join('、')}</Alert>}
      <Returns {...props} />
      <Steps key={leave.steps.length} {...props} leave={leave} />
    </Stack>
  );
}

/** 复学申请 from this leave. */
function Returns({ file, id, onShow }: RecordProps<'leave'>) {
  const returns = returnsFrom(file, id);
  if (returns.length === 0) return null;
  return (
    <PartTitle title="复学申请">
      {returns.map((each) => (
        <OpenRow
          key={each.id}
          title={RETURN_STATES[each.state]}
          note={`${writtenDate(each.appliedOn)}申请`}
          onOpen={() => onShow({ shows: 'record', opens: { record: 'schoolReturn', id: each.id } })}
        />
      ))}
    </PartTitle>
  );
}

type Leave = NonNullable<ReturnType<RecordProps<'leave'>['file']['leaves']['at']>>;

/** What hangs on it; each opens to be put right, and the form of another one stands beneath. */
function Steps({ file, leave, isArchived }: RecordProps<'leave'> & { leave: Leave }) {
  const [correcting, setCorrecting] = useState<LeaveStepId>();
  const wrong = isArchived ? undefined : leave.steps.find((step) => step.id === correcting);
  const close = () => setCorrecting(undefined);
  return (
    <>
      {leave.steps.length > 0 && (
        <PartTitle title="休学事项">
          {leave.steps.map((step) =>
            step === wrong ? (
              <LeaveStepForm
                key={step.id}
                file={file}
                leave={leave}
                step={step}
                onDone={close}
                onCancel={close}
              />
            ) : (
              <Step key={step.id} step={step} onOpen={() => setCorrecting(step.id)} />
            ),
          )}
        </PartTitle>
      )}
      {!isArchived && !wrong && (
        <PartTitle title="再记一项">
          <LeaveStepForm file={file} leave={leave} step={null} onDone={close} />
        </PartTitle>
      )}
    </>
  );
}

function Step({ step, onOpen }: { step: LeaveStepTold; onOpen(): void }) {
  const { title, said } = writtenLeaveStep(step);
  return <OpenRow title={title} note={[writtenDate(step.occurredOn), ...said].join('　')} onOpen={onOpen} />;
}

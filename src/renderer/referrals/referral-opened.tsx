import { Button, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { Referral, ReferralStepId, ReferralStepTold } from '#shared/contract/referrals.ts';
import { mayFollow, REFERRAL_STATES } from '#shared/referral-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { writtenStep } from '#shared/written-referral.ts';
import { ReferralStepForm } from './step-form.tsx';

/** A referral: why and where to, what came of it so far, and the form of what comes next. */
export function ReferralOpened({ file, id, isArchived, onShow }: RecordProps<'referral'>) {
  const { go } = usePlace();
  const [correcting, setCorrecting] = useState<ReferralStepId>();
  const referral = file.referrals.find((each) => each.id === id);
  if (!referral) return <Gone />;
  const { occurredOn, reason, institutions, state, steps } = referral;
  const wrong = isArchived ? undefined : steps.find((step) => step.id === correcting);
  const goesOn = !isArchived && mayFollow(state).length > 0;
  return (
    <Stack gap={20}>
      <Facts
        rows={[
          ['状态', REFERRAL_STATES[state]],
          ['建议日期', writtenDate(occurredOn)],
          ['转介原因', reason],
          ['推荐机构', institutions],
        ]}
      />
      {!isArchived && (
        <Group gap={8}>
          <Button
            variant="default"
            onClick={() => go({ at: 'letter', studentIds: [file.id], kind: 'referral' })}
          >
            写转介建议书
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => onShow({ shows: 'correcting', opens: { record: 'referral', id } })}
          >
            更正
          </Button>
        </Group>
      )}
      {steps.length > 0 && (
        <section aria-label="经过">
          <Title order={3} size="h5" mb={4}>
            经过
          </Title>
          {steps.map((step) =>
            step === wrong ? (
              <ReferralStepForm
                key={step.id}
                file={file}
                referral={referral}
                step={step}
                onDone={() => setCorrecting(undefined)}
                onCancel={() => setCorrecting(undefined)}
              />
            ) : (
              <Step
                key={step.id}
                step={step}
                onOpen={() => setCorrecting(isArchived ? undefined : step.id)}
              />
            ),
          )}
        </section>
      )}
      {goesOn && !wrong && <NextStep key={`${state}/${steps.length}`} file={file} referral={referral} />}
    </Stack>
  );
}

function NextStep({ file, referral }: { file: RecordProps<'referral'>['file']; referral: Referral }) {
  return (
    <section aria-label="接下来">
      <Title order={3} size="h5" mb={8}>
        接下来
      </Title>
      <ReferralStepForm file={file} referral={referral} step={null} onDone={() => undefined} />
    </section>
  );
}

/** One step, which opens to be put right. */
function Step({ step, onOpen }: { step: ReferralStepTold; onOpen(): void }) {
  const { title, said } = writtenStep(step);
  return <OpenRow title={title} note={[writtenDate(step.occurredOn), ...said].join('　')} onOpen={onOpen} />;
}

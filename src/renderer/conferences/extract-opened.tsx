import { Button, Group, Stack, Title } from '@mantine/core';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import { isInForce, isUnsigned } from '#shared/plan-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ConferenceMark, standingOf } from './conference-mark.tsx';
import { SaidOfStudent } from './said-of-student.tsx';
import { ToDoList } from './to-do-list.tsx';

/** A student's part of a conference: what was said of this one alone, and what of it is done. */
export function ExtractOpened({ file, id, isArchived, onShow }: RecordProps<'conferenceExtract'>) {
  const { go } = usePlace();
  const tick = useCommand('conferences.tickMeasure');
  const extract = file.extracts.find((each) => each.id === id);
  if (!extract) return <Gone />;
  const { conferenceId, kind, occurredOn, place, chair, measures, periodId } = extract;
  const isOpen = !isArchived && extract.finalisedAt !== null && !extract.voided;
  const plan = file.plans.find(({ passedBy }) => passedBy === id);
  const hasPlan = file.plans.some(({ state }) => isInForce(state) || isUnsigned(state));
  return (
    <Stack gap={16}>
      <Facts
        rows={[
          ['会商', CONFERENCE_KINDS[kind]],
          ['日期', writtenDate(occurredOn)],
          ['地点', place],
          ['主持人', chair],
          ['状态', <ConferenceMark key="standing" standing={standingOf(extract)} />],
        ]}
      />
      <SaidOfStudent extract={extract} />
      {measures.length > 0 && (
        <section aria-label="措施">
          <Title order={3} size="h5" mb={4}>
            措施
          </Title>
          <ToDoList
            word="措施"
            of={measures}
            tick={isOpen ? (measureId, done) => tick.run({ measureId, ...done }) : null}
          />
        </section>
      )}
      <Group gap={8}>
        <Button variant="default" onClick={() => go({ at: 'conference', conferenceId })}>
          打开会商
        </Button>
        {plan && (
          <Button
            variant="subtle"
            onClick={() => onShow({ shows: 'record', opens: { record: 'plan', id: plan.id } })}
          >
            查看通过的干预方案
          </Button>
        )}
        {isOpen && !hasPlan && (
          <Button
            variant="default"
            onClick={() => onShow({ shows: 'writing', kind: 'plan', given: extract.id })}
          >
            按会商写干预方案
          </Button>
        )}
        {periodId && (
          <Button
            variant="subtle"
            onClick={() => onShow({ shows: 'record', opens: { record: 'level', id: periodId } })}
          >
            查看登记的预警等级
          </Button>
        )}
      </Group>
    </Stack>
  );
}

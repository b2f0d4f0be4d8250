import { Button, SegmentedControl } from '@mantine/core';
import { IconCalendarPlus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { HomeVisitId, StudentId } from '#shared/contract/fields.ts';
import { HomeVisitList } from './home-visit-list.tsx';
import { HomeVisitSheet } from './home-visit-sheet.tsx';
import { PLAN, PlanSheet } from './plan-form.tsx';
import { UnvisitedList } from './unvisited-list.tsx';

interface HomeVisitsProps {
  /** The visit that lies open, or a new one. */
  visitId: HomeVisitId | 'new' | undefined;
  shows: 'unvisited' | undefined;
  /** Visits of several students are being planned. */
  plans: true | undefined;
}

const NOBODY: readonly StudentId[] = [];

/** 家访: what is planned and what has taken place, or who should have been visited and was not. */
export function HomeVisits({ visitId, shows, plans }: HomeVisitsProps) {
  const visits = useRequest('homeVisits.list', {});
  const { replace } = usePlace();
  const [planned, setPlanned] = useState<readonly StudentId[] | null>(null);
  const here = shows ? ({ at: 'homeVisits', shows } as const) : ({ at: 'homeVisits' } as const);
  const open = (visitId: HomeVisitId | 'new') => replace({ ...here, visitId });
  const close = () => {
    setPlanned(null);
    replace(here);
  };
  const opened = visitId === 'new' ? 'new' : visits.data?.find(({ id }) => id === visitId);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
      记家访
    </Button>
  );
  return (
    <PageFrame
      title="家访"
      subtitle="计划中的家访计入“应该家访”，已家访的计入“实际家访”"
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={16} aria-hidden />}
            onClick={() => replace({ ...here, plans: true })}
          >
            {PLAN}
          </Button>
          {add}
        </>
      }
    >
      <div>
        <SegmentedControl
          aria-label="显示哪些家访"
          data={[
            { value: 'all', label: '家访记录' },
            { value: 'unvisited', label: '应访未访' },
          ]}
          value={shows ?? 'all'}
          onChange={(shown) =>
            replace(shown === 'unvisited' ? { at: 'homeVisits', shows: 'unvisited' } : { at: 'homeVisits' })
          }
        />
      </div>
      {shows === 'unvisited' ? (
        <UnvisitedList onPlan={setPlanned} onOpenVisit={open} />
      ) : (
        <HomeVisitList visits={visits} onOpen={open} add={add} />
      )}
      <HomeVisitSheet visit={opened ?? null} onClose={close} />
      <PlanSheet studentIds={planned ?? (plans ? NOBODY : null)} onClose={close} />
    </PageFrame>
  );
}

import { Anchor, Button } from '@mantine/core';
import { Columns } from '#renderer/parts/column-chart.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { usePlace } from '#renderer/place.tsx';
import { MOST_COLUMNS } from '#shared/column-chart.ts';
import type { Workload } from '#shared/contract/workload.ts';
import { HOURS_ASKED_FOR, WEEK_VERDICTS } from '#shared/opening-hours.ts';
import { writtenWeek } from '#shared/school-calendar.ts';
import { hoursOf } from '#shared/work-kinds.ts';
import { FigureGrid } from './figure-grid.tsx';
import type { OpenedFigure } from './opened-figure.tsx';

const TIMES = { at: 'settings', section: 'opening' } as const;
const CALENDAR = { at: 'settings', section: 'classes' } as const;

/** How long the room was open each week, beside what is asked for and what sessions took. */
export function OpeningFigures({
  workload,
  onOpen,
}: {
  workload: Workload;
  onOpen(figure: OpenedFigure): void;
}) {
  const { go } = usePlace();
  const { weeks, knowsHours, yearsWithoutCalendar } = workload;
  const compared = weeks.filter(({ verdict }) => verdict === 'enough' || verdict === 'short');
  const enough = compared.filter(({ verdict }) => verdict === 'enough');
  if (!knowsHours) {
    return (
      <Section title="开放时间">
        <EmptyState
          title="这段时间没有登记开放时间"
          text={`在设置里写上心理辅导室每周哪几天、几点到几点开放，这里就会按周算出小时数，和每周不少于 ${HOURS_ASKED_FOR} 小时的要求比较。`}
          action={
            <Button variant="default" onClick={() => go(TIMES)}>
              添加开放时间
            </Button>
          }
        />
      </Section>
    );
  }
  const hours = weeks.map(({ minutes }) => hoursOf(minutes));
  return (
    <Section
      title="开放时间"
      note={
        <>
          要求每周不少于 {HOURS_ASKED_FOR} 小时（虚线）：可以比较的 {compared.length} 周里，{enough.length}{' '}
          周达到。按
          <Anchor component="button" type="button" inherit onClick={() => go(TIMES)}>
            登记的开放时间
          </Anchor>
          计算，减去校历上的假期。
          {yearsWithoutCalendar.length > 0 && (
            <>
              {yearsWithoutCalendar.join('、')}学年还没有
              <Anchor component="button" type="button" inherit onClick={() => go(CALENDAR)}>
                登记学期和假期
              </Anchor>
              ，假期里也算作开放。
            </>
          )}
        </>
      }
    >
      {weeks.length <= MOST_COLUMNS && (
        <Columns
          height={168}
          words={weeks.map(({ from }) => `${Number(from.slice(5, 7))}月${Number(from.slice(8))}日`)}
          series={[
            {
              name: '开放小时',
              fill: 'solid',
              values: hours,
              labels: hours.map((each) => (each === 0 ? '' : `${each}`)),
            },
          ]}
          asked={HOURS_ASKED_FOR}
        />
      )}
      <FigureGrid
        label="开放时间"
        corner={
          <>
            <th scope="col">周</th>
            <th scope="col">开放小时</th>
            <th scope="col">每周 {HOURS_ASKED_FOR} 小时</th>
          </>
        }
        columns={[{ key: 'sessions', word: '辅导小时', name: '辅导小时' }]}
        rows={weeks.map(({ from, until, minutes, verdict, sessionMinutes }) => ({
          key: from,
          name: writtenWeek({ from, until }),
          heading: (
            <>
              <th scope="row">{writtenWeek({ from, until })}</th>
              <td>{hoursOf(minutes)}</td>
              <td>{WEEK_VERDICTS[verdict]}</td>
            </>
          ),
          numbers: [hoursOf(sessionMinutes)],
        }))}
        onOpen={(row) => {
          const week = weeks[row];
          if (!week) return;
          const { from, until } = week;
          onOpen({
            kind: 'session',
            title: `辅导，${writtenWeek({ from, until })}`,
            part: { by: 'days', fromOn: from, untilOn: until },
          });
        }}
      >
        <colgroup>
          <col style={{ width: 212 }} />
          <col />
          <col />
          <col />
        </colgroup>
      </FigureGrid>
    </Section>
  );
}

import { Button, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { LevelEvent, WatchlistEntry } from '#shared/contract/watchlist.ts';
import { type LocalDate, writtenDate, writtenDay } from '#shared/school-calendar.ts';
import { ALERT_LEVEL_MEANINGS, DISCOVERY_ROUTES, LEVEL_EVENTS } from '#shared/terms.ts';
import { CHANGE_LEVEL, LevelForm, LIST } from './level-form.tsx';
import { LevelStrip } from './level-strip.tsx';
import { LiftForm } from './lift-form.tsx';
import { NextStepMark } from './next-step-mark.tsx';
import classes from './watchlist.module.css';

interface WatchlistSheetProps {
  /** Undefined while the sheet is closed. */
  entry: WatchlistEntry | undefined;
  today: LocalDate;
  onClose(): void;
}

/** One student of the watchlist: the level, what is due, every entry, change and exit, and the acts on them. */
export function WatchlistSheet({ entry, today, onClose }: WatchlistSheetProps) {
  const title = entry ? `${entry.name}（${entry.className || '未分班'}）` : '';
  return (
    <SideSheet title={title} opened={entry !== undefined} onClose={onClose}>
      {entry && <Record key={entry.id} entry={entry} today={today} />}
    </SideSheet>
  );
}

function Record({ entry, today }: { entry: WatchlistEntry; today: LocalDate }) {
  const { go } = usePlace();
  const [act, setAct] = useState<'setLevel' | 'lift' | null>(null);
  const isIn = entry.level !== null;
  return (
    <Stack gap={24}>
      <Standing entry={entry} today={today} />
      {act === null && (
        <Group gap={8}>
          <Button onClick={() => go({ at: 'student', studentId: entry.id })} data-autofocus>
            打开档案
          </Button>
          <Button variant="default" onClick={() => setAct('setLevel')}>
            {isIn ? CHANGE_LEVEL : LIST}
          </Button>
          {isIn && (
            <Button variant="subtle" onClick={() => setAct('lift')}>
              解除预警
            </Button>
          )}
        </Group>
      )}
      {act === 'setLevel' && <LevelForm of={entry} isListed={isIn} onClose={() => setAct(null)} />}
      {act === 'lift' && <LiftForm studentId={entry.id} onClose={() => setAct(null)} />}
      <section>
        <Title order={2} className={classes.heading}>
          入库与解除经过
        </Title>
        <ol className={classes.history} aria-label="入库与解除经过">
          {entry.history.toReversed().map((event) => (
            <Event key={event.key} event={event} />
          ))}
        </ol>
      </section>
    </Stack>
  );
}

function Standing({ entry, today }: { entry: WatchlistEntry; today: LocalDate }) {
  return (
    <Stack gap={16}>
      <div className={classes.now}>
        {entry.level ? (
          <>
            <LevelMark level={entry.level} />
            <span>
              {ALERT_LEVEL_MEANINGS[entry.level]}，自 {writtenDate(entry.since)}
            </span>
          </>
        ) : (
          <span>已解除，{writtenDate(entry.since)}</span>
        )}
      </div>
      <LevelStrip levels={entry.levels} today={today} months />
      <dl className={classes.facts}>
        <dt>下一步</dt>
        <dd>
          <NextStepMark step={entry.nextStep} today={today} />
        </dd>
        <dt>最近跟踪</dt>
        <dd>{entry.lastFollowUpOn ? writtenDay(entry.lastFollowUpOn) : '还没有'}</dd>
        <dt>班主任</dt>
        <dd>{entry.homeroomTeacher || '未填'}</dd>
      </dl>
    </Stack>
  );
}

function Event({ event }: { event: LevelEvent }) {
  return (
    <li className={classes.event}>
      <div className={classes.eventHead}>
        <time dateTime={event.on}>{writtenDay(event.on)}</time>
        <span>{LEVEL_EVENTS[event.kind]}</span>
        <LevelMark level={event.level} />
      </div>
      <div className={classes.reason}>{event.reason}</div>
      <div className={classes.soft}>
        {event.decidedBy ? `决定人：${event.decidedBy}` : '决定人未填'}
        {event.discoveryRoute && `　发现途径：${DISCOVERY_ROUTES[event.discoveryRoute]}`}
      </div>
    </li>
  );
}

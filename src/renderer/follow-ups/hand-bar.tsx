import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { PutOffDialog } from '#renderer/obligations/put-off-form.tsx';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { weekKey } from '#shared/contact-rules.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { FOLLOW_UP_CHANNELS, FOLLOW_UP_COMPARISONS } from '#shared/terms.ts';
import { ChannelChoice, ComparisonChoice } from './choices.tsx';
import classes from './hand-bar.module.css';
import type { TypedCell } from './typed-cells.ts';
import { spokenWeek } from './week-words.ts';

interface HandBarProps {
  cell: TypedCell;
  number: number;
  values: TypedCell['start'];
  /** What stands in the cell was typed before and not handed in. */
  isDraft: boolean;
  onChoose(more: Partial<TypedCell['start']>): void;
  onDiscard(): void;
  onOpen(): void;
}

/** What belongs to the words of the cell: the day, how it was done, how it compares; and the last time beside it. */
export function HandBar({ cell, number, values, isDraft, onChoose, onDiscard, onOpen }: HandBarProps) {
  const { student, week, last, start } = cell;
  const [excusing, setExcusing] = useState(false);
  const name = `${student.name} 第${number}周`;
  return (
    <section className={classes.bar} aria-label={name}>
      <div className={classes.who}>
        <Text fw={500}>
          {student.name} <small>{student.className}</small>
        </Text>
        <Text size="sm" c="dimmed">
          第{number}周 {spokenWeek({ from: week.fromOn, until: week.untilOn })}
        </Text>
      </div>
      <div className={classes.day}>
        <DateField
          label="日期"
          value={values.occurredOn}
          onChange={(occurredOn) => occurredOn && onChoose({ occurredOn })}
        />
      </div>
      <div className={classes.channel}>
        <ChannelChoice value={values.channel} onChange={(channel) => onChoose({ channel })} />
      </div>
      <div className={classes.comparison}>
        <ComparisonChoice value={values.compared} onChange={(compared) => onChoose({ compared })} />
      </div>
      <div className={classes.last}>
        {last ? (
          <>
            <Text size="sm" c="dimmed" span>
              上一次 {writtenDate(last.occurredOn)} {FOLLOW_UP_CHANNELS[last.channel]}
              {last.compared && ` ${FOLLOW_UP_COMPARISONS[last.compared]}`}：
            </Text>
            <Text size="sm" span>
              {last.text}
            </Text>
          </>
        ) : (
          <Text size="sm" c="dimmed" span>
            这个周期里还没有更早的跟踪记录
          </Text>
        )}
      </div>
      <Group gap={8} className={classes.acts}>
        {isDraft && (
          <TakeAwayButton size="compact-md" onClick={onDiscard}>
            放弃草稿
          </TakeAwayButton>
        )}
        {start.followUpId === null && (
          <Button variant="subtle" size="compact-md" onClick={() => setExcusing(true)}>
            免跟踪…
          </Button>
        )}
        <Button variant="subtle" size="compact-md" onClick={onOpen}>
          {start.followUpId === null ? '在表单里写' : '打开'}
        </Button>
      </Group>
      <WarningPrompt text={values.text} studentId={student.id} />
      <PutOffDialog
        of={excusing ? [{ studentId: student.id, keys: [weekKey(week.fromOn)], missed: 0 }] : null}
        what={`${name}的跟踪记录`}
        how="never"
        onClose={() => setExcusing(false)}
        onDone={() => setExcusing(false)}
      />
    </section>
  );
}

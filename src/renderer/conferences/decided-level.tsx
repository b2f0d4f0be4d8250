import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import { CHANGE_LEVEL, LevelForm, LIST } from '#renderer/watchlist/level-form.tsx';
import { LiftForm } from '#renderer/watchlist/lift-form.tsx';
import { CONCLUSIONS, CONFERENCE_KINDS, levelOf } from '#shared/conference-kinds.ts';
import type { Conference } from '#shared/contract/conferences.ts';
import { writtenCriterion } from '#shared/crisis-criteria.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import classes from './conferences.module.css';

type Extract = Conference['extracts'][number];

/**
 * What follows from the decision about a student's level: the level's own form, filled in with what was decided, or the
 * way to the level that came of it.
 */
export function DecidedLevel({ extract }: { extract: Extract }) {
  const { go } = usePlace();
  const [opened, setOpened] = useState(false);
  const { studentId, student, conclusion, levelNow, periodId, routeNow } = extract;
  if (periodId) {
    return (
      <Button
        variant="subtle"
        onClick={() =>
          go({
            at: 'student',
            studentId,
            shown: { shows: 'record', opens: { record: 'level', id: periodId } },
          })
        }
      >
        查看登记的预警等级
      </Button>
    );
  }
  if (conclusion === null || conclusion === 'unchanged' || extract.voided || extract.hasLeft) return null;
  const level = levelOf(conclusion);
  if (level === levelNow) {
    return (
      <Text size="sm" className={classes.soft}>
        {level ? `目前已是${CONCLUSIONS[conclusion]}，无需登记` : '目前不在预警库，无需解除'}
      </Text>
    );
  }
  const act = `按会商决定${level ? (levelNow ? CHANGE_LEVEL : LIST) : '解除预警'}`;
  const decided = {
    reason: reasonOf(extract),
    decidedBy: `${CONFERENCE_KINDS[extract.kind]}（${writtenDate(extract.occurredOn)}）`,
  };
  return (
    <>
      <Button onClick={() => setOpened(true)}>{act}</Button>
      <SideSheet title={`${act}：${student.name}`} opened={opened} onClose={() => setOpened(false)}>
        {opened && level && (
          <LevelForm
            of={{ id: studentId }}
            isListed={levelNow !== null}
            decided={{
              ...decided,
              extractId: extract.id,
              level,
              fromOn: extract.occurredOn,
              discoveryRoute: routeNow,
            }}
            onClose={() => setOpened(false)}
          />
        )}
        {opened && !level && (
          <LiftForm
            studentId={studentId}
            decided={{ ...decided, endedOn: extract.occurredOn }}
            onClose={() => setOpened(false)}
          />
        )}
      </SideSheet>
    </>
  );
}

/** Why, in the words of the conference: the criterion, then what was laid before it; its advice only where that is all. */
function reasonOf({ criterion, facts, advice }: Extract): string {
  const why = [writtenCriterion(criterion), facts].filter(Boolean);
  return (why.length > 0 ? why : [advice]).join('\n').slice(0, 2000);
}

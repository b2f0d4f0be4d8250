import { Button, Group, Stack } from '@mantine/core';
import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { SAID_SITUATIONS } from '#shared/contact-rules.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVEL_MEANINGS, ALERT_LEVELS, CONCERNS } from '#shared/terms.ts';
import { CHANGE_LEVEL, LIST } from './level-form.tsx';
import { LevelStrip } from './level-strip.tsx';
import classes from './watchlist.module.css';

const lastingConcerns = ({ concerns }: StudentFile) => concerns.filter(({ endedOn }) => endedOn === null);

const lastingSituations = ({ situations }: StudentFile) =>
  situations.filter(({ endedOn }) => endedOn === null);

/** 预警与重点: what the school itself assessed, and how that has been for a year. */
export const standingBlock: StandingBlock = {
  name: 'standing',
  word: '预警与重点',
  gist: (file) => {
    if (file.levels.length + file.concerns.length + lastingSituations(file).length === 0) return null;
    const lasting = [
      ...lastingConcerns(file).map(({ concern }) => CONCERNS[concern]),
      ...lastingSituations(file).map(({ situation }) => SAID_SITUATIONS[situation]),
    ];
    const level = file.level ? ALERT_LEVELS[file.level.level] : file.levels.length > 0 && '已解除';
    return [level, ...lasting].filter(Boolean).join('，');
  },
  Body: Standing,
};

function Standing({ file, isArchived, onShow }: InFile) {
  const { level, levels } = file;
  return (
    <Stack gap={12}>
      {level && (
        <OpenRow
          title={
            <>
              <LevelMark level={level.level} /> {ALERT_LEVEL_MEANINGS[level.level]}，自{' '}
              {writtenDate(level.fromOn)}
            </>
          }
          note={<Clamped>{level.reason}</Clamped>}
          onOpen={() => onShow({ shows: 'record', opens: { record: 'level', id: level.id } })}
        />
      )}
      {levels.length > 0 && <LevelStrip levels={levels} today={todayOnThisPc()} months />}
      {lastingConcerns(file).map(({ id, concern, fromOn, reason }) => (
        <OpenRow
          key={id}
          title={CONCERNS[concern]}
          note={<Clamped lines={2}>{`${writtenDate(fromOn)}起。${reason}`}</Clamped>}
          onOpen={() => onShow({ shows: 'record', opens: { record: 'concern', id } })}
        />
      ))}
      {lastingSituations(file).map(({ id, situation, fromOn, reason }) => (
        <OpenRow
          key={id}
          title={SAID_SITUATIONS[situation]}
          note={<Clamped lines={2}>{`${writtenDate(fromOn)}起。${reason}`}</Clamped>}
          onOpen={() => onShow({ shows: 'record', opens: { record: 'situation', id } })}
        />
      ))}
      <p className={classes.note}>学校评估，不是医院诊断</p>
      {!isArchived && (
        <Group gap={8}>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onShow({ shows: 'writing', kind: 'level' })}
          >
            {level ? CHANGE_LEVEL : LIST}
          </Button>
          {level && (
            <Button variant="subtle" size="compact-sm" onClick={() => onShow({ shows: 'act', act: 'lift' })}>
              解除预警
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

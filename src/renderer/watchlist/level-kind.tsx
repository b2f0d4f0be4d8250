import { Button } from '@mantine/core';
import { IconFlag3 } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { PeriodDetails } from '#renderer/parts/period-details.tsx';
import type { ConferenceExtractId } from '#shared/contract/conferences.ts';
import { leadsTo } from '#shared/level-changes.ts';
import { ALERT_LEVEL_MEANINGS, DISCOVERY_ROUTES } from '#shared/terms.ts';
import { CHANGE_LEVEL, CorrectLevelForm, LevelForm, LIST } from './level-form.tsx';

export const levelKind: KindOnScreen<'level'> = {
  icon: IconFlag3,
  opens: { in: 'file', Body: LevelDetails },
  writes: {
    act: LIST,
    actIn: ({ level }) => (level ? CHANGE_LEVEL : LIST),
    letter: 'Y',
    in: 'file',
    alone: { at: 'watchlist', begins: 'listing' },
    Form: ({ file, onClose }) => <LevelForm of={file} isListed={file.level !== null} onClose={onClose} />,
  },
  Correct: CorrectLevel,
};

function LevelDetails({ file, id, isArchived, onShow }: RecordProps<'level'>) {
  const period = file.levels.find((each) => each.id === id);
  if (!period) return <Gone />;
  return (
    <PeriodDetails
      period={period}
      rows={[
        [
          '等级',
          <span key="level">
            <LevelMark level={period.level} /> {ALERT_LEVEL_MEANINGS[period.level]}
          </span>,
        ],
        ['原因', period.reason],
        ['发现途径', DISCOVERY_ROUTES[period.discoveryRoute]],
        ['决定人', period.decidedBy],
        ['解除决定人', period.endDecidedBy],
        ['会商决定', period.extractId && <DecidedIn key="decided" id={period.extractId} onShow={onShow} />],
      ]}
      onCorrect={isArchived ? null : () => onShow({ shows: 'correcting', opens: { record: 'level', id } })}
      acts={
        period.endedOn === null &&
        !isArchived && (
          <>
            <Button variant="default" onClick={() => onShow({ shows: 'writing', kind: 'level' })}>
              {CHANGE_LEVEL}
            </Button>
            <Button variant="subtle" onClick={() => onShow({ shows: 'act', act: 'lift' })}>
              解除预警
            </Button>
          </>
        )
      }
    />
  );
}

/** The way to what a conference decided, out of which the level came. */
function DecidedIn({ id, onShow }: { id: ConferenceExtractId; onShow: RecordProps<'level'>['onShow'] }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      onClick={() => onShow({ shows: 'record', opens: { record: 'conferenceExtract', id } })}
    >
      查看会商摘录
    </Button>
  );
}

function CorrectLevel({ file, id, onClose }: RecordProps<'level'>) {
  const at = file.levels.findIndex((each) => each.id === id);
  const period = file.levels[at];
  const next = file.levels[at + 1];
  if (!period) return <Gone />;
  return (
    <CorrectLevelForm
      of={file}
      period={period}
      leadsOn={next !== undefined && leadsTo(period, next)}
      onClose={onClose}
    />
  );
}

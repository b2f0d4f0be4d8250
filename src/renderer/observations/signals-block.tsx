import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { hasSign, isSignal } from '#shared/observation-log.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { codesOf, OBSERVED_SIGNS } from '#shared/terms.ts';
import classes from './observations.module.css';

/** 警示信号 and 高危因素 that were observed (policy P1), the signals first; each with when it was seen last. */
export const signalsBlock: StandingBlock = {
  name: 'signals',
  word: '警示信号与高危因素',
  gist: ({ observations }) => {
    const signs = observations.filter(hasSign);
    if (signs.length === 0) return null;
    const signals = signs.filter(isSignal).length;
    return signals > 0 ? `信号 ${signals} 次` : `${signs.length} 次`;
  },
  Body: Signals,
};

function Signals({ file, onShow }: InFile) {
  const bySign = Map.groupBy(file.observations.filter(hasSign), ({ sign }) => sign);
  return codesOf(OBSERVED_SIGNS).flatMap((sign) => {
    const seen = bySign.get(sign);
    const latest = seen?.[0];
    if (!seen || !latest) return [];
    return (
      <OpenRow
        key={sign}
        title={
          <>
            {isSignal(latest) && <span className={classes.signal}>信号</span>}
            {OBSERVED_SIGNS[sign]}
          </>
        }
        note={
          <Clamped lines={2}>
            {`${writtenDate(latest.occurredOn)}${seen.length > 1 ? `，共 ${seen.length} 次` : ''}。${latest.text}`}
          </Clamped>
        }
        onOpen={() => onShow({ shows: 'record', opens: { record: 'observation', id: latest.id } })}
      />
    );
  });
}

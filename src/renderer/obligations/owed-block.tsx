import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { usePlace } from '#renderer/place.tsx';
import { SITUATIONS } from '#shared/contact-rules.ts';
import { todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import { isLate, writtenOwed } from '#shared/written-next-step.ts';
import { OwedWhen } from './owed-when.tsx';
import { dayOfFollowUp, placeWhereDone } from './where-done.ts';

/** 应办事项: all that is owed to the student; the one line above says what comes first. */
export const owedBlock: StandingBlock = {
  name: 'owed',
  word: '应办事项',
  gist: ({ owed }) => {
    if (owed.length === 0) return null;
    const today = todayOnThisPc();
    const late = owed.filter((line) => line.putOffUntil === null && isLate(line, today, Date.now())).length;
    return late > 0 ? `${owed.length} 项，已过期 ${late} 项` : `${owed.length} 项`;
  },
  Body: Owed,
};

function Owed({ file, onShow }: InFile) {
  const { go } = usePlace();
  const today = todayOnThisPc();
  return file.owed.map((line) => (
    <OpenRow
      key={`${line.keys.at(-1)}`}
      title={
        <>
          {writtenOwed(line, today).what} <OwedWhen line={line} today={today} />
        </>
      }
      note={line.situation ? SITUATIONS[line.situation] : [line.told, line.by].filter(Boolean).join('，')}
      onOpen={() => {
        const place = placeWhereDone(line, file.id);
        if (place) go(place);
        else onShow({ shows: 'writing', kind: 'followUp', given: weekOf(dayOfFollowUp(line, today)).from });
      }}
    />
  ));
}

import { attachmentsBlock } from '#renderer/attachments/attachments-block.tsx';
import { cluesBlock } from '#renderer/clues/clues-block.tsx';
import { custodyBlock } from '#renderer/custody/custody-block.tsx';
import { healthBlock } from '#renderer/diagnoses/health-block.tsx';
import { familyBlock } from '#renderer/family/family-block.tsx';
import { trackingBlock } from '#renderer/follow-ups/tracking-block.tsx';
import { incidentsBlock } from '#renderer/incidents/incidents-block.tsx';
import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { leavesBlock } from '#renderer/leaves/leaves-block.tsx';
import { owedBlock } from '#renderer/obligations/owed-block.tsx';
import { signalsBlock } from '#renderer/observations/signals-block.tsx';
import { Fold } from '#renderer/parts/fold.tsx';
import { useKept } from '#renderer/place.tsx';
import { careTeamBlock } from '#renderer/plans/care-team-block.tsx';
import { plansBlock } from '#renderer/plans/plans-block.tsx';
import { referralsBlock } from '#renderer/referrals/referrals-block.tsx';
import { standingBlock } from '#renderer/watchlist/standing-block.tsx';
import { writtenAge } from '#shared/birth-date.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { BOARDINGS, GENDERS } from '#shared/terms.ts';

/** In the order in which one reads them before a talk. */
const BLOCKS: readonly StandingBlock[] = [
  owedBlock,
  incidentsBlock,
  leavesBlock,
  standingBlock,
  custodyBlock,
  cluesBlock,
  signalsBlock,
  plansBlock,
  careTeamBlock,
  referralsBlock,
  healthBlock,
  familyBlock,
  trackingBlock,
  attachmentsBlock,
];

/** Who the child is, in half a line. */
export function personOf({ gender, ethnicity, boarding, bornOn, homeroomTeacher }: StudentFile): string {
  const age = bornOn && `${writtenAge(bornOn, todayOnThisPc())} 岁`;
  const known = [
    gender !== 'unknown' && GENDERS[gender],
    age,
    ethnicity,
    boarding !== 'unknown' && BOARDINGS[boarding],
    homeroomTeacher && `班主任 ${homeroomTeacher}`,
  ];
  return known.filter(Boolean).join('，') || '性别、年龄和班主任还没有填';
}

/** 现况: how a student stands today, each block only where the file holds something of it. */
export function Standing(props: InFile) {
  const { file } = props;
  const [folds, setFolds] = useKept<Readonly<Record<string, boolean>>>('folds', {});
  return (
    <section aria-label="现况">
      {BLOCKS.map(({ name, word, gist, folded = false, Body }) => {
        const said = gist(file);
        if (said === null) return null;
        const opened = folds[name] ?? !folded;
        return (
          <Fold
            key={name}
            word={word}
            gist={said}
            opened={opened}
            onToggle={() => setFolds({ ...folds, [name]: !opened })}
          >
            <Body {...props} />
          </Fold>
        );
      })}
    </section>
  );
}

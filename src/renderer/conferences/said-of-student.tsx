import { Facts } from '#renderer/parts/facts.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { CONCLUSIONS, levelOf } from '#shared/conference-kinds.ts';
import type { ConferenceExtract } from '#shared/contract/conferences.ts';
import { writtenCriterion } from '#shared/crisis-criteria.ts';
import classes from './conferences.module.css';

/** What was said and decided about one student, but for the measures. */
export function SaidOfStudent({ extract }: { extract: ConferenceExtract }) {
  const { facts, opinions, dissent, conclusion, criterion, advice } = extract;
  const level = levelOf(conclusion);
  return (
    <Facts
      rows={[
        ['情况', facts && <span className={classes.prose}>{facts}</span>],
        ['成员意见', opinions.length > 0 ? <Opinions key="opinions" of={opinions} /> : ''],
        ['不同意见', dissent],
        [
          '等级结论',
          level ? <LevelMark key="level" level={level} /> : conclusion ? CONCLUSIONS[conclusion] : '未定',
        ],
        ['依据', writtenCriterion(criterion)],
        ['建议', advice && <span className={classes.prose}>{advice}</span>],
      ]}
    />
  );
}

function Opinions({ of }: { of: ConferenceExtract['opinions'] }) {
  return of.map(({ member, opinion }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: read only
    <div key={index} className={classes.prose}>
      {member}：{opinion}
    </div>
  ));
}

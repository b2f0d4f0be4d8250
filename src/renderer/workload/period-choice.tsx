import { Select } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import classes from './workload.module.css';

/** What is counted: one of the periods that are offered, or days of one's own. */
export interface ChosenPeriod {
  /** The word of an offered period; `own` for days of one's own; empty for the one that is meant as a rule. */
  word: string;
  fromOn: LocalDate | null;
  untilOn: LocalDate | null;
}

export const AS_A_RULE: ChosenPeriod = { word: '', fromOn: null, untilOn: null };
const OWN = 'own';

type Period = OutputOf<'workload.periods'>[number];

/** The days that are meant; null while they are not both there, or stand the wrong way round. */
export function daysOf(chosen: ChosenPeriod, periods: readonly Period[]): Omit<Period, 'word'> | null {
  const [first] = periods;
  if (chosen.word !== OWN) {
    const period = periods.find(({ word }) => word === chosen.word) ?? first;
    return period ? { fromOn: period.fromOn, untilOn: period.untilOn } : null;
  }
  const { fromOn, untilOn } = chosen;
  return fromOn && untilOn && fromOn <= untilOn ? { fromOn, untilOn } : null;
}

interface PeriodChoiceProps {
  periods: readonly Period[];
  chosen: ChosenPeriod;
  onChoose(chosen: ChosenPeriod): void;
}

export function PeriodChoice({ periods, chosen, onChoose }: PeriodChoiceProps) {
  const [first] = periods;
  const days = daysOf(chosen, periods);
  const isBackwards = chosen.fromOn && chosen.untilOn && chosen.untilOn < chosen.fromOn;
  return (
    <div className={classes.choice}>
      <Select
        label="时间"
        w={260}
        allowDeselect={false}
        data={[
          ...periods.map(({ word }) => ({ value: word, label: word })),
          { value: OWN, label: '自选起止日期' },
        ]}
        value={chosen.word || (first?.word ?? null)}
        onChange={(word) =>
          word !== null && onChoose(word === OWN ? { word, ...(days ?? AS_A_RULE) } : { ...AS_A_RULE, word })
        }
      />
      {chosen.word === OWN && (
        <>
          <DateField
            label="从"
            anyTime
            value={chosen.fromOn}
            onChange={(fromOn) => onChoose({ ...chosen, word: OWN, fromOn })}
          />
          <DateField
            label="到"
            anyTime
            value={chosen.untilOn}
            onChange={(untilOn) => onChoose({ ...chosen, word: OWN, untilOn })}
            error={isBackwards ? '不能早于开始日期' : undefined}
          />
        </>
      )}
    </div>
  );
}

import { Button, Text, UnstyledButton } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconPlus } from '@tabler/icons-react';
import { Section } from '#renderer/parts/section.tsx';
import type { FileSectionProps } from '#renderer/students/file-section-props.ts';
import fileClasses from '#renderer/students/students.module.css';
import type { Observation } from '#shared/contract/observations.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { codesOf, type ObservedSign, RISK_FACTORS, WARNING_SIGNALS } from '#shared/terms.ts';
import classes from './observations.module.css';

/** The three warning signals and the ten risk factors (policy P1), each with what was observed of it. */
export function Observations(props: FileSectionProps) {
  return (
    <div className={fileClasses.sections}>
      <Section title="警示讯号" note="出现任何一项，都请尽快评估">
        <SignList {...props} label="警示讯号" signs={WARNING_SIGNALS} />
      </Section>
      <Section title="高危因素" note="有其中一项即需特别关注；同一项可以多次记录">
        <SignList {...props} label="高危因素" signs={RISK_FACTORS} />
      </Section>
    </div>
  );
}

interface SignListProps extends FileSectionProps {
  label: string;
  signs: Readonly<Partial<Record<ObservedSign, string>>>;
}

function SignList({ file, isArchived, onOpen, label, signs }: SignListProps) {
  return (
    <ul className={classes.signs} aria-label={label} data-signals={signs === WARNING_SIGNALS}>
      {codesOf(signs as Record<ObservedSign, string>).map((sign) => {
        const seen = file.observations.filter((observation) => observation.sign === sign);
        return (
          <li key={sign} className={classes.sign} data-seen={seen.length > 0}>
            <span className={classes.mark}>
              {seen.length > 0 ? (
                <IconCircleCheckFilled size={20} role="img" aria-label="观察到" />
              ) : (
                <IconCircle size={20} role="img" aria-label="没有记录" />
              )}
            </span>
            <div className={classes.what}>
              <Text className={classes.word}>{signs[sign]}</Text>
              {seen.map((observation) => (
                <Seen
                  key={observation.id}
                  observation={observation}
                  onOpen={
                    isArchived ? undefined : () => onOpen({ record: 'observation', id: observation.id })
                  }
                />
              ))}
            </div>
            {!isArchived && (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={16} aria-hidden />}
                aria-label={`记观察：${signs[sign]}`}
                onClick={() => onOpen({ record: 'observation', id: null, sign })}
              >
                记观察
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Seen({ observation, onOpen }: { observation: Observation; onOpen: (() => void) | undefined }) {
  const { occurredOn, text, source } = observation;
  const day = <time dateTime={occurredOn}>{writtenDate(occurredOn)}</time>;
  return (
    <div className={classes.seen}>
      {onOpen ? (
        <UnstyledButton className={classes.day} onClick={onOpen}>
          {day}
        </UnstyledButton>
      ) : (
        <span>{day}</span>
      )}
      <span className={classes.text}>
        {text}
        <span className={classes.source}>（来源：{source}）</span>
      </span>
    </div>
  );
}

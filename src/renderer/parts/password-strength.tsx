import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { ask } from '#renderer/request.ts';
import { PASSWORD_STRENGTHS, type PasswordWeight } from '#shared/contract/vault.ts';
import classes from './password-strength.module.css';

const WORDS = {
  veryWeak: '很弱',
  weak: '弱',
  fair: '一般',
  strong: '强',
  veryStrong: '很强',
} satisfies Record<PasswordWeight['strength'], string>;

const TYPING_PAUSE_MS = 250;

/** What the vault thinks of a password while it is typed. The vault alone weighs it, here and when it is set. */
function usePasswordWeight(password: string, names: readonly string[]): PasswordWeight | null {
  const [weight, setWeight] = useState<PasswordWeight | null>(null);
  const [pondered] = useDebouncedValue(password, TYPING_PAUSE_MS);
  const [known] = useDebouncedValue(names.join('\n'), TYPING_PAUSE_MS);
  useEffect(() => {
    if (!pondered) {
      setWeight(null);
      return;
    }
    let isLatest = true;
    // Not `useRequest`: it would keep every password that was typed halfway in its cache.
    void ask('vault.weighPassword', { password: pondered, names: known.split('\n') }).then((outcome) => {
      if (isLatest) setWeight(outcome.ok ? outcome.value : null);
    });
    return () => {
      isLatest = false;
    };
  }, [pondered, known]);
  return password === '' ? null : weight;
}

interface PasswordStrengthProps {
  password: string;
  names: readonly string[];
  /** What is wrong with it stands at the field already. */
  isRefused: boolean;
}

/** How hard the password above is to guess: a word, a bar, the time a thief would need, one piece of advice. */
export function PasswordStrength({ password, names, isRefused }: PasswordStrengthProps) {
  const weight = usePasswordWeight(password, names);
  // Room for it from the start: nothing jumps while one types.
  return (
    <output className={classes.strength} data-strength={weight?.strength}>
      <span className={classes.bar} aria-hidden>
        {PASSWORD_STRENGTHS.map((step, index) => (
          <span
            key={step}
            className={classes.step}
            data-filled={weight !== null && index <= PASSWORD_STRENGTHS.indexOf(weight.strength)}
          />
        ))}
      </span>
      {weight && (
        <>
          <span className={classes.said}>
            <span className={classes.word}>密码强度：{WORDS[weight.strength]}</span>
            <span className={classes.time}>电脑失窃时，被猜出要{weight.guessingTime}</span>
          </span>
          {!isRefused && <span className={classes.advice}>{weight.advice}</span>}
        </>
      )}
    </output>
  );
}

import { UnstyledButton } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { HarbourMark } from '#renderer/parts/harbour-mark.tsx';
import { usePlace } from '#renderer/place.tsx';
import { APP_NAME } from '#shared/terms.ts';
import { digitOf, RAIL_PLACES, railPlaceOf } from './rail-places.ts';
import classes from './room.module.css';

/** The left rail: the few places of the room. */
export function Rail({ onShowKeys }: { onShowKeys(): void }) {
  const { place, go } = usePlace();
  const here = railPlaceOf(place);
  return (
    <nav className={classes.rail} aria-label="主导航">
      <div className={classes.brand}>
        <HarbourMark size={28} />
        <span>{APP_NAME}</span>
      </div>
      <ul className={classes.places}>
        {RAIL_PLACES.map(({ at, word, icon: Icon }, index) => (
          <li key={at}>
            <UnstyledButton
              className={classes.place}
              aria-current={here === at ? 'page' : undefined}
              title={`${word}（Alt+${digitOf(index)}）`}
              onClick={() => go({ at })}
            >
              <Icon size={20} stroke={1.6} aria-hidden />
              {word}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <UnstyledButton className={classes.place} title="快捷键（F1）" onClick={onShowKeys}>
        <IconKeyboard size={20} stroke={1.6} aria-hidden />
        快捷键
      </UnstyledButton>
    </nav>
  );
}

import { UnstyledButton } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { HarbourMark } from '#renderer/parts/harbour-mark.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { APP_NAME } from '#shared/terms.ts';
import { digitOf, RAIL_GROUPS, type RailEntry, railPlaceOf } from './rail-places.ts';
import classes from './room.module.css';

/** The left rail: the places of the room, in groups. It scrolls where the window is low. */
export function Rail({ onShowKeys }: { onShowKeys(): void }) {
  const { place, go } = usePlace();
  const here = railPlaceOf(place);
  const { data: waiting } = useRequest('sessions.unsigned', {});
  return (
    <nav className={classes.rail} aria-label="主导航">
      <div className={classes.brand}>
        <HarbourMark size={28} />
        <span>{APP_NAME}</span>
      </div>
      <div className={classes.groups}>
        {RAIL_GROUPS.map((group) => (
          <div key={group.word}>
            <div id={`rail-${group.word}`} className={classes.group}>
              {group.word}
            </div>
            <ul className={classes.places} aria-labelledby={`rail-${group.word}`}>
              {group.places.map((entry) => (
                <Entry
                  key={entry.at}
                  entry={entry}
                  isHere={here === entry.at}
                  count={entry.at === 'sessions' ? (waiting?.sessions ?? 0) : 0}
                  onGo={() => go({ at: entry.at })}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <UnstyledButton className={classes.place} title="快捷键（F1）" onClick={onShowKeys}>
        <IconKeyboard size={20} stroke={1.6} aria-hidden />
        快捷键
      </UnstyledButton>
    </nav>
  );
}

interface EntryProps {
  entry: RailEntry;
  isHere: boolean;
  /** What waits there; 0 says nothing. */
  count: number;
  onGo(): void;
}

function Entry({ entry, isHere, count, onGo }: EntryProps) {
  const { at, word, icon: Icon } = entry;
  const digit = digitOf(at);
  const button = useRef<HTMLButtonElement>(null);
  // In a low window the rail scrolls: where one is stands in sight, also once the text is larger.
  useEffect(() => {
    const { current } = button;
    const rail = current?.closest('nav');
    if (!isHere || !current || !rail) return;
    const watch = new ResizeObserver(() => current.scrollIntoView({ block: 'nearest' }));
    watch.observe(rail);
    return () => watch.disconnect();
  }, [isHere]);
  const unsigned = count > 0 ? `${count} 条未签字` : '';
  return (
    <li>
      <UnstyledButton
        ref={button}
        className={classes.place}
        aria-current={isHere ? 'page' : undefined}
        title={[digit === null ? word : `${word}（Alt+${digit}）`, unsigned].filter(Boolean).join('，')}
        {...(unsigned && { 'aria-description': unsigned })}
        onClick={onGo}
      >
        <Icon size={20} stroke={1.6} aria-hidden />
        <span className={classes.word}>{word}</span>
        {count > 0 && (
          <span className={classes.count} aria-hidden>
            {count}
          </span>
        )}
      </UnstyledButton>
    </li>
  );
}

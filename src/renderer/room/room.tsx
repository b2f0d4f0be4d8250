import { useEffect, useRef, useState } from 'react';
import { usePlace } from '#renderer/place.tsx';
import { Cover } from './cover.tsx';
import { useFocusKeeper } from './focus-keeper.ts';
import { KeyMap } from './key-map.tsx';
import { useLock } from './lock.ts';
import { Rail } from './rail.tsx';
import classes from './room.module.css';
import { useRoomKeys } from './room-keys.ts';
import { ScreenAt, screenKey } from './screen-at.tsx';
import { ScreenGuard } from './screen-guard.tsx';
import { TopLine } from './top-line.tsx';

/** The open room: rail, top line, and the screen of the place where one is. */
export function Room() {
  const { place, go } = usePlace();
  const { lock, isLocking } = useLock();
  const [covered, setCovered] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const screen = useRef<HTMLElement>(null);
  const key = screenKey(place);

  useRoomKeys({
    covered,
    goTo: (at) => {
      setShowsKeys(false);
      go({ at });
    },
    toggleCover: () => setCovered(!covered),
    lock: () => void lock(),
    showKeys: () => setShowsKeys(true),
  });

  useFocusKeeper(screen);

  // The keyboard goes on in the new screen, where it begins to write if it has a place for that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one has gone to a place
  useEffect(() => {
    if (screen.current?.contains(document.activeElement)) return;
    const first = screen.current?.querySelector<HTMLElement>('[data-autofocus]');
    (first ?? screen.current)?.focus();
  }, [place]);

  return (
    <>
      <div className={classes.room}>
        <Rail onShowKeys={() => setShowsKeys(true)} />
        <div className={classes.side}>
          <TopLine onCover={() => setCovered(true)} onLock={() => void lock()} isLocking={isLocking} />
          <main ref={screen} className={classes.screen} tabIndex={-1}>
            <ScreenGuard key={key} onLeave={() => go({ at: 'workbench' })}>
              <ScreenAt place={place} />
            </ScreenGuard>
          </main>
        </div>
      </div>
      <KeyMap opened={showsKeys} onClose={() => setShowsKeys(false)} />
      {covered && <Cover onUncover={() => setCovered(false)} />}
    </>
  );
}

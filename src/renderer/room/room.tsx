import { useEffect, useRef, useState } from 'react';
import { usePlace } from '#renderer/place.tsx';
import { Cover } from './cover.tsx';
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
    goTo: (at) => go({ at }),
    toggleCover: () => setCovered(!covered),
    lock: () => void lock(),
    showKeys: () => setShowsKeys(true),
  });

  // What had the focus may have left with the last screen; the keyboard goes on in the new one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says that another screen has come
  useEffect(() => {
    if (document.activeElement === document.body) screen.current?.focus();
  }, [key]);

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

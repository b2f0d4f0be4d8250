import { useEffect, useRef, useState } from 'react';
import { useColoursForDoor } from '#renderer/look.tsx';
import { dropNotes } from '#renderer/parts/announce.ts';
import { closeLayers, LAYER } from '#renderer/parts/layers.ts';
import { PhrasePalette } from '#renderer/phrases/phrase-palette.tsx';
import type { Written } from '#renderer/phrases/written-into.ts';
import { usePlace } from '#renderer/place.tsx';
import { useRecentStudents } from '#renderer/search/recent-students.ts';
import { SearchPalette } from '#renderer/search/search-palette.tsx';
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
  const [searches, setSearches] = useState(false);
  const [phraseInto, setPhraseInto] = useState<Written | null>(null);
  const recent = useRecentStudents(place);
  const screen = useRef<HTMLElement>(null);
  const key = screenKey(place);
  const search = () => {
    setShowsKeys(false);
    setSearches(true);
  };

  const onTheSpot = () => {
    setShowsKeys(false);
    setSearches(false);
    // What is being written keeps its draft.
    closeLayers();
    go({ at: 'onTheSpot' });
  };

  useRoomKeys({
    covered,
    goTo: (at) => {
      setShowsKeys(false);
      setSearches(false);
      go({ at });
    },
    toggleCover: () => setCovered(!covered),
    lock: () => void lock(),
    showKeys: () => setShowsKeys(true),
    search,
    onTheSpot,
    phrase: setPhraseInto,
  });

  useFocusKeeper(screen);
  useColoursForDoor();

  // biome-ignore lint/correctness/useExhaustiveDependencies: one has gone to another screen
  useEffect(dropNotes, [key]);

  // The keyboard goes on in the new screen, where it begins to write if it has a place for that; not where a sheet over
  // the same screen has gone on to the next student, and has the keyboard already.
  const before = useRef(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one has gone to a place
  useEffect(() => {
    const isSame = before.current === key;
    before.current = key;
    const { activeElement } = document;
    if (screen.current?.contains(activeElement) || (isSame && activeElement?.closest(LAYER))) return;
    const first = screen.current?.querySelector<HTMLElement>('[data-autofocus]');
    (first ?? screen.current)?.focus();
  }, [place]);

  return (
    <>
      <div className={classes.room}>
        <Rail onShowKeys={() => setShowsKeys(true)} />
        <div className={classes.side}>
          <TopLine
            onSearch={search}
            onSpot={onTheSpot}
            onCover={() => setCovered(true)}
            onLock={() => void lock()}
            isLocking={isLocking}
          />
          <main ref={screen} className={classes.screen} tabIndex={-1}>
            <ScreenGuard key={key} onLeave={() => go({ at: 'workbench' })}>
              <ScreenAt place={place} />
            </ScreenGuard>
          </main>
        </div>
      </div>
      <KeyMap opened={showsKeys} onClose={() => setShowsKeys(false)} />
      <SearchPalette
        opened={searches}
        recent={recent}
        here={place}
        onGo={(found) => {
          // What is being written keeps its draft, as when one goes elsewhere by the rail.
          closeLayers();
          go(found);
        }}
        onClose={() => setSearches(false)}
      />
      <PhrasePalette into={phraseInto} onClose={() => setPhraseInto(null)} />
      {covered && <Cover onUncover={() => setCovered(false)} />}
    </>
  );
}

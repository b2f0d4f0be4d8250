import { useEffect, useEffectEvent } from 'react';
import { type Written, writtenInto } from '#renderer/phrases/written-into.ts';
import { digitOf, RAIL_PLACES, type RailPlace } from './rail-places.ts';

interface RoomKeys {
  covered: boolean;
  goTo(place: RailPlace): void;
  toggleCover(): void;
  lock(): void;
  showKeys(): void;
  /** Something is happening: to the screen for it, whatever is being written. */
  onTheSpot(): void;
  search(): void;
  /** A phrase is wanted where the caret stands. */
  phrase(into: Written): void;
}

/** The keys that work everywhere in the room. While it is covered only uncovering and locking do. */
export function useRoomKeys(keys: RoomKeys): void {
  const asked = useEffectEvent((event: KeyboardEvent) => actionOf(event, keys));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = asked(event);
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    // In the capturing phase: these keys also work while a dialog or a picker is open.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: RoomKeys): (() => void) | undefined {
  // By its place on the keyboard: while a Chinese word is being typed, the key says only that. Held down, it
  // must not uncover what it has just covered.
  if (event.code === 'F9' || event.key === 'F9') return event.repeat ? () => {} : keys.toggleCover;
  if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'l') return keys.lock;
  // A key that does not act while the room is covered must not reach what is beneath either.
  if (keys.covered) return event.key === 'Enter' || event.key === ' ' ? undefined : () => {};
  if (event.key === 'F1') return keys.showKeys;
  if (event.key === 'F8') return keys.onTheSpot;
  if (event.ctrlKey && !event.altKey && event.code === 'KeyK') return keys.search;
  if (event.ctrlKey && !event.altKey && event.code === 'KeyJ') {
    const into = writtenInto(event.target);
    return () => into && keys.phrase(into);
  }
  if (event.altKey && !event.ctrlKey) {
    const place = RAIL_PLACES.find(({ at }) => event.code === `Digit${digitOf(at)}`);
    return place && (() => keys.goTo(place.at));
  }
  const typing =
    event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
  if (!typing && (event.key === '?' || event.key === '？')) return keys.showKeys;
  return undefined;
}

import { useEffect, useEffectEvent } from 'react';

const LOOK_EVERY_MS = 5_000;
const SIGNS_OF_SOMEBODY = ['keydown', 'pointerdown', 'pointermove'] as const;

/** Calls `onLeft` once nobody has touched the page for some minutes, a PC's sleep among them. */
export function useLeftAlone(minutes: number, onLeft: () => void): void {
  const leave = useEffectEvent(onLeft);
  useEffect(() => {
    let touchedAt = Date.now();
    const touched = () => {
      touchedAt = Date.now();
    };
    for (const sign of SIGNS_OF_SOMEBODY) window.addEventListener(sign, touched, true);
    const watch = setInterval(() => {
      if (Math.abs(Date.now() - touchedAt) >= minutes * 60_000) leave();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(watch);
      for (const sign of SIGNS_OF_SOMEBODY) window.removeEventListener(sign, touched, true);
    };
  }, [minutes]);
}

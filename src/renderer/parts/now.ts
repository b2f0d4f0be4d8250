import { useEffect, useState } from 'react';

/** Often enough for what is owed to the minute. */
const TICK_MS = 15_000;

/** This PC's clock, for what is owed by it: the screen goes on with it. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

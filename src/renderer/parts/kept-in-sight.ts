import { type RefObject, useEffect } from 'react';

/**
 * A wide table opens at its column of today, and keeps it in sight where the window or the size of the text becomes
 * another.
 *
 * @param selector finds that column's head in the table; the table stands in what scrolls.
 */
export function useKeptInSight(table: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    const head = table.current?.querySelector(selector);
    const scroller = table.current?.parentElement;
    if (!head || !scroller) return;
    head.scrollIntoView({ inline: 'center', block: 'nearest' });
    const watch = new ResizeObserver(() => head.scrollIntoView({ inline: 'nearest', block: 'nearest' }));
    watch.observe(scroller);
    return () => watch.disconnect();
  }, [table, selector]);
}

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
    let width = scroller.clientWidth;
    const watch = new ResizeObserver(() => {
      if (scroller.clientWidth === width) return;
      width = scroller.clientWidth;
      // Whoever has gone to another column goes on there.
      const at = scroller.contains(document.activeElement) ? document.activeElement : head;
      at?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    });
    watch.observe(scroller);
    return () => watch.disconnect();
  }, [table, selector]);
}

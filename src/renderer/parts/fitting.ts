import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * How many of an element's children stand in its first line, as wide as it is now. They must wrap, and keep their
 * size whether they fit or not.
 *
 * @param count of the children: with another one it is measured anew.
 */
export function useFitting(count: number): { ref: RefObject<HTMLDivElement | null>; fitting: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew with other children
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const children = [...element.children].filter((child) => child instanceof HTMLElement);
      const top = children[0]?.offsetTop ?? 0;
      setFitting(children.filter(({ offsetTop }) => offsetTop === top).length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [count]);
  return { ref, fitting };
}

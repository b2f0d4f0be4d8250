import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';

/**
 * Content that stays itself while the screen changes where it stands: whoever enlarges the window finds in the sheet
 * over the file what was typed, and what lay open, in the one beside it.
 *
 * @returns `content`, to be drawn once and always; and `place`, to be drawn where it is to stand now.
 */
export function useCarried(carried: ReactNode): { content: ReactNode; place: ReactNode } {
  const [carrier] = useState(() => {
    const element = document.createElement('div');
    element.style.display = 'contents';
    return element;
  });
  const takeUp = useCallback((place: HTMLDivElement | null) => place?.append(carrier), [carrier]);
  return {
    content: createPortal(carried, carrier),
    place: <div ref={takeUp} style={{ display: 'contents' }} />,
  };
}

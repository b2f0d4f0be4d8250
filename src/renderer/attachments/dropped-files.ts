import { type DragEvent, useRef, useState } from 'react';

/**
 * Lets files be dropped on an element. The page gets what lies in them, and never where they lie.
 *
 * @param wanted false where nothing can be dropped.
 */
export function useDroppedFiles(onDrop: (files: File[]) => void, wanted: boolean) {
  const [isOver, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent) => wanted && event.dataTransfer.types.includes('Files');
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return {
    isOver,
    target: {
      onDragEnter(event: DragEvent) {
        if (!holdsFiles(event)) return;
        depth.current += 1;
        setOver(true);
      },
      onDragOver(event: DragEvent) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave(event: DragEvent) {
        if (!holdsFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      onDrop(event: DragEvent) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        leave();
        onDrop([...event.dataTransfer.files]);
      },
    },
  };
}

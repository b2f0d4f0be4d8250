import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { FITS_SHEET_PX, SHEET_PX } from '#shared/contract/shell.ts';
import classes from './document-preview.module.css';

/** A style of our own after the markup's, as printing lays it. */
const restyled = (html: string, css: string) => `${html}<style>${css}</style>`;

interface DocumentPreviewProps {
  html: string;
  title: string;
  /** Styles that bring the document to one page, the first that is enough; as when it is printed. */
  tighter?: readonly string[];
  /** Its style where none is. */
  overPages?: string;
}

const NONE: readonly string[] = [];

/**
 * A document as it will lie on paper. It is shown in a frame of its own that runs no scripts, on the same
 * page (`/paper.html`) that main prints from.
 */
export function DocumentPreview({ html, title, tighter = NONE, overPages = '' }: DocumentPreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState(false);
  const [scale, setScale] = useState(1);
  const [height, setHeight] = useState<number>(SHEET_PX.height);

  useEffect(() => {
    const paper = frame.current?.contentDocument?.getElementById('paper');
    if (!loaded || !paper) return;
    // As tall as what stands in it: a bar beside the text would make it narrower than it is on paper.
    paper.ownerDocument.documentElement.style.overflow = 'hidden';
    const lay = () => {
      paper.innerHTML = html;
      for (const css of tighter) {
        if (paper.offsetHeight <= FITS_SHEET_PX) break;
        paper.innerHTML = restyled(html, css);
      }
      if (tighter.length > 0 && paper.offsetHeight > FITS_SHEET_PX)
        paper.innerHTML = restyled(html, overPages);
      setHeight(Math.max(SHEET_PX.height, paper.offsetHeight));
    };
    lay();
    // Fonts that come in late may make the text longer.
    void paper.ownerDocument.fonts.ready.then(lay);
  }, [html, loaded, tighter, overPages]);

  // Before it is painted: a sheet that jumps to its size is read from the wrong place.
  useLayoutEffect(() => {
    const box = ground.current;
    if (!box) return;
    const scaleToFit = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(box);
      const width = box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      // A part of the screen that is folded away has no width.
      if (width > 0) setScale(Math.min(1, width / SHEET_PX.width));
    };
    scaleToFit();
    const observer = new ResizeObserver(scaleToFit);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={ground} className={classes.ground}>
      <div className={classes.sheet} style={{ width: SHEET_PX.width * scale, height: height * scale }}>
        <iframe
          ref={frame}
          title={title}
          src="/paper.html"
          sandbox="allow-same-origin"
          // Keys pressed inside of a frame never reach the room: Ctrl+L would not lock.
          tabIndex={-1}
          className={classes.frame}
          style={{ width: SHEET_PX.width, height, transform: `scale(${scale})` }}
          onLoad={() => setLoaded(true)}
        />
      </div>
    </div>
  );
}

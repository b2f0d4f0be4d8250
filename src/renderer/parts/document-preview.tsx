import { useEffect, useRef, useState } from 'react';
import classes from './document-preview.module.css';

/** A4 at 96 dpi. */
const PAGE = { width: 794, height: 1123 };

/**
 * A document as it will lie on paper. It is shown in a frame of its own that runs no scripts, on the same
 * page (`/paper.html`) that main prints from.
 */
export function DocumentPreview({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState(false);
  const [scale, setScale] = useState(1);
  const [height, setHeight] = useState(PAGE.height);

  useEffect(() => {
    const paper = frame.current?.contentDocument?.getElementById('paper');
    if (!loaded || !paper) return;
    paper.innerHTML = html;
    const measure = () => setHeight(Math.max(PAGE.height, paper.ownerDocument.documentElement.scrollHeight));
    measure();
    // Fonts that come in late may make the text longer.
    void paper.ownerDocument.fonts.ready.then(measure);
  }, [html, loaded]);

  useEffect(() => {
    const box = ground.current;
    if (!box) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setScale(Math.min(1, entry.contentRect.width / PAGE.width));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={ground} className={classes.ground}>
      <div className={classes.sheet} style={{ width: PAGE.width * scale, height: height * scale }}>
        <iframe
          ref={frame}
          title={title}
          src="/paper.html"
          sandbox="allow-same-origin"
          // Keys pressed inside of a frame never reach the room: Ctrl+L would not lock.
          tabIndex={-1}
          className={classes.frame}
          style={{ width: PAGE.width, height, transform: `scale(${scale})` }}
          onLoad={() => setLoaded(true)}
        />
      </div>
    </div>
  );
}

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { openPdf } from './pdf-document.ts';
import classes from './pdf-pages.module.css';

/** Wider than this a page is not drawn, however sharp the screen: a drawing takes memory for every dot. */
const MOST_DOTS = 2_400;
/** An A4 sheet, until the page has said how tall it is. */
const A4 = 297 / 210;

interface PdfPagesProps {
  token: string;
  bytes: number;
  onFailed(): void;
}

/** The pages of a PDF beneath each other; a page is drawn when it comes into sight. */
export default function PdfPages({ token, bytes, onFailed }: PdfPagesProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    let gone = false;
    const fail = () => {
      if (!gone) failed();
    };
    const opening = openPdf(token, bytes, fail);
    opening.promise.then((opened) => {
      if (!gone) setPdf(opened);
    }, fail);
    return () => {
      gone = true;
      void opening.destroy();
    };
  }, [token, bytes]);
  if (!pdf) return <p role="status">正在打开…</p>;
  return (
    <div className={classes.pages}>
      {Array.from({ length: pdf.numPages }, (_, index) => index + 1).map((number) => (
        <Page key={number} pdf={pdf} number={number} onFailed={onFailed} />
      ))}
    </div>
  );
}

interface PageProps {
  pdf: PDFDocumentProxy;
  number: number;
  onFailed(): void;
}

function Page({ pdf, number, onFailed }: PageProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [inSight, setInSight] = useState(false);
  const [ratio, setRatio] = useState(A4);
  const failed = useEffectEvent(onFailed);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry) setInSight(entry.isIntersecting);
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const target = canvas.current;
    const width = box.current?.clientWidth ?? 0;
    if (!inSight || !target || width === 0) return;
    let stop = () => {};
    let gone = false;
    void pdf
      .getPage(number)
      .then((page) => {
        if (gone) return undefined;
        const drawing = draw(page, target, width);
        stop = () => drawing.cancel();
        setRatio(target.height / target.width);
        return drawing.promise.then(() => {
          target.dataset.drawn = 'true';
        });
      })
      .catch(() => {
        if (!gone) failed();
      });
    return () => {
      gone = true;
      stop();
      // A page out of sight gives back its memory.
      target.width = 0;
      target.height = 0;
    };
  }, [pdf, number, inSight]);

  return (
    <div ref={box} className={classes.page} style={{ aspectRatio: `${1 / ratio}` }}>
      <canvas ref={canvas} role="img" aria-label={`第 ${number} 页，共 ${pdf.numPages} 页`} />
    </div>
  );
}

function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number) {
  const natural = page.getViewport({ scale: 1 });
  const dots = Math.min(MOST_DOTS, width * window.devicePixelRatio);
  const viewport = page.getViewport({ scale: dots / natural.width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  return page.render({ canvas, viewport });
}

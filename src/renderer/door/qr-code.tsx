import { encode } from 'uqr';

/** Around a QR code four modules stay white (ISO/IEC 18004). */
const QUIET = 4;

/**
 * Text as a QR code, as large as its class says. A quarter of it may be lost to a crease or a stain: it lies
 * in a safe for years.
 */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { data, size } = encode(text, { ecc: 'Q', boostEcc: true, border: QUIET });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <path d={squares.join('')} fill="black" />
    </svg>
  );
}

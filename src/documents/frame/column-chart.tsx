import { type ColumnChart, layColumns } from '#shared/column-chart.ts';

/** Columns in black and white, with their figures on them: full or hatched, so that any printer tells them apart. */
export function PrintedColumns(chart: ColumnChart) {
  const { width, height, series } = chart;
  const { columns, words, baseY, askedY } = layColumns(chart);
  return (
    <figure className="chart">
      {series.length > 1 && (
        <figcaption>
          {series.map(({ name, fill }) => (
            <span key={name}>
              <svg width="12" height="10" viewBox="0 0 12 10" aria-hidden="true">
                <rect x="0.5" y="0.5" width="11" height="9" className={fill} />
              </svg>{' '}
              {name}
            </span>
          ))}
        </figcaption>
      )}
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <defs>
          <pattern
            id="hatch"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="5" stroke="#000" strokeWidth="1.6" />
          </pattern>
        </defs>
        {columns.map(({ key, fill, x, y, width: wide, height: high, label }) => (
          <g key={key}>
            {high > 0 && <rect x={x} y={y} width={wide} height={high} className={fill} />}
            {label && <text {...label.place}>{label.text}</text>}
          </g>
        ))}
        <line x1="0" y1={baseY} x2={width} y2={baseY} stroke="#000" />
        {askedY !== null && (
          <line x1="0" y1={askedY} x2={width} y2={askedY} stroke="#000" strokeDasharray="6 4" />
        )}
        {words.map(({ key, text, place }) => (
          <text key={key} {...place}>
            {text}
          </text>
        ))}
      </svg>
    </figure>
  );
}

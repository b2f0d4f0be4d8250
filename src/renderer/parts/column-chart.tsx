import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { type ColumnSeries, layColumns } from '#shared/column-chart.ts';
import classes from './column-chart.module.css';

interface ColumnsProps {
  height: number;
  words: readonly string[];
  series: readonly ColumnSeries[];
  /** A line across at a value that is asked for. */
  asked?: number;
}

/** Columns with their figures on them. The table beside it says the same: whoever hears the screen hears that one. */
export function Columns({ height, words, series, asked }: ColumnsProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const hatch = useId();
  const laid = layColumns({ width, height, words, series, ...(asked === undefined ? {} : { asked }) });
  return (
    <div className={classes.chart} aria-hidden="true">
      {series.length > 1 && (
        <div className={classes.legend}>
          {series.map(({ name, fill }) => (
            <span key={name} className={classes.entry}>
              <span className={classes[fill]} /> {name}
            </span>
          ))}
        </div>
      )}
      <div ref={ref} style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height}>
            <title>{series.map(({ name }) => name).join('、')}</title>
            <defs>
              <pattern
                id={hatch}
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <line className={classes.hatch} x1="0" y1="0" x2="0" y2="6" />
              </pattern>
            </defs>
            {laid.columns.map(({ key, fill, x, y, width: wide, height: high, label }) => (
              <g key={key}>
                {high > 0 && (
                  <rect
                    className={classes.column}
                    x={x}
                    y={y}
                    width={wide}
                    height={high}
                    fill={fill === 'hatched' ? `url(#${hatch})` : 'var(--accent)'}
                  />
                )}
                {label && <text {...label.place}>{label.text}</text>}
              </g>
            ))}
            <line className={classes.base} x1="0" y1={laid.baseY} x2={width} y2={laid.baseY} />
            {laid.askedY !== null && (
              <line className={classes.asked} x1="0" y1={laid.askedY} x2={width} y2={laid.askedY} />
            )}
            {laid.words.map(({ key, text, place }) => (
              <text key={key} {...place} className={classes.word}>
                {text}
              </text>
            ))}
          </svg>
        )}
      </div>
    </div>
  );
}

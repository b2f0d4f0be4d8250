import { SegmentedControl } from '@mantine/core';
import { usePlace } from '#renderer/place.tsx';

const PLACES = { enquiries: '信箱热线', helpers: '心理委员', seasons: '一级预警' } as const;
type PreventionPlace = keyof typeof PLACES;

/** Which part of 日常预防 is shown. */
export function PreventionTabs({ at }: { at: PreventionPlace }) {
  const { replace } = usePlace();
  return (
    <div>
      <SegmentedControl
        aria-label="显示日常预防的哪一部分"
        // The keys of the table above: Object.entries widens them to string.
        data={Object.entries(PLACES).map(([value, label]) => ({ value: value as PreventionPlace, label }))}
        value={at}
        onChange={(chosen) => replace({ at: chosen })}
      />
    </div>
  );
}

import { Input, SegmentedControl, Stack } from '@mantine/core';
import { type Colours, type Density, useColours, useDensity } from '#renderer/look.tsx';

const COLOURS: { value: Colours; label: string }[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
  { value: 'auto', label: '跟随系统' },
];

const DENSITIES: { value: Density; label: string }[] = [
  { value: 'comfortable', label: '舒适' },
  { value: 'compact', label: '紧凑' },
];

/** How the screen looks; kept in the vault. */
export function Appearance() {
  const [colours, setColours] = useColours();
  const [density, setDensity] = useDensity();
  return (
    <Stack gap={24}>
      <Input.Wrapper label="颜色" labelElement="div" description="上锁后的页面跟随系统">
        <div style={{ marginTop: 4 }}>
          <SegmentedControl<Colours> aria-label="颜色" data={COLOURS} value={colours} onChange={setColours} />
        </div>
      </Input.Wrapper>
      <Input.Wrapper label="疏密" labelElement="div" description="紧凑时一屏能看到更多行">
        <div style={{ marginTop: 4 }}>
          <SegmentedControl<Density>
            aria-label="疏密"
            data={DENSITIES}
            value={density}
            onChange={setDensity}
          />
        </div>
      </Input.Wrapper>
    </Stack>
  );
}

import { Input, SegmentedControl, Select, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { type Density, useColours, useDensity } from '#renderer/look.tsx';
import { useAskedAnew, useCommand, useRequest } from '#renderer/request.ts';
import { type Colours, TEXT_SIZES } from '#shared/contract/look.ts';

const COLOURS: { value: Colours; label: string }[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
  { value: 'auto', label: '跟随系统' },
];

const DENSITIES: { value: Density; label: string }[] = [
  { value: 'comfortable', label: '舒适' },
  { value: 'compact', label: '紧凑' },
];

/** How the screen looks; the size of the text on this PC alone. */
export function Appearance() {
  const [colours, setColours] = useColours();
  const [density, setDensity] = useDensity();
  return (
    <Stack gap={24}>
      <Input.Wrapper label="颜色" labelElement="div" description="上锁后的页面也跟着变">
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
      <TextSizeChoice />
    </Stack>
  );
}

/** 文字大小: everything is drawn larger or smaller, on this PC, at the door too. */
function TextSizeChoice() {
  const { data } = useRequest('preferences.lookOfThisPc', {});
  const change = useCommand('preferences.changeLook');
  const askAnew = useAskedAnew('preferences.lookOfThisPc');
  useEffect(() => {
    // By the keys it changes without this page; the page's own size then changes with it.
    window.addEventListener('resize', askAnew);
    return () => window.removeEventListener('resize', askAnew);
  }, [askAnew]);
  if (!data) return null;
  return (
    <Select
      label="文字大小"
      description="只在这台电脑上。随时可以按 Ctrl + 加号、Ctrl + 减号改变，Ctrl + 0 复原"
      w={240}
      data={TEXT_SIZES.map((size) => ({ value: `${size}`, label: `${Math.round(size * 100)}%` }))}
      value={`${data.textSize}`}
      onChange={(value) => {
        const textSize = TEXT_SIZES.find((size) => `${size}` === value);
        if (textSize) void change.run({ textSize });
      }}
    />
  );
}

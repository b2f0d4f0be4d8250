import { Input, type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';

const SCHEMES: { value: MantineColorScheme; label: string }[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
  { value: 'auto', label: '跟随系统' },
];

/** How the screen looks, until the app is closed. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Input.Wrapper label="颜色" labelElement="div" description="这次打开期间有效">
      <div style={{ marginTop: 4 }}>
        <SegmentedControl<MantineColorScheme>
          aria-label="颜色"
          data={SCHEMES}
          value={colorScheme}
          onChange={setColorScheme}
        />
      </div>
    </Input.Wrapper>
  );
}

import { SegmentedControl } from '@mantine/core';
import { usePlace } from '#renderer/place.tsx';

/** What the room counts: its work, or what the bureau asks for on its own sheet. */
export function CountsChoice({ shown }: { shown: 'summaries' | 'workload' }) {
  const { go } = usePlace();
  return (
    <div>
      <SegmentedControl
        aria-label="显示哪种统计"
        data={[
          { value: 'summaries', label: '汇总表' },
          { value: 'workload', label: '工作量统计' },
        ]}
        value={shown}
        onChange={(at) => go(at === 'workload' ? { at } : { at: 'summaries' })}
      />
    </div>
  );
}

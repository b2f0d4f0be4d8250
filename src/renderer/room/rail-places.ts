import {
  IconCalendarWeek,
  IconFlag3,
  IconHomeHeart,
  IconLayoutDashboard,
  IconMail,
  IconNotes,
  IconSettings,
  IconSpeakerphone,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import type { Place } from '#renderer/place.tsx';

/** The places of the rail, in the order of Alt+1 … Alt+9, Alt+0. */
export const RAIL_PLACES = [
  { at: 'workbench', word: '工作台', icon: IconLayoutDashboard },
  { at: 'students', word: '学生', icon: IconUsers },
  { at: 'watchlist', word: '预警库', icon: IconFlag3 },
  { at: 'sessions', word: '辅导记录', icon: IconNotes },
  { at: 'followUps', word: '跟踪', icon: IconCalendarWeek },
  { at: 'homeVisits', word: '家访', icon: IconHomeHeart },
  { at: 'letters', word: '告知书', icon: IconMail },
  { at: 'activities', word: '活动', icon: IconSpeakerphone },
  { at: 'summaries', word: '汇总', icon: IconTable },
  { at: 'settings', word: '设置', icon: IconSettings },
] as const satisfies readonly { at: Place['at']; word: string; icon: unknown }[];

export type RailPlace = (typeof RAIL_PLACES)[number]['at'];

/** The place of the rail that a place belongs to. */
export function railPlaceOf(place: Place): RailPlace {
  switch (place.at) {
    case 'archive':
    case 'student':
      return 'students';
    case 'session':
      return 'sessions';
    case 'letter':
      return 'letters';
    case 'summary':
      return 'summaries';
    case 'rollOver':
    case 'rollOverReport':
      return 'settings';
    default:
      return place.at;
  }
}

/** The digit that goes to the nth place with Alt: 1 … 9, then 0. */
export function digitOf(index: number): string {
  return `${(index + 1) % 10}`;
}

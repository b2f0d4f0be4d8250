import {
  IconCalendarWeek,
  IconClipboardList,
  IconFlag3,
  IconHomeHeart,
  IconLayoutDashboard,
  IconMail,
  IconMessages,
  IconNotes,
  IconReport,
  IconSettings,
  IconSpeakerphone,
  IconSunrise,
  IconTable,
  IconUrgent,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Place } from '#renderer/place.tsx';
import { PREVENTION } from '#renderer/prevention/prevention-words.ts';

/** Where the rail goes: places that are reached without saying which record is meant. */
export type RailPlace = Extract<
  Place['at'],
  | 'workbench'
  | 'students'
  | 'watchlist'
  | 'sessions'
  | 'followUps'
  | 'homeVisits'
  | 'conferences'
  | 'screenings'
  | 'weeklyReports'
  | 'incidents'
  | 'enquiries'
  | 'letters'
  | 'activities'
  | 'summaries'
  | 'settings'
>;

export interface RailEntry {
  at: RailPlace;
  word: string;
  icon: TablerIcon;
  /** It came later: the digits that hands know already stay with the others. */
  isLater?: true;
}

/**
 * The rail, group by group, in the order of Alt+1 … Alt+9, Alt+0; what came later, or after the tenth, has no digit.
 */
export const RAIL_GROUPS: readonly { word: string; places: readonly RailEntry[] }[] = [
  { word: '今天', places: [{ at: 'workbench', word: '工作台', icon: IconLayoutDashboard }] },
  {
    word: '学生工作',
    places: [
      { at: 'students', word: '学生', icon: IconUsers },
      { at: 'watchlist', word: '预警库', icon: IconFlag3 },
      { at: 'sessions', word: '辅导记录', icon: IconNotes },
      { at: 'followUps', word: '跟踪', icon: IconCalendarWeek },
      { at: 'homeVisits', word: '家访', icon: IconHomeHeart },
      { at: 'conferences', word: '会商', icon: IconMessages, isLater: true },
      { at: 'screenings', word: '普查', icon: IconClipboardList, isLater: true },
      { at: 'weeklyReports', word: '班级周报', icon: IconReport, isLater: true },
      { at: 'incidents', word: '危机事件', icon: IconUrgent, isLater: true },
      { at: 'enquiries', word: PREVENTION, icon: IconSunrise, isLater: true },
    ],
  },
  {
    word: '文书与统计',
    places: [
      { at: 'letters', word: '告知书', icon: IconMail },
      { at: 'activities', word: '活动', icon: IconSpeakerphone },
      { at: 'summaries', word: '汇总', icon: IconTable },
    ],
  },
  { word: '本机', places: [{ at: 'settings', word: '设置', icon: IconSettings }] },
];

/** All of them, in their order. */
export const RAIL_PLACES: readonly RailEntry[] = RAIL_GROUPS.flatMap(({ places }) => places);

/** The place of the rail that a place belongs to. */
export function railPlaceOf(place: Place): RailPlace {
  switch (place.at) {
    case 'archive':
    case 'student':
      return 'students';
    case 'session':
      return 'sessions';
    case 'conference':
      return 'conferences';
    case 'screening':
      return 'screenings';
    case 'incident':
    case 'onTheSpot':
      return 'incidents';
    case 'helpers':
    case 'seasons':
      return 'enquiries';
    case 'teacherWorkbooks':
      return 'followUps';
    case 'weeklyWorkbooks':
      return 'weeklyReports';
    case 'letter':
      return 'letters';
    case 'summary':
    case 'workload':
      return 'summaries';
    case 'rollOver':
    case 'rollOverReport':
      return 'settings';
    default:
      return place.at;
  }
}

const DIGITS = 10;

/** The digit that goes to a place with Alt: 1 … 9, then 0; null for what comes after. */
export function digitOf(at: RailPlace): string | null {
  const index = RAIL_PLACES.filter(({ isLater }) => !isLater).findIndex((place) => place.at === at);
  return index >= 0 && index < DIGITS ? `${(index + 1) % DIGITS}` : null;
}

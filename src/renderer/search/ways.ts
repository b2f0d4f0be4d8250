import {
  IconArchive,
  IconArrowUp,
  IconCalendarPlus,
  IconChartBar,
  IconHomeQuestion,
  IconMailbox,
  IconSettings,
  IconSpeakerphone,
  IconSunrise,
  IconTablePlus,
  IconUpload,
  IconUrgent,
  IconUserHeart,
  IconUserPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { IMPORT_WORKBOOKS } from '#renderer/follow-ups/workbooks/workbooks-import.tsx';
import { PLAN } from '#renderer/home-visits/plan-form.tsx';
import { KINDS, WRITING_ACTS } from '#renderer/kinds/kinds.ts';
import type { Place } from '#renderer/place.tsx';
import { PREVENTION } from '#renderer/prevention/prevention-words.ts';
import { RAIL_PLACES } from '#renderer/room/rail-places.ts';
import { SETTINGS_SECTIONS } from '#renderer/settings/settings.tsx';
import { IMPORT_LIST } from '#renderer/watchlist/list-import.tsx';
import { IMPORT_WEEKS } from '#renderer/weekly-reports/week-workbooks.tsx';
import type { RecordKind } from '#shared/record-kinds.ts';
import { fitFor, MEANS_THE_NAME } from '#shared/student-search.ts';

/** What one goes to by its name: a place, or something to be written. */
export interface Way {
  word: string;
  /** What it belongs to, where its own word does not say. */
  within: string;
  icon: TablerIcon;
  leads: { to: 'place'; place: Place } | { to: 'writing'; kind: RecordKind };
}

const toPlace = (word: string, icon: TablerIcon, place: Place, within = ''): Way => ({
  word,
  within,
  icon,
  leads: { to: 'place', place },
});

/** Every place and every act, in the order in which equals are listed. */
const WAYS: readonly Way[] = [
  ...RAIL_PLACES.map(({ at, word, icon }) => toPlace(word, icon, { at })),
  ...WRITING_ACTS.map(
    ({ kind, act }): Way => ({
      word: act,
      within: '',
      icon: KINDS[kind].icon,
      leads: { to: 'writing', kind },
    }),
  ),
  toPlace('危机现场', IconUrgent, { at: 'onTheSpot' }, '危机事件'),
  toPlace('记危机事件', IconUrgent, { at: 'incident', incidentId: null }, '危机事件'),
  toPlace('导入名册', IconUpload, { at: 'students', begins: 'import' }, '学生'),
  toPlace(IMPORT_LIST, IconUpload, { at: 'watchlist', begins: 'import' }, '预警库'),
  toPlace('新增学生', IconUserPlus, { at: 'students', begins: 'student' }, '学生'),
  toPlace('新建跟踪周期', IconCalendarPlus, { at: 'followUps', begins: 'period' }, '跟踪'),
  toPlace(IMPORT_WORKBOOKS, IconUpload, { at: 'followUps', begins: 'workbooks' }, '跟踪'),
  toPlace(IMPORT_WEEKS, IconUpload, { at: 'weeklyWorkbooks' }, '班级周报'),
  toPlace('应访未访', IconHomeQuestion, { at: 'homeVisits', shows: 'unvisited' }, '家访'),
  toPlace(PLAN, IconCalendarPlus, { at: 'homeVisits', plans: true }, '家访'),
  toPlace('新建汇总表', IconTablePlus, { at: 'summaries', begins: 'summary' }, '汇总'),
  toPlace('工作量统计', IconChartBar, { at: 'workload' }, '汇总'),
  toPlace('记活动', IconSpeakerphone, { at: 'activities', activityId: 'new' }),
  toPlace('心理委员名册', IconUserHeart, { at: 'helpers' }, PREVENTION),
  toPlace('一级预警', IconSunrise, { at: 'seasons' }, PREVENTION),
  toPlace('信箱热线登记簿', IconMailbox, { at: 'enquiries' }, PREVENTION),
  toPlace('已离校', IconArchive, { at: 'archive' }, '学生'),
  toPlace('办理升级', IconArrowUp, { at: 'rollOver' }, '学年与班级'),
  ...SETTINGS_SECTIONS.map(({ key, word }) =>
    toPlace(word, IconSettings, { at: 'settings', section: key }, '设置'),
  ),
];

const MOST = 5;
/** Two letters in the middle of a word name too much. */
const FEWEST_LETTERS_WITHIN = 3;

/** The places and acts that a query names, by word, pinyin or initials, the best fit first. */
export function waysFor(query: string): Way[] {
  const text = query.trim();
  if (text === '') return [];
  const fitOf = fitFor(text);
  const isShort = /^[a-z]+$/i.test(text) && text.length < FEWEST_LETTERS_WITHIN;
  return WAYS.flatMap((way) => {
    const fit = fitOf({ name: way.word, studentNumber: '', otherNumber: '', className: '' });
    return fit === null || (isShort && fit > MEANS_THE_NAME) ? [] : [{ way, fit }];
  })
    .sort((one, other) => one.fit - other.fit)
    .slice(0, MOST)
    .map(({ way }) => way);
}

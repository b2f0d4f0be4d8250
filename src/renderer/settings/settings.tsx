import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { ReportRoutes } from '#renderer/incidents/report-routes.tsx';
import { Institutions } from '#renderer/institutions/institutions.tsx';
import { LetterKinds } from '#renderer/letters/kinds/letter-kinds.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { useKept } from '#renderer/place.tsx';
import { WeeklyRule } from '#renderer/weekly-reports/weekly-rule.tsx';
import { Appearance } from './appearance.tsx';
import { AuditLog } from './audit-log.tsx';
import { Backups } from './backups.tsx';
import { ClueRules } from './clue-rules.tsx';
import { ContactRules } from './contact-rules.tsx';
import { Intervals } from './intervals.tsx';
import { Keys } from './keys.tsx';
import { OpeningTimes } from './opening-times.tsx';
import { SafetyForm } from './safety-form.tsx';
import { SchoolForm } from './school-form.tsx';
import { SchoolYear } from './school-year.tsx';
import classes from './settings.module.css';
import { Staff } from './staff.tsx';
import { Versions } from './versions.tsx';
import { WarningWordsForm } from './warning-words-form.tsx';
import { Wordings } from './wordings.tsx';

/** What the settings are parted into, in their order. */
export const SETTINGS_SECTIONS = [
  { key: 'school', word: '学校', content: SchoolForm },
  { key: 'wording', word: '告知书模板', content: LetterKinds },
  { key: 'institutions', word: '机构名录', content: Institutions },
  { key: 'classes', word: '学年与班级', content: SchoolYear },
  { key: 'opening', word: '开放时间', content: OpeningTimes },
  { key: 'contacts', word: '联系频次', content: ContactRules },
  { key: 'intervals', word: '办理期限', content: Intervals },
  { key: 'clueRules', word: '预警线索', content: ClueRules },
  { key: 'weeklyReports', word: '班级周报', content: WeeklyRule },
  { key: 'reports', word: '报告名单', content: ReportRoutes },
  { key: 'wordings', word: '模板与常用语', content: Wordings },
  { key: 'warningWords', word: '预警词', content: WarningWordsForm },
  { key: 'staff', word: '教师', content: Staff },
  { key: 'keys', word: '密码', content: Keys },
  { key: 'backups', word: '备份', content: Backups },
  { key: 'safety', word: '安全', content: SafetyForm },
  { key: 'appearance', word: '外观', content: Appearance },
  { key: 'audit', word: '操作日志', content: AuditLog },
  { key: 'versions', word: '关于', content: Versions },
];

/** @param section opened instead of the one where one was last. */
export function Settings({ section: wanted }: { section?: string | undefined }) {
  const [kept, keep] = useKept('section', 'school');
  const [section, setSection] = useState(wanted ?? kept);
  const open = (next: string) => {
    keep(next);
    setSection(next);
  };
  return (
    <PageFrame title="设置">
      <Tabs value={section} onChange={(next) => next && open(next)} className={classes.sections}>
        <Tabs.List>
          {SETTINGS_SECTIONS.map(({ key, word }) => (
            <Tabs.Tab key={key} value={key}>
              {word}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {SETTINGS_SECTIONS.map(({ key, content: Content }) => (
          <Tabs.Panel key={key} value={key} className={classes.section}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
    </PageFrame>
  );
}

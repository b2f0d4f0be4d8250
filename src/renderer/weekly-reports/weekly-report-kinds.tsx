import { IconReport, IconReportMedical } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { WeeklyEntryOpened } from './entry-opened.tsx';

export const weeklyReportKind: KindOnScreen<'weeklyReport'> = {
  icon: IconReport,
  opens: { in: 'place', place: (reportId) => ({ at: 'weeklyReports', reportId }) },
  // It is of a class, and begins on the board of all classes.
  writes: null,
};

export const weeklyReportEntryKind: KindOnScreen<'weeklyReportEntry'> = {
  icon: IconReportMedical,
  opens: { in: 'file', title: '班级周报里的情况', closesItself: true, Body: WeeklyEntryOpened },
  writes: null,
};

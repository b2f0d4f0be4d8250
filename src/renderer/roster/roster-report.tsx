import { Tabs, Text } from '@mantine/core';
import type { RosterLine, RosterReport } from '#shared/contract/roster.ts';
import { LIST_KINDS, ROSTER_VERDICTS } from '#shared/roster-terms.ts';
import { codesOf } from '#shared/terms.ts';
import { MissingReport } from './missing-students.tsx';
import { RemarkOffers } from './remark-offers.tsx';
import classes from './roster.module.css';
import { RosterLines, UNITS } from './roster-lines.tsx';
import { TeacherChanges } from './teacher-changes.tsx';

/** What an import brought, right to the row. */
export function RosterReportTabs({ report }: { report: RosterReport }) {
  const { lines, offers, teachers, missing } = report;
  const sections = codesOf(ROSTER_VERDICTS).flatMap((verdict) => {
    const rows = lines.filter((line) => line.verdict === verdict);
    const taken = rows.filter((line) => line.taken);
    const left = rows.filter((line) => !line.taken);
    const word = ROSTER_VERDICTS[verdict];
    const section = (key: string, heading: string, shown: RosterLine[]) =>
      shown.length > 0 ? [{ key, heading: `${heading}（${shown.length}）`, verdict, rows: shown }] : [];
    return [
      ...section(`${verdict}/taken`, `已写入：${word}`, taken),
      ...section(`${verdict}/left`, taken.length > 0 ? `未勾选：${word}` : word, left),
    ];
  });
  const written = lines.filter(({ taken }) => taken).length;
  return (
    <>
      <Text className={classes.tally} role="status">
        {LIST_KINDS[report.list]}共 {lines.length} 行，已写入 {written} {UNITS[report.list]}。
      </Text>
      <Tabs className={classes.tabs} defaultValue={sections[0]?.key ?? 'missing'}>
        <Tabs.List>
          {sections.map(({ key, heading }) => (
            <Tabs.Tab key={key} value={key}>
              {heading}
            </Tabs.Tab>
          ))}
          {offers.length > 0 && <Tabs.Tab value="offers">备注里的情况（{offers.length}）</Tabs.Tab>}
          {teachers.length > 0 && <Tabs.Tab value="teachers">班主任（{teachers.length}）</Tabs.Tab>}
          {missing.length > 0 && <Tabs.Tab value="missing">名册上没有（{missing.length}）</Tabs.Tab>}
        </Tabs.List>
        {sections.map(({ key, verdict, rows }) => (
          <Tabs.Panel key={key} value={key} className={classes.panel}>
            <RosterLines verdict={verdict} identifiedBy={report.identifiedBy} lines={rows} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="offers" className={classes.panel}>
          <RemarkOffers offers={offers} />
        </Tabs.Panel>
        <Tabs.Panel value="teachers" className={classes.panel}>
          <TeacherChanges teachers={teachers} />
        </Tabs.Panel>
        <Tabs.Panel value="missing" className={classes.panel}>
          <MissingReport identifiedBy={report.identifiedBy} missing={missing} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
